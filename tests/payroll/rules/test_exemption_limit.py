"""The exemption card's running limit: nothing up to it, 50 % of what exceeds it. SBF §5-3-2."""

from decimal import Decimal

import pytest

from payroll.rules.cards import BasisKind
from payroll.rules.day_pay import Earlier, PayPart
from tests.payroll.rules.cast import exemption, pay

EXEMPTION, PERCENTAGE = BasisKind.EXEMPTION, BasisKind.PERCENTAGE


@pytest.mark.parametrize("used", [0, 700, 800])
def test_nothing_is_withheld_up_to_the_limit(used: int) -> None:
    result = pay(exemption("1000"), exempt_used=Decimal(used))
    assert (result.gross, result.withholding) == (200, 0)
    assert result.parts == (PayPart(EXEMPTION, Decimal(200), 0),)


def test_the_slip_that_crosses_is_split_at_the_limit() -> None:
    result = pay(exemption("1000"), exempt_used=Decimal(900))
    assert (result.gross, result.withholding, result.net) == (299, 99, 200)
    assert result.parts == (
        PayPart(EXEMPTION, Decimal(100), 0),
        PayPart(PERCENTAGE, Decimal(199), 99, percent=Decimal(50)),
    )


def test_one_krone_over_is_rounded_down_to_nothing() -> None:
    result = pay(exemption("1000"), exempt_used=Decimal(801))
    assert (result.gross, result.withholding) == (200, 0)
    assert [part.base for part in result.parts] == [199, 1]


def test_a_limit_used_with_ore_splits_with_ore() -> None:
    result = pay(exemption("1000"), exempt_used=Decimal("899.50"))
    assert (result.gross, result.withholding) == (298, 98)
    assert [part.base for part in result.parts] == [Decimal("100.50"), Decimal("197.50")]


@pytest.mark.parametrize("used", [1000, 1001, 5000])
def test_beyond_the_limit_half_is_withheld(used: int) -> None:
    result = pay(exemption("1000"), exempt_used=Decimal(used))
    assert result.gross == 399
    assert result.parts == (PayPart(PERCENTAGE, Decimal(399), 199, percent=Decimal(50)),)


def test_a_later_payment_the_same_day_goes_on_where_the_first_stopped() -> None:
    earlier = Earlier(gross=200, withheld=0, net=200)
    result = pay(exemption("1000"), exempt_used=Decimal(900), earlier=earlier)
    assert (result.gross, result.withholding) == (299, 99)
    assert [part.base for part in result.parts] == [100, 199]


def test_a_count_that_leaves_out_the_same_day_is_refused() -> None:
    with pytest.raises(ValueError, match="leaves out 200"):
        pay(exemption("1000"), exempt_used=Decimal(0), earlier=Earlier(gross=200, withheld=0, net=200))
