"""A table made of published rows says the same as the calculation, krone by krone, near zero too."""

from __future__ import annotations

import csv
import gzip
from array import array
from collections import defaultdict
from functools import partial
from pathlib import Path

import pytest

from payroll.rules.published import NUMBER, TableRows, published_table
from payroll.rules.rates import PublishedTable, load_rates
from payroll.rules.table_file import read_table_file
from payroll.rules.withholding import Period, step_withholding, table_withholding
from tests.payroll.rates.files import as_file, table_lines

REFERENCE = Path(__file__).resolve().parents[4] / "shared" / "reference" / "trekktabell"
YEARS = (2025, 2026)


def opened(year: int, table: str, period: Period, rows: TableRows) -> PublishedTable:
    return published_table(rows, partial(step_withholding, load_rates(year), table, period))


def wrong(year: int, table: str, period: Period, look_up: PublishedTable, *, to: int) -> list[tuple]:
    """Every gross up to `to`, and each row's edge with its neighbours, where the two differ."""
    edges = {gross for base in look_up.bases for gross in (base - 1, base, base + 1) if gross >= 0}
    return [
        (year, table, period, gross, look_up.at(gross), expected)
        for gross in sorted({*range(to + 1), *edges})
        if look_up.at(gross) != (expected := table_withholding(year, table, period, gross))
    ]


@pytest.mark.parametrize("year", YEARS)
def test_every_one_day_table_is_the_calculation_krone_by_krone(year: int) -> None:
    for table in load_rates(year).kinds:
        file = read_table_file(as_file(table_lines(table, year=year)))
        look_up = opened(year, table, Period.DAY, file.tables[table, Period.DAY])
        assert wrong(year, table, Period.DAY, look_up, to=1000) == []


@pytest.mark.parametrize("table", ["0101", "7300", "8000", "9150", "9400"])
def test_so_are_the_other_periods_where_rows_list_their_own_edge(table: str) -> None:
    file = read_table_file(as_file(table_lines(table, periods=Period, rows=90)))
    for (_table, period), rows in file.tables.items():
        look_up = opened(2026, table, period, rows)
        assert wrong(2026, table, period, look_up, to=look_up.bases[-1]) == []


@pytest.mark.parametrize("name", [f"{year}-1day.csv.gz" for year in YEARS])
def test_so_are_the_official_rows_where_they_are_at_hand(name: str) -> None:
    path, year = REFERENCE / name, int(name[:4])
    if not path.exists():
        pytest.skip("the official tables are not beside the project")
    tables: dict[str, TableRows] = defaultdict(lambda: TableRows(array(NUMBER), array(NUMBER)))
    with gzip.open(path, "rt", encoding="ascii", newline="") as file:
        for row in csv.DictReader(file):
            tables[row["table"]].bases.append(int(row["basis"]))
            tables[row["table"]].amounts.append(int(row["withholding"]))
    assert len(tables) == 96
    for table, rows in tables.items():
        assert wrong(year, table, Period.DAY, opened(year, table, Period.DAY, rows), to=1000) == []


def test_as_listed_they_would_withhold_too_little() -> None:
    rows = read_table_file(as_file(table_lines("9200"))).tables["9200", Period.DAY]
    listed = PublishedTable(tuple(rows.bases), tuple(rows.amounts))
    assert (listed.at(119), opened(2026, "9200", Period.DAY, rows).at(119)) == (100, 105)
