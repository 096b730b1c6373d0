"""The year's end in the books: the account of holiday pay owed becomes the debt that the page shows.

A voucher that no paper stands behind. It is dated 31 December and read from the slips written by then, so
what is written or taken back later changes none: its part of the difference comes at the next year's end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from payroll.holiday_debt import holiday_debt
from payroll.rules.pay_vouchers import holiday_debt_lines
from payroll.rules.vouchers import AccountRole, Voucher, VoucherKind
from payroll.voucher_sources import paper_number, pay_slips


def holiday_debts(first: date, last: date) -> Iterator[Voucher]:
    """One for each year whose last day is reached and whose account isn't its debt to the øre.

    Who she is counts as the register knows it: her birth, read from her number and from nothing else of her,
    and when she ended. Four queries more for each such year, however much is in it.
    """
    is_whole = (last.month, last.day) == (12, 31)
    latest = last.year if is_whole else last.year - 1
    if latest < first.year:
        return
    moved = _moved_each_year(date(latest, 12, 31))
    balance = Decimal(0)
    for year in range(min(moved, default=latest + 1), latest + 1):
        day = date(year, 12, 31)
        debt = sum((one.owed for one in holiday_debt(day, issued_by=day)), Decimal(0))
        lines = holiday_debt_lines(balance + moved[year], debt)
        balance = -debt
        if lines and day >= first:
            yield Voucher(
                kind=VoucherKind.YEAR_END,
                number=paper_number(year, 1),
                date=day,
                text=f"Feriepengegjeld ved utgangen av {year}",
                lines=lines,
            )


def _moved_each_year(last: date) -> dict[int, Decimal]:
    """What the slips of each year moved on the account of holiday pay owed, debit less credit."""
    moved: dict[int, Decimal] = defaultdict(Decimal)
    for voucher in pay_slips(date.min, last):
        for line in voucher.lines:
            if line.account == AccountRole.HOLIDAY_OWED:
                moved[voucher.date.year] += line.amount
    return moved
