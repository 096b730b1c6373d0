"""A pause (pause): she is still a participant, but isn't among those who are shown at the door."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.change_participant import lock_participant, save_participant
from assignments.models import Participant
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def pause_participant(
    participant: Participant, *, version: int | None = None, by: User, now: datetime, today: date
) -> Participant:
    """Begin a pause today. Raises Refused where she has one already, has ended, or the page is stale."""
    locked = lock_participant(participant, version=version)
    if locked.ended_on is not None:
        raise Refused(_("Hun har sluttet."), code="ended")
    if locked.paused_on is not None:
        raise Refused(_("Hun har allerede pause."), code="already_paused")
    locked.paused_on = today
    return save_participant(locked, by=by)


@transaction.atomic
def resume_participant(
    participant: Participant, *, version: int | None = None, by: User, now: datetime, today: date
) -> Participant:
    """End the pause. Raises Refused where there is none, or the page is stale."""
    locked = lock_participant(participant, version=version)
    if locked.paused_on is None:
        raise Refused(_("Hun har ikke pause."), code="not_paused")
    locked.paused_on = None
    return save_participant(locked, by=by)
