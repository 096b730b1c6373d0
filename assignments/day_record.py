"""What a day's own page shows, read at a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assignments.models import PAYABLE, Attendance, AttendanceState, DayState, Draw, Job, Shift, WorkDay
from assignments.places import waiting
from assignments.rules.hours import day_hours
from assignments.rules.queue import turned_away
from assignments.work_page import jobs_of


@dataclass(frozen=True, slots=True)
class Line:
    """One who came: her shifts, their hours, whether lots turned her away. `hours` None: she did not work."""

    attendance: Attendance
    name: str
    shifts: tuple[Shift, ...]
    hours: Decimal | None
    is_turned_away: bool


@dataclass(frozen=True, slots=True)
class DayRecord:
    """The day, those who came, its draws and jobs, and what may still be done with it.

    `turned_away`: how many lots turned away, None where that isn't told.
    """

    lines: list[Line]
    jobs: list[Job]
    draws: list[Draw]
    came: int
    worked: int
    turned_away: int | None
    may_change: bool
    may_cancel: bool
    is_over_unheld: bool


def day_record(day: WorkDay, *, today: date, with_draws: bool) -> DayRecord:
    """Read the record of a day. Without `with_draws` nothing is told of the draws or whom they left."""
    everyone = list(
        day.attendances.select_related("participant__data_key")
        .prefetch_related("shifts__job")
        .order_by("ticket")
    )
    tells_away = with_draws and day.state == DayState.CLOSED
    away = set(turned_away(waiting(everyone))) if tells_away else set()
    lines = [_line(one, one.ticket in away) for one in everyone]
    return DayRecord(
        lines=lines,
        jobs=jobs_of(day),
        draws=list(day.draws.order_by("attempt")) if with_draws else [],
        came=sum(one.state != AttendanceState.ANNULLED for one in everyone),
        worked=sum(line.hours is not None for line in lines),
        turned_away=len(away) if tells_away else None,
        may_change=day.state in (DayState.PLANNED, DayState.OPEN) and day.date >= today,
        may_cancel=day.state in (DayState.PLANNED, DayState.OPEN, DayState.DRAWN),
        is_over_unheld=day.date < today and day.state in (DayState.PLANNED, DayState.OPEN),
    )


def _line(one: Attendance, is_turned_away: bool) -> Line:
    shifts = tuple(one.shifts.all())
    worked = [(shift.starts_at, shift.ends_at) for shift in shifts if shift.outcome in PAYABLE]
    return Line(
        attendance=one,
        name=str(one.participant.chosen_name),
        shifts=shifts,
        hours=day_hours(worked) if worked else None,
        is_turned_away=is_turned_away,
    )
