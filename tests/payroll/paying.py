"""A little world for pay: a working day on Monday 4 May 2026, people who have finished, and money."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from assignments.models import (
    Attendance,
    AttendanceState,
    DayState,
    Job,
    Participant,
    Shift,
    ShiftOutcome,
    WorkDay,
)
from bikuben.models import User
from payroll.cash_box import move_cash
from payroll.models import MovementKind
from tests.cast import NOW, TODAY, make_card, make_job, make_participant, make_work_day


def working_day(day: date = TODAY, **fields: Any) -> WorkDay:
    """A day on which work is under way, with a job of its own."""
    return make_work_day(day, **{"state": DayState.WORKING, "main_job": make_job(), **fields})


def finished_shift(
    participant: Participant,
    work_day: WorkDay,
    *,
    job: Job | None = None,
    outcome: str = ShiftOutcome.DONE,
    start: time = time(10),
    end: time = time(13),
) -> Shift:
    """She came, had a place, and worked."""
    attendance = Attendance.objects.filter(participant=participant, work_day=work_day).first()
    if attendance is None:
        attendance = Attendance.objects.create(
            work_day=work_day,
            participant=participant,
            ticket=work_day.attendances.count() + 1,
            state=AttendanceState.PLACE,
            arrived_at=NOW,
        )
    return Shift.objects.create(
        attendance=attendance,
        work_day=work_day,
        participant=participant,
        job=job or work_day.main_job,
        starts_at=start,
        ends_at=end,
        outcome=outcome,
    )


def someone_done(work_day: WorkDay, *, card: str | None = "percentage", **card_fields: Any) -> Participant:
    """One participant with a card (25 % unless told otherwise) who has finished the day."""
    participant = make_participant()
    if card is not None:
        make_card(participant, card, **card_fields)
    finished_shift(participant, work_day)
    return participant


def fill_box(by: User, amount: int = 5000, *, today: date = TODAY) -> None:
    """Money in the cash box."""
    move_cash(MovementKind.WITHDRAWAL, Decimal(amount), by=by, now=NOW, today=today)
