"""The work (arbeid): who is on which job, from when to when, and how it went.

A shift is the one fact that pay, invoice and report are counted from. Until it is paid, all of it can be
changed while the day goes on.
"""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.job_stages import begin_with_first_shift
from assignments.locked_days import lock_day
from assignments.models import (
    PAYABLE,
    Attendance,
    AttendanceState,
    DayState,
    Job,
    Shift,
    ShiftOutcome,
    WorkDay,
)
from assignments.plan_days import check_jobs, check_times
from assignments.shift_locks import check_unlocked
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def start_work(day: WorkDay, *, by: User, now: datetime) -> list[Shift]:
    """Begin the work: everyone with a place gets a shift on the day's main job, at the day's times."""
    locked = lock_day(day, DayState.DRAWN)
    if locked.main_job is None:
        raise Refused(_("Velg hva dere skal gjøre i dag."), code="no_job", field="main_job")
    with_place = list(locked.attendances.filter(state=AttendanceState.PLACE).order_by("ticket"))
    if not with_place:
        raise Refused(_("Ingen har plass, så det er ingen som kan begynne."), code="nobody")
    shifts = [
        _new_shift(one, locked, locked.main_job, locked.starts_at, locked.ends_at) for one in with_place
    ]
    begin_with_first_shift(locked.main_job, by=by)
    locked.state = DayState.WORKING
    locked.save()
    return shifts


@transaction.atomic
def give_shift(attendance: Attendance, *, by: User, now: datetime) -> Shift:
    """A shift for a reserve who got a place after the work began: main job, the day's times."""
    day = lock_day(attendance.work_day, DayState.WORKING)
    current = _with_place(attendance)
    if current.shifts.exists():
        raise Refused(_("Hun er alt i arbeid."), code="has_shift")
    if day.main_job is None:
        raise Refused(_("Velg hva dere skal gjøre i dag."), code="no_job", field="main_job")
    begin_with_first_shift(day.main_job, by=by)
    return _new_shift(current, day, day.main_job, day.starts_at, day.ends_at)


@transaction.atomic
def add_shift(
    attendance: Attendance, job: Job, *, starts_at: time, ends_at: time, by: User, now: datetime
) -> Shift:
    """A second job on the same day: still one day's pay and one participant-day (dagsverk)."""
    day = lock_day(attendance.work_day, DayState.WORKING)
    current = _with_place(attendance)
    check_unlocked(*current.shifts.all())
    check_times(starts_at, ends_at)
    _check_job(current, job)
    day.jobs.add(job) if job.pk != day.main_job_id else None
    begin_with_first_shift(job, by=by)
    return _new_shift(current, day, job, starts_at, ends_at)


@transaction.atomic
def move_shift(shift: Shift, job: Job, *, by: User, now: datetime) -> Shift:
    """Move a shift to another job. Raises `Refused` where she has a shift on that job already."""
    current = _lock_shift(shift)
    if current.job_id == job.pk:
        return current
    _check_job(current.attendance, job)
    begin_with_first_shift(job, by=by)
    current.job = job
    current.save()
    if job.pk != current.work_day.main_job_id:
        current.work_day.jobs.add(job)
    return current


@transaction.atomic
def set_times(shift: Shift, *, starts_at: time, ends_at: time, by: User, now: datetime) -> Shift:
    """Set when a shift began and ended."""
    check_times(starts_at, ends_at)
    current = _lock_shift(shift)
    current.starts_at, current.ends_at = starts_at, ends_at
    current.save()
    return current


@transaction.atomic
def finish_shift(shift: Shift, *, by: User, now: datetime) -> Shift:
    """She is done (ferdig)."""
    current = _lock_shift(shift)
    _check_working(current)
    return _set_outcome(current, ShiftOutcome.DONE)


@transaction.atomic
def left_early(shift: Shift, *, ends_at: time, by: User, now: datetime) -> Shift:
    """She left early (gikk tidlig). Paid in full unless the supervisor decides otherwise with a reason.

    Her place is free for the next reserve. Another job of hers later that day did not start.
    """
    current = _lock_shift(shift)
    _check_working(current)
    check_times(current.starts_at, ends_at)
    current.ends_at = ends_at
    _set_outcome(current, ShiftOutcome.LEFT_EARLY)
    for other in current.attendance.shifts.filter(outcome=ShiftOutcome.WORKING):
        began = other.starts_at < ends_at
        if began:
            other.ends_at = min(other.ends_at, ends_at)
        _set_outcome(other, ShiftOutcome.LEFT_EARLY if began else ShiftOutcome.DID_NOT_START)
    _leave(current.attendance, now)
    return current


