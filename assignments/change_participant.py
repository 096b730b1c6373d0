"""Changing what is written about a participant; a version keeps two open pages from undoing each other."""

from __future__ import annotations

from datetime import date, datetime
from typing import Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Participant
from assignments.participant_details import Details, write_details
from bikuben.encryption import refuse_while_rotation_pending
from bikuben.models import User
from bikuben.refusals import Refused


def lock_participant(participant: Participant, *, version: int | None = None) -> Participant:
    """The row as it is now, locked. `version` is what the page was made from; None asks for nothing.

    Raises:
        Refused: someone has changed her since (`stale`), or she is erased.
    """
    locked = Participant.objects.select_for_update(of=("self",)).get(pk=participant.pk)
    if locked.erased_at is not None:
        raise Refused(_("Personen er slettet og kan ikke endres."), code="erased")
    if version is not None and version != locked.version:
        raise Refused(_("Noen har endret dette i mellomtiden. Åpne siden på nytt og se etter."), code="stale")
    return locked


def save_participant(participant: Participant, *, by: User) -> Participant:
    """Save a locked row as its next version, with who did it in its history."""
    participant.version += 1
    participant._history_user = by
    participant.save()
    return participant


@transaction.atomic
def change_participant(
    participant: Participant,
    *,
    version: int | None = None,
    by: User,
    now: datetime,
    today: date,
    **details: Unpack[Details],
) -> Participant:
    """Write the details that are named; the others stay.

    Raises:
        Refused: a stale page, an erased person, or what `write_details` refuses.
    """
    if "identity_number" in details or "chosen_name" in details:
        # Before the row itself: rotation and registration take the locks in the same order.
        refuse_while_rotation_pending()
    locked = lock_participant(participant, version=version)
    write_details(locked, details, today=today)
    return save_participant(locked, by=by)
