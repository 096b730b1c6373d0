"""End a day (avslutt dagen)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.locked_days import lock_day
from assignments.models import AttendanceState, DayState, ShiftOutcome, WorkDay
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def finish_day(day: WorkDay, *, by: User, now: datetime) -> WorkDay:
    """End a day on which all work is done, or on which nobody is to work.

    Raises `Refused` where someone is still at work, or has a place or a ticket and no shift.
    """
    locked = lock_day(day, DayState.OPEN, DayState.DRAWN, DayState.WORKING)
    if locked.shifts.filter(outcome=ShiftOutcome.WORKING).exists():
        raise Refused(_("Noen er fortsatt i arbeid."), code="still_working")
    waiting = (AttendanceState.ARRIVED, AttendanceState.PLACE)
    if locked.attendances.filter(state__in=waiting, shifts=None).exists():
        raise Refused(_("Noen har kommet uten å ha begynt. Se på dem først."), code="not_begun")
    locked.state, locked.closed_at = DayState.CLOSED, now
    locked.save()
    return locked
