"""A little world for the books: two women paid, money fetched and counted, tax and contribution paid."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from assignments.models import Participant
from bikuben.models import Project, User
from bikuben.papers import Desk
from payroll.books import Books
from payroll.books import books_of as read_books
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import (
    BasisKind,
    IncomeKind,
    OfficialPayment,
    OfficialPaymentKind,
    PaySlip,
    PaySlipLine,
    SlipKind,
)
from payroll.pay_out import pay_out
from payroll.rules.book_periods import BookPeriod, period_of
from payroll.rules.vouchers import AccountRole
from payroll.voucher_sources import cash_counts, cash_movements, official_payments, pay_slips
from payroll.write_slip import the_two_parties
from tests.cast import NOW, TODAY
from tests.payroll.paying import someone_done, working_day

MAY, JUNE, YEAR = period_of("2026-05"), period_of("2026-06"), period_of("2026")
SOURCES = (pay_slips, cash_movements, cash_counts, official_payments)
TERM_OF_MAY = date(2026, 5, 1)


def about(by: User, today: date = TODAY) -> dict[str, Any]:
    """The keywords of an action."""
    return {"by": by, "now": NOW, "today": today}


def paid_slip(by: User, day: date = TODAY, **card: Any) -> PaySlip:
    """A new participant's slip for a day, 25 % unless told otherwise, paid out."""
    work_day = working_day(day)
    slip = issue_pay_slip(someone_done(work_day, **card), work_day, **about(by, day))
    pay_out(slip, **about(by, day))
    return slip


@transaction.atomic
def pay_official(
    kind: OfficialPaymentKind,
    amount: Decimal | int,
    counts_for: date,
    *,
    by: User,
    today: date,
    **fields: Any,
) -> OfficialPayment:
    """A payment marked as paid."""
    desk = Desk(OfficialPayment, by=by, now=datetime(2026, 7, 1, 9, tzinfo=UTC), issued_on=today)
    payment = OfficialPayment(kind=kind, counts_for=counts_for, amount=Decimal(amount), date=today, **fields)
    return desk.issue(payment)


def amounts(books: Books) -> dict[AccountRole, Decimal]:
    """Debit less credit of the accounts that were moved in a period."""
    by_number = {one.account.number: one for one in books.balances}
    found = {role: by_number[account.number] for role, account in books.chart.accounts.items()}
    return {role: one.debit - one.credit for role, one in found.items() if one.debit or one.credit}


def books_of(period: BookPeriod, *, today: date | None = None) -> Books:
    """The books of a period as told on `today`; without it, before the year's last day is reached."""
    return read_books(period, today=today or min(period.last, date(period.year, 12, 30)))


def closing(period: str = "2026", *, today: date | None = None) -> dict[AccountRole, Decimal]:
    """What stands on each account at the end of a period, where something does."""
    books = books_of(period_of(period), today=today)
    by_number = {one.account.number: one.closing for one in books.balances}
    return {
        role: by_number[account.number]
        for role, account in books.chart.accounts.items()
        if by_number[account.number]
    }


@transaction.atomic
def slip_by_hand(participant: Participant, *, by: User, day: date = TODAY, **fields: Any) -> PaySlip:
    """A slip written straight at the desk, holiday pay unless told otherwise; amounts as they are given."""
    gross, net = fields.pop("gross"), fields.pop("net")
    withholding = fields.pop("withholding", Decimal(0))
    slip = PaySlip(
        **the_two_parties(participant, Project.current()),
        **{
            "kind": SlipKind.HOLIDAY,
            "income_kind": IncomeKind.HOLIDAY_PAY,
            "earning_year": day.year - 1,
            "basis": BasisKind.HOLIDAY_PAY,
            "contribution_percent": Decimal("14.1"),
            "contribution_zone": "1",
            "contribution": Decimal(0),
            "holiday_base": Decimal(0),
            **fields,
        },
        date=day,
        gross=gross,
        net=net,
        withholding=withholding,
        **dict.fromkeys(("year_gross", "year_withholding", "year_net", "year_holiday_base"), Decimal(0)),
    )
    line = PaySlipLine(position=1, basis=slip.basis, base=gross, withheld=withholding)
    return Desk(PaySlip, by=by, now=NOW, issued_on=day).issue(slip, lines=[line])
