"""What the tests of garnishment on slips share: a person with a card of 25 %, issued, paid, read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.management import call_command

from assignments.models import Participant, WorkDay
from bikuben.models import User
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import (
    CashMovement,
    PaySlip,
)
from payroll.pay_out import pay_out
from payroll.supplement import issue_supplement
from tests.cast import NOW, TODAY

WEDNESDAY, FRIDAY = date(2026, 5, 6), date(2026, 5, 8)


def issue(person: Participant, day: WorkDay, by: User, *, today: date = TODAY) -> PaySlip:
    return issue_pay_slip(person, day, by=by, now=NOW, today=today)


def pay(slip: PaySlip, by: User, *, today: date = TODAY) -> CashMovement:
    return pay_out(slip, by=by, now=NOW, today=today)


def supplement(person: Participant, day: WorkDay, by: User, net: int, *, today: date = TODAY) -> PaySlip:
    return issue_supplement(person, day, net=Decimal(net), reason="Ryddet", by=by, now=NOW, today=today)


def sums(slip: PaySlip) -> tuple[Decimal, ...]:
    return (slip.gross, slip.withholding, slip.garnishment, slip.net)


def parts(slip: PaySlip) -> list[tuple[str, Decimal]]:
    return [(str(part.payee), part.amount) for part in slip.garnishments.all()]


def papers_agree() -> None:
    call_command("verify_papers", verbosity=0)
