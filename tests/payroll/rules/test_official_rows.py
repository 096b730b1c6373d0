"""Rows of Skatteetaten's own tables, all periods, both years; those that only IEEE doubles hit among them."""

import csv
import gzip
from pathlib import Path

import pytest

from payroll.rules.withholding import Period, table_withholding

OWN = Path(__file__).parent / "data" / "official_rows.csv"
REFERENCE = Path(__file__).resolve().parents[4] / "shared" / "reference" / "trekktabell"
FILES = [f"{year}-{name}.csv.gz" for year in (2025, 2026) for name in ("1day", "other-periods-sample")]


def test_it_equals_the_rows_the_project_carries() -> None:
    with OWN.open(encoding="ascii", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = [
        row
        for row in rows
        if table_withholding(int(row["year"]), row["table"], Period(row["period"]), int(row["basis"]))
        != int(row["withholding"])
    ]
    assert wrong == []
    assert len(rows) >= 700
    assert {row["period"] for row in rows} == set(Period)
    assert {row["year"] for row in rows} == {"2025", "2026"}
    assert len({row["table"] for row in rows}) == 96


@pytest.mark.parametrize("name", FILES)
def test_it_equals_every_official_row_where_the_tables_are_at_hand(name: str) -> None:
    path = REFERENCE / name
    if not path.exists():
        pytest.skip("the official tables are not beside the project")
    year = int(name[:4])
    with gzip.open(path, "rt", encoding="ascii", newline="") as file:
        wrong = [
            row
            for row in csv.DictReader(file)
            if table_withholding(year, row["table"], Period(row.get("period", "1day")), int(row["basis"]))
            != int(row["withholding"])
        ]
    assert wrong == []
