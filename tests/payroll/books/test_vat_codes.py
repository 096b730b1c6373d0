"""The codes of VAT: those of the standard list, and what becomes of a rate that it doesn't know."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from payroll.rules.vat_codes import STANDARD_CODES, VatCode, vat_code, vat_codes

OFFICIAL = Path(__file__).resolve().parents[4] / "shared/reference/saf-t/Standard_Tax_Codes.csv"
RATES = {"Regular rate": 25, "Reduced rate, middle": 15, "Reduced rate, low": 12, "": 0}


@pytest.mark.parametrize(
    ("percent", "code"), [("25.0", "3"), ("15.0", "31"), ("12.0", "33"), ("0", "6"), ("0.0", "6")]
)
def test_a_known_rate_has_its_standard_code(percent: str, code: str) -> None:
    found = vat_code(Decimal(percent))
    assert (found.code, found.standard) == (code, code)


def test_another_rate_is_not_in_the_list_and_has_a_code_of_its_own() -> None:
    assert vat_code(Decimal("11.1")) == VatCode(
        "U11.1", "NA", "Utgående merverdiavgift, 11,1 prosent", Decimal("11.1")
    )


def test_each_code_comes_once() -> None:
    percents = [Decimal(text) for text in ("0", "25", "25.0", "0.0", "11.1")]
    assert [one.code for one in vat_codes(percents)] == ["3", "U11.1", "6"]


def test_the_codes_are_those_of_the_official_list_where_it_is_at_hand() -> None:
    if not OFFICIAL.exists():
        pytest.skip("the official list is not beside the project")
    with OFFICIAL.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["Code"]: row for row in csv.DictReader(file, delimiter=";")}
    for one in STANDARD_CODES:
        row = rows[one.standard]
        assert one.name.split(",")[0] == row["DescriptionNOB"].strip()
        assert RATES[row["TaxRate"].strip()] == one.percent
