"""Those turned away by lot (avvist): drawn, and never given a place though they waited."""

from __future__ import annotations

from django.db.models import QuerySet

from assignments.models import Attendance, AttendanceState, DayState, Participant, WorkDay


def turned_away(
    participant: Participant | None = None, *, work_day: WorkDay | None = None
) -> QuerySet[Attendance]:
    """The attendances of closed days that ended so: one person's, one day's, or all.

    One who left before she was called isn't counted, nor one who came after the draw.
    """
    found = Attendance.objects.filter(
        work_day__state=DayState.CLOSED, drawn=True, state=AttendanceState.RESERVE, placed_at=None
    )
    if participant is not None:
        found = found.filter(participant=participant)
    if work_day is not None:
        found = found.filter(work_day=work_day)
    return found