@transaction.atomic
def did_not_start(shift: Shift, *, by: User, now: datetime) -> Shift:
    """She did not start (begynte ikke): no pay for this shift, and her place is free."""
    current = _lock_shift(shift)
    _check_working(current)
    _set_outcome(current, ShiftOutcome.DID_NOT_START)
    rest = current.attendance.shifts.exclude(pk=current.pk)
    if not rest.filter(outcome__in=(*PAYABLE, ShiftOutcome.WORKING)).exists():
        _leave(current.attendance, now)
    return current


@transaction.atomic
def undo_outcome(shift: Shift, *, by: User, now: datetime) -> Shift:
    """Take back how a shift went: she is at work again, until the day's end if she was said to have left."""
    current = _lock_shift(shift)
    if current.outcome == ShiftOutcome.WORKING:
        raise Refused(_("Hun er i arbeid."), code="is_working")
    day = current.work_day
    if current.outcome == ShiftOutcome.LEFT_EARLY and current.starts_at < day.ends_at:
        current.ends_at = day.ends_at
    _set_outcome(current, ShiftOutcome.WORKING)
    attendance = current.attendance
    if attendance.state == AttendanceState.LEFT:
        # A reserve may have her place by now; that she was here all the time is still true.
        attendance.state, attendance.left_at = AttendanceState.PLACE, None
        attendance.save()
    return current


@transaction.atomic
def finish_all(day: WorkDay, *, ends_at: time | None = None, by: User, now: datetime) -> int:
    """Everyone still at work is done, at `ends_at` where it is given. The number of shifts that ended.

    Raises `Refused` where someone with a place has no shift: she would be forgotten at the pay.
    """
    locked = lock_day(day, DayState.WORKING)
    if locked.attendances.filter(state=AttendanceState.PLACE, shifts=None).exists():
        raise Refused(_("Noen har plass uten å ha begynt. Se på dem først."), code="not_begun")
    working = list(locked.shifts.filter(outcome=ShiftOutcome.WORKING))
    for shift in working:
        if ends_at is not None:
            check_times(shift.starts_at, ends_at)
            shift.ends_at = ends_at
        _set_outcome(shift, ShiftOutcome.DONE)
    return len(working)


def _new_shift(attendance: Attendance, day: WorkDay, job: Job, starts_at: time, ends_at: time) -> Shift:
    return Shift.objects.create(
        attendance=attendance,
        work_day=day,
        participant_id=attendance.participant_id,
        job=job,
        starts_at=starts_at,
        ends_at=ends_at,
    )


def _lock_shift(shift: Shift) -> Shift:
    """The shift read anew under its day's lock, where work goes on and nothing holds it as it is."""
    day = lock_day(shift.work_day, DayState.WORKING)
    current = Shift.objects.select_related("attendance", "job").get(pk=shift.pk)
    current.work_day = day
    check_unlocked(current)
    return current


def _with_place(attendance: Attendance) -> Attendance:
    current = Attendance.objects.get(pk=attendance.pk)
    if current.state != AttendanceState.PLACE:
        raise Refused(_("Hun har ikke plass nå."), code="no_place")
    return current


def _check_job(attendance: Attendance, job: Job) -> None:
    check_jobs(job, ())
    if attendance.shifts.filter(job=job).exists():
        raise Refused(_("Hun har alt en økt på det oppdraget."), code="same_job", field="job")


def _check_working(shift: Shift) -> None:
    if shift.outcome != ShiftOutcome.WORKING:
        raise Refused(_("Økta er alt ført. Angre først hvis det ble feil."), code="has_outcome")


def _set_outcome(shift: Shift, outcome: ShiftOutcome) -> Shift:
    shift.outcome = outcome
    shift.save()
    return shift


def _leave(attendance: Attendance, now: datetime) -> None:
    attendance.state, attendance.left_at = AttendanceState.LEFT, now
    attendance.save()
