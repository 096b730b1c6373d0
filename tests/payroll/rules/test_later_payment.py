"""Paid again for the same day: withheld as the day's sum less what was withheld already. SBF §5-10-1."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.rules.cards import Basis, BasisKind
from payroll.rules.day_pay import Earlier
from payroll.rules.withholding import Period, table_withholding
from tests.payroll.rules.cast import HALF, TABLE_9100, pay


def test_the_table_is_used_on_the_days_sum() -> None:
    earlier = Earlier(gross=216, withheld=16, net=200)
    result = pay(TABLE_9100, earlier=earlier)
    assert table_withholding(2026, "9100", Period.DAY, 216 + 256) == 72
    assert (result.gross, result.withholding, result.net) == (256, 56, 200)
    assert result.earlier == earlier


def test_a_percentage_is_rounded_on_the_days_sum() -> None:
    result = pay(HALF, earlier=Earlier(gross=399, withheld=199, net=200))
    assert (result.gross, result.withholding) == (400, 200)  # half of 799 is 399, less 199


def test_what_was_withheld_too_much_is_not_given_back() -> None:
    result = pay(Basis(BasisKind.FREE_WEEKS), earlier=Earlier(gross=399, withheld=199, net=200))
    assert (result.gross, result.withholding, result.net) == (200, 0, 200)


def test_too_much_withheld_before_makes_the_next_smaller() -> None:
    # Half was withheld before a 20 % card came: of 599 it is 119, and 199 is withheld already.
    card = Basis(BasisKind.PERCENTAGE, percent=Decimal(20))
    assert pay(card, earlier=Earlier(gross=399, withheld=199, net=200)).withholding == 0


def test_too_little_withheld_before_is_caught_up_in_the_gross() -> None:
    result = pay(HALF, earlier=Earlier(gross=200, withheld=0, net=200))
    assert (result.gross, result.withholding, result.net) == (599, 399, 200)


@given(
    table=st.sampled_from(["8000", "9010", "9100", "9200", "9400", "7350", "0101"]),
    first=st.integers(1, 500),
    second=st.integers(1, 500),
)
def test_two_payments_withhold_what_the_day_does(table: str, first: int, second: int) -> None:
    basis = Basis(BasisKind.TABLE, table=table)
    one = pay(basis, net=first)
    two = pay(basis, net=second, earlier=Earlier(one.gross, one.withholding, one.net))
    day = one.gross + two.gross
    assert one.withholding + two.withholding == table_withholding(2026, table, Period.DAY, day)
    assert day - one.withholding - two.withholding == first + second


@pytest.mark.parametrize(("gross", "withheld", "net"), [(-1, 0, 0), (200, 100, 101), (200, -1, 200)])
def test_impossible_earlier_pay_is_refused(gross: int, withheld: int, net: int) -> None:
    with pytest.raises(ValueError, match="impossible"):
        Earlier(gross, withheld, net)
