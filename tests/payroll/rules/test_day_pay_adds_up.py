"""Sums that don't add up can't be built."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from payroll.rules.cards import BasisKind
from payroll.rules.day_pay import DayPay, PayPart

RIGHT = DayPay(
    net=200,
    gross=399,
    withholding=199,
    garnishment=0,
    parts=(PayPart(BasisKind.NO_CARD, Decimal(399), 199, percent=Decimal(50)),),
    contribution=Decimal("56.26"),
    contribution_rate=Decimal("14.1"),
    holiday_base=399,
)


@pytest.mark.parametrize(
    "change",
    [
        {"net": 201},
        {"gross": 400},
        {"withholding": 198},
        {"garnishment": 1},
        {"net": -200, "garnishment": 400},
        {"net": 201, "garnishment": -1},
        {"contribution": Decimal("-0.01")},
        {"contribution": Decimal(400)},
        {"holiday_base": 400},
        {"holiday_base": -1},
        {"parts": ()},
        {"parts": (PayPart(BasisKind.NO_CARD, Decimal(398), 199),)},
        {"parts": (PayPart(BasisKind.NO_CARD, Decimal(399), 198),)},
        {"net": Decimal("199.5"), "garnishment": Decimal("0.5")},
    ],
)
def test_it_refuses_a_wrong_sum(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        replace(RIGHT, **change)


def test_it_takes_a_right_one() -> None:
    assert replace(RIGHT, net=150, garnishment=50).gross == 399


@pytest.mark.parametrize(("base", "withheld"), [(-1, 0), (10, -1), (10, 11)])
def test_it_refuses_an_impossible_part(base: int, withheld: int) -> None:
    with pytest.raises(ValueError, match="impossible part"):
        PayPart(BasisKind.TABLE, Decimal(base), withheld)
