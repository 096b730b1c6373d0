"""Near is 90 % of a limit, or a day's pay from crossing it; exactly the limit is not above it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from payroll.rules.thresholds import Standing, standing

LIMIT = Decimal(10_000)


@pytest.mark.parametrize(
    ("paid", "found"),
    [
        ("0", Standing.BELOW),
        ("8999.99", Standing.BELOW),
        ("9000", Standing.NEAR),
        ("10000", Standing.NEAR),
        ("10000.01", Standing.CROSSED),
    ],
)
def test_a_sum_is_near_from_ninety_percent(paid: str, found: Standing) -> None:
    assert standing(Decimal(paid), LIMIT) == found


@pytest.mark.parametrize(
    ("paid", "found"),
    [
        ("9734", Standing.BELOW),
        ("9735", Standing.NEAR),
        ("10000", Standing.NEAR),
        ("10001", Standing.CROSSED),
    ],
)
def test_with_a_days_pay_it_is_near_where_that_would_cross_it(paid: str, found: Standing) -> None:
    assert standing(Decimal(paid), LIMIT, next_pay=Decimal(266)) == found
