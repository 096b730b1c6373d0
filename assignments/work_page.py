"""What the work page shows, read at a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from assignments.models import Attendance, AttendanceState, DayState, Job, Shift, ShiftOutcome, WorkDay
from assignments.places import PLACES_GIVEN, waiting
from assignments.rules import queue
from assignments.shift_locks import shift_locks


@dataclass(frozen=True, slots=True)
class Line:
    """One shift of hers. `lock` says why it has to stay as it is."""

    shift: Shift
    lock: str | Promise
    may_change: bool

    @property
    def is_working(self) -> bool:
        return self.shift.outcome == ShiftOutcome.WORKING


@dataclass(frozen=True, slots=True)
class Row:
    """One who has a place, or had one and worked."""

    attendance: Attendance
    name: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Everyone with a place in order of ticket, the reserves in theirs, and the day's jobs."""

    rows: list[Row]
    reserves: list[Row]
    jobs: list[Job]
    working: int
    free: int
    can_call: bool


def work_page(day: WorkDay) -> WorkPage:
    """Read the work of a day."""
    everyone = list(
        day.attendances.exclude(state=AttendanceState.ANNULLED)
        .select_related("participant__data_key")
        .prefetch_related("shifts__job")
        .order_by("ticket")
    )
    shifts = [shift for one in everyone for shift in one.shifts.all()]
    locks = shift_locks(shifts)
    is_running = day.state == DayState.WORKING

    def row(one: Attendance) -> Row:
        lines = [
            Line(
                shift=shift,
                lock=locks.get(shift.pk, ""),
                may_change=is_running and shift.pk not in locks,
            )
            for shift in one.shifts.all()
        ]
        return Row(attendance=one, name=str(one.participant.chosen_name), lines=lines)

    rows = [row(one) for one in everyone if one.state == AttendanceState.PLACE or one.shifts.all()]
    reserves = sorted(
        (one for one in everyone if one.state == AttendanceState.RESERVE),
        key=lambda one: one.reserve_position or 0,
    )
    free = queue.free_places(waiting(everyone), day.places)
    return WorkPage(
        rows=rows,
        reserves=[row(one) for one in reserves],
        jobs=jobs_of(day),
        working=sum(shift.outcome == ShiftOutcome.WORKING for shift in shifts),
        free=free,
        can_call=bool(free and reserves and day.state in PLACES_GIVEN),
    )


def jobs_of(day: WorkDay) -> list[Job]:
    """The day's jobs, the main job first."""
    found = Job.objects.filter(Q(pk=day.main_job_id) | Q(work_days=day)).distinct()
    return sorted(found, key=lambda job: (job.pk != day.main_job_id, job.title))
