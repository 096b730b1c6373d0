"""Places and reserves of one day as its attendances have them: what the door, the draw and the room share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from assignments import shifts
from assignments.locked_days import lock_day
from assignments.models import Attendance, AttendanceState, DayState, WorkDay
from assignments.rules import queue
from bikuben.models import User
from bikuben.refusals import Refused

PRESENT = (AttendanceState.ARRIVED, AttendanceState.PLACE, AttendanceState.RESERVE)
PLACES_GIVEN = (DayState.DRAWN, DayState.WORKING)
RUNNING = (DayState.OPEN, *PLACES_GIVEN)


def lock_attendance(attendance: Attendance) -> tuple[WorkDay, Attendance]:
    """The running day, locked, and then the attendance as it is now.

    Raises:
        Refused: the row is gone, or the day doesn't run.
    """
    day = lock_day(attendance.work_day, *RUNNING)
    found = Attendance.objects.filter(pk=attendance.pk).first()
    if found is None:
        raise Refused(_("Hun står ikke lenger på lista."), code="gone")
    found.work_day = day
    return day, found


def waiting(attendances: Iterable[Attendance]) -> list[queue.Waiting]:
    """The attendances as the rules of the queue read them."""
    return [
        queue.Waiting(
            ticket=one.ticket,
            state=queue.State(one.state),
            position=one.reserve_position,
            drawn=one.drawn,
            had_place=one.placed_at is not None,
        )
        for one in attendances
    ]


def free_places(day: WorkDay) -> int:
    """How many places nobody has now."""
    return queue.free_places(waiting(day.attendances.all()), day.places)


def give_place(attendance: Attendance, *, day: WorkDay, by: User, now: datetime) -> None:
    """Give her a place; on a day that is under way, also a shift."""
    attendance.state = AttendanceState.PLACE
    attendance.reserve_position = None
    attendance.placed_at = now
    attendance.save()
    if day.state == DayState.WORKING:
        shifts.give_shift(attendance, by=by, now=now)


def call_next(day: WorkDay, *, by: User, now: datetime) -> Attendance | None:
    """The next reserve gets a free place. None where no place is free or nobody waits."""
    attendances = list(day.attendances.all())
    line = waiting(attendances)
    if queue.free_places(line, day.places) == 0:
        return None
    ticket = queue.next_reserve(line)
    if ticket is None:
        return None
    called = next(one for one in attendances if one.ticket == ticket)
    called.work_day = day
    give_place(called, day=day, by=by, now=now)
    return called
