"""What the withholding rules refuse: they stop, they never guess."""

from decimal import Decimal

import pytest

from payroll.rules.withholding import (
    MissingRates,
    Period,
    UnknownTable,
    percentage_withholding,
    table_withholding,
)


@pytest.mark.parametrize("table", ["8405", "8410", "9000", "9410", "7400", "", "8001"])
def test_it_refuses_an_unknown_table(table: str) -> None:
    with pytest.raises(UnknownTable, match="2026"):
        table_withholding(2026, table, Period.DAY, 200)


def test_it_names_the_file_that_is_missing() -> None:
    with pytest.raises(MissingRates, match=r"payroll/rates/2027\.toml"):
        table_withholding(2027, "8000", Period.DAY, 200)


def test_it_refuses_a_negative_gross() -> None:
    with pytest.raises(ValueError, match="negative"):
        table_withholding(2026, "8000", Period.DAY, -1)
    assert table_withholding(2026, "8000", Period.DAY, 0) == 0


@pytest.mark.parametrize("percent", [Decimal("-0.1"), Decimal("100.1")])
def test_it_refuses_an_impossible_percentage(percent: Decimal) -> None:
    with pytest.raises(ValueError, match="from 0 to 100"):
        percentage_withholding(percent, Decimal(200))


def test_it_refuses_a_negative_base() -> None:
    with pytest.raises(ValueError, match="from 0"):
        percentage_withholding(Decimal(30), Decimal(-1))


def test_it_refuses_floats() -> None:
    with pytest.raises(TypeError):
        percentage_withholding(33.3, Decimal(200))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        percentage_withholding(Decimal(30), 200.0)  # type: ignore[arg-type]
