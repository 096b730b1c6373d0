"""A voucher that doesn't balance can't be built."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from payroll.rules.vouchers import (
    AccountRole,
    Customer,
    Unbalanced,
    Voucher,
    VoucherKind,
    VoucherLine,
    lines_of,
)

DAY = date(2026, 5, 4)
CASH, BANK, WAGES = AccountRole.CASH, AccountRole.BANK, AccountRole.WAGES


def voucher(*lines: VoucherLine, **fields) -> Voucher:
    return Voucher(
        **{
            "kind": VoucherKind.CASH,
            "number": "2026-0001",
            "date": DAY,
            "text": "Prøve",
            "lines": lines,
            **fields,
        }
    )


def test_debit_is_credit() -> None:
    both = voucher(VoucherLine(CASH, debit=Decimal(200)), VoucherLine(BANK, credit=Decimal(200)))
    assert both.total == 200
    with pytest.raises(Unbalanced):
        voucher(VoucherLine(CASH, debit=Decimal(200)), VoucherLine(BANK, credit=Decimal("199.99")))


def test_it_has_lines() -> None:
    with pytest.raises(ValueError):
        voucher()


def test_receivables_are_some_customers() -> None:
    lines = lines_of((AccountRole.RECEIVABLES, Decimal(200)), (AccountRole.SALES, Decimal(-200)))
    assert voucher(*lines, customer=Customer("7", "Prøvekunden AS")).total == 200
    with pytest.raises(ValueError):
        voucher(*lines)


@pytest.mark.parametrize(
    ("debit", "credit"), [("0", "0"), ("1", "1"), ("-1", "0"), ("0", "-1"), ("0.001", "0"), ("NaN", "0")]
)
def test_a_line_has_one_amount_on_one_side(debit: str, credit: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        VoucherLine(CASH, debit=Decimal(debit), credit=Decimal(credit))


def test_negative_amounts_stand_on_the_other_side_and_nothing_is_no_line() -> None:
    lines = lines_of((CASH, Decimal(-200)), (WAGES, Decimal(0)), (BANK, Decimal(200)))
    assert lines == (VoucherLine(CASH, credit=Decimal(200)), VoucherLine(BANK, debit=Decimal(200)))


def test_the_value_date_is_told_only_where_it_differs() -> None:
    lines = lines_of((CASH, Decimal(1)), (BANK, Decimal(-1)))
    assert voucher(*lines, value_date=DAY).value_date is None
    assert voucher(*lines, value_date=date(2026, 5, 1)).value_date == date(2026, 5, 1)
