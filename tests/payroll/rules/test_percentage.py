"""Percentage withholding: the base down to a krone, then the amount down to a krone. SBF §5-10-4."""

from decimal import Decimal

import pytest

from payroll.rules.withholding import percentage_withholding


@pytest.mark.parametrize(
    ("percent", "base", "withheld"),
    [
        ("0", "200", 0),
        ("10", "222", 22),
        ("33", "298", 98),
        ("33.5", "300", 100),
        ("50", "399", 199),
        ("50", "399.99", 199),
        ("50", "400.99", 200),
        ("30", "3.34", 0),
        ("30", "4", 1),
        ("100", "200", 200),
        ("14.1", "1000", 141),
        ("7", "100", 7),
    ],
)
def test_it_rounds_both_down(percent: str, base: str, withheld: int) -> None:
    assert percentage_withholding(Decimal(percent), Decimal(base)) == withheld
