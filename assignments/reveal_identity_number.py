"""What is otherwise hidden is shown, and who looked and when is kept (GDPR article 32)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Participant
from bikuben.models import ReadLog, User
from bikuben.refusals import Refused


@transaction.atomic
def reveal_identity_number(participant: Participant, *, by: User, now: datetime) -> str:
    """Her identity number in full (eleven digits); the look is logged. Refused where there is none."""
    found = Participant.objects.get(pk=participant.pk)
    if not found.identity_hash:
        raise Refused(_("Nummeret er ikke ført ennå."), code="no_number")
    _log(ReadLog.What.IDENTITY_NUMBER, found, by=by, now=now)
    return str(found.identity_number)


def log_private_view(participant: Participant, *, by: User, now: datetime) -> None:
    """Note that someone opened what is private about her: note, permit, benefits."""
    _log(ReadLog.What.PRIVATE_VIEW, participant, by=by, now=now)


def log_copy(participant: Participant, *, by: User, now: datetime) -> None:
    """Note that someone printed a copy of what is kept about her."""
    _log(ReadLog.What.COPY, participant, by=by, now=now)


def _log(what: ReadLog.What, participant: Participant, *, by: User, now: datetime) -> None:
    ReadLog.objects.create(user=by, what=what, subject=participant.pk, at=now)
