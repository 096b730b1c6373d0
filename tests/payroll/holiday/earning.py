"""A little world for holiday pay: what someone was paid as a wage on a day, untaxed, so that it is round."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from assignments.models import DayState, Participant, WorkDay
from bikuben.models import Project, User
from bikuben.papers import Desk
from payroll.models import CashMovement, MovementKind, PaidDay, PaidSlip, PaySlip
from payroll.pay_basis import Worked, year_sums
from payroll.pay_out import pay_out
from payroll.rules.cards import Basis, BasisKind
from payroll.rules.day_pay import DayPay, PayPart
from payroll.write_slip import write_slip
from tests.cast import NOW, TODAY, make_job, make_participant, make_work_day
from tests.payroll.paying import fill_box, finished_shift

TEN_TWO = Decimal("10.2")
LAST_YEAR = date(2025, 6, 2)


@transaction.atomic
def earn(
    participant: Participant, base: int, *, by: User, day: date = LAST_YEAR, percent: Decimal = TEN_TWO
) -> PaySlip:
    """A slip of `base` kroner paid on `day`, with money fetched for it; percent 0 is a fee."""
    work_day = WorkDay.objects.filter(date=day).first() or make_work_day(
        day, state=DayState.WORKING, main_job=make_job()
    )
    finished_shift(participant, work_day)
    pay = DayPay(
        net=base,
        gross=base,
        withholding=0,
        garnishment=0,
        parts=(PayPart(BasisKind.FREE_WEEKS, Decimal(base), 0),),
        contribution=Decimal(0),
        contribution_rate=Decimal(0),
        holiday_base=base if percent else 0,
    )
    project = Project.current()
    basis = Basis(BasisKind.FREE_WEEKS)
    worked = Worked(pay, basis, None, project, project.zone, percent, year_sums(participant, day))
    entered = max(day, TODAY)
    fill_box(by, base, today=entered)
    desk = Desk(PaySlip, CashMovement, by=by, now=NOW, issued_on=entered)
    slip = write_slip(desk, participant, work_day, worked, payout=day)
    movement = desk.issue(CashMovement(kind=MovementKind.PAYOUT, amount=-slip.net, slip=slip, date=day))
    PaidSlip.objects.create(slip=slip, movement=movement)
    PaidDay.objects.create(participant=participant, work_day=work_day, slip=slip)
    return slip


def someone_with(base: int, *, by: User, **fields: Any) -> Participant:
    """A participant who was paid `base` kroner last year."""
    participant = make_participant(**fields)
    earn(participant, base, by=by)
    return participant


def paid_out(slip: PaySlip, *, by: User, today: date = TODAY) -> PaySlip:
    """The same slip, paid."""
    pay_out(slip, by=by, now=NOW, today=today)
    return slip
