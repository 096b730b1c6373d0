"""The smallest whole-krone gross whose net is exactly the agreed net: literal kroner."""

from decimal import Decimal

import pytest

from payroll.rules.gross_up import NoGross, gross_for_net
from payroll.rules.withholding import Period, percentage_withholding, table_withholding


def by_percentage(net: int, percent: str) -> int:
    return gross_for_net(net, lambda gross: percentage_withholding(Decimal(percent), Decimal(gross)))


def by_table(net: int, table: str, year: int = 2026) -> int:
    return gross_for_net(net, lambda gross: table_withholding(year, table, Period.DAY, gross))


@pytest.mark.parametrize(
    ("percent", "gross"),
    [("0", 200), ("10", 222), ("20", 249), ("25", 266), ("30", 285), ("33", 298), ("40", 332), ("50", 399)],
)
def test_it_grosses_up_200_by_percentage(percent: str, gross: int) -> None:
    assert by_percentage(200, percent) == gross


@pytest.mark.parametrize(
    ("table", "gross"),
    [
        ("8000", 200),
        ("8130", 200),
        ("8400", 200),
        ("9010", 200),
        ("9050", 200),
        ("9100", 216),
        ("9150", 277),
        ("9200", 338),
        ("9400", 649),
    ],
)
def test_it_grosses_up_200_by_the_one_day_tables_of_2026(table: str, gross: int) -> None:
    assert by_table(200, table) == gross


def test_it_needs_nothing_for_nothing() -> None:
    assert gross_for_net(0, lambda gross: 0) == 0


def test_it_finds_none_where_all_is_withheld() -> None:
    with pytest.raises(NoGross, match="200 kroner"):
        gross_for_net(200, lambda gross: gross)


def test_it_searches_to_a_million_and_no_further() -> None:
    assert gross_for_net(1_000_000, lambda gross: 0) == 1_000_000
    assert gross_for_net(1, lambda gross: min(gross, 999_999)) == 1_000_000
    for net, kept in ((1_000_001, 0), (1, 1_000_000)):
        with pytest.raises(ValueError, match="no gross"):
            gross_for_net(net, lambda gross, kept=kept: min(gross, kept))


def test_it_refuses_a_negative_net() -> None:
    with pytest.raises(ValueError, match="negative"):
        gross_for_net(-1, lambda gross: 0)
