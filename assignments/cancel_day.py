"""Cancel a day (avlys en dag) with a reason that the yearly report counts, and take it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.locked_days import lock_day
from assignments.models import CancelReason, DayState, WorkDay
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def cancel_day(day: WorkDay, reason: str, *, by: User, now: datetime) -> WorkDay:
    """Cancel a day on which no work has begun: nobody has earned anything yet.

    Those who came stay on its list. Raises `Refused` without one of the four reasons.
    """
    if reason not in CancelReason.values:
        raise Refused(_("Velg hvorfor dagen avlyses."), code="reason", field="reason")
    locked = lock_before_work(day)
    locked.state, locked.cancel_reason = DayState.CANCELLED, reason
    locked.save()
    return locked


@transaction.atomic
def reinstate_day(day: WorkDay, *, by: User, now: datetime) -> WorkDay:
    """Take a cancellation back: the day is again what it was when it was cancelled."""
    locked = WorkDay.objects.select_for_update(no_key=True).get(pk=day.pk)
    if locked.state != DayState.CANCELLED:
        raise Refused(_("Dagen er ikke avlyst."), code="wrong_state")
    before = locked.history.exclude(state=DayState.CANCELLED).order_by("-history_date", "-history_id").first()
    locked.state = before.state if before else DayState.PLANNED
    locked.cancel_reason = ""
    locked.save()
    return locked


def lock_before_work(day: WorkDay) -> WorkDay:
    """The day locked, where nobody has begun to work."""
    locked = lock_day(day, DayState.PLANNED, DayState.OPEN, DayState.DRAWN, DayState.WORKING)
    if locked.state == DayState.WORKING:
        raise Refused(_("Arbeidet er i gang. Da kan ikke dagen avlyses."), code="wrong_state")
    return locked
