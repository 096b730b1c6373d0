"""Someone who came and goes again without having worked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Attendance, AttendanceState
from assignments.places import PLACES_GIVEN, PRESENT, call_next, lock_attendance
from assignments.unused_shifts import take_back_shifts
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def leave(attendance: Attendance, *, by: User, now: datetime) -> Attendance | None:
    """She leaves (går). Her place goes to the next reserve, who is returned; None where nobody moves up.

    A reserve who leaves is not turned away by lot. One who has worked is not let go here: her shift says
    when she left.

    Raises:
        Refused: she isn't here, has worked today, or the day doesn't run.
    """
    day, attendance = lock_attendance(attendance)
    if attendance.state not in PRESENT:
        raise Refused(_("Hun er ikke på lista nå."), code="not_here")
    take_back_shifts(attendance)
    had_place = attendance.state == AttendanceState.PLACE
    attendance.state = AttendanceState.LEFT
    attendance.reserve_position = None
    attendance.left_at = now
    attendance.save()
    return call_next(day, by=by, now=now) if had_place and day.state in PLACES_GIVEN else None
