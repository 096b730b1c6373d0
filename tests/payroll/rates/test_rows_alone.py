"""A year that the program has no figures of: rows held down near zero are opened by the rows that follow."""

from __future__ import annotations

import pytest

from payroll.rules.published import published_table, unclamped
from payroll.rules.rates import load_rates
from payroll.rules.table_file import read_table_file
from payroll.rules.withholding import Period, table_withholding
from tests.payroll.rates.files import as_file, table_lines

# All that the line misses in the one-day tables of two years: (table, gross), one krone too little.
MISSED = {2025: set(), 2026: {("9130", 18), ("9130", 19), *(("9130", gross) for gross in range(21, 40))}}


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_one_day_tables_are_the_calculation_save_where_next_to_nothing_is_left(year: int) -> None:
    missed = {}
    for table in load_rates(year).kinds:
        rows = read_table_file(as_file(table_lines(table, year=year))).tables[table, Period.DAY]
        look_up = published_table(rows)
        for gross in range(1001):
            withheld = table_withholding(year, table, Period.DAY, gross)
            if look_up.at(gross) != withheld:
                missed[table, gross] = (look_up.at(gross) - withheld, gross - withheld)
    assert set(missed) == MISSED[year]
    assert all(by == -1 and left < 20 for by, left in missed.values())


@pytest.mark.parametrize(
    ("bases", "listed", "steps"),
    [
        ((0, 20, 40, 60), (0, 0, 0, 4), (0, 0, 0, 4)),
        ((0, 20, 40, 60, 80), (0, 20, 40, 49, 52), (40, 43, 46, 49, 52)),
        ((0, 20, 40, 60), (0, 8, 11, 14), (5, 8, 11, 14)),
        ((0, 20, 40, 60), (0, 2, 8, 14), (0, 2, 8, 14)),
        ((100, 200, 300), (5, 40, 80), (5, 40, 80)),
        ((0, 20, 40), (0, 20, 40), (0, 20, 40)),
        ((0,), (0,), (0,)),
    ],
)
def test_it_lays_a_line_through_the_next_rows(
    bases: tuple[int, ...], listed: tuple[int, ...], steps: tuple[int, ...]
) -> None:
    assert unclamped(bases, listed) == steps


def test_a_calculation_that_isnt_of_these_rows_is_not_believed() -> None:
    bases, listed = (0, 20, 40, 60, 80), (0, 20, 40, 49, 52)
    assert unclamped(bases, listed, lambda base: 90) == unclamped(bases, listed)


@pytest.mark.parametrize("period", list(Period))
def test_nothing_is_less_than_for_a_krone_less(period: Period) -> None:
    for table in ("9110", "9250", "9400"):
        lines = table_lines(table, periods=(period, Period.DAY), rows=120)
        rows = read_table_file(as_file(dict.fromkeys(lines))).tables[table, period]
        look_up = published_table(rows)
        found = [look_up.at(gross) for gross in range(rows.bases[-1])]
        assert found == sorted(found)


@pytest.mark.parametrize("year", [2025, 2026])
def test_above_the_last_row_it_goes_on_within_a_few_kroner(year: int) -> None:
    for table in load_rates(year).kinds:
        rows = read_table_file(as_file(table_lines(table, year=year))).tables[table, Period.DAY]
        look_up = published_table(rows)
        for gross in range(10_000, 20_001, 7):
            withheld = table_withholding(year, table, Period.DAY, gross)
            assert abs(look_up.at(gross) - withheld) <= 3, (table, gross)
        assert look_up.at(10_019) == look_up.at(10_000) == table_withholding(year, table, Period.DAY, 10_019)
