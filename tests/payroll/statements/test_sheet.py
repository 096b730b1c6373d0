"""The yearly statement as it is printed: one sheet a person, her language, nothing but what she was paid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from payroll.documents.statement import statements_pdf
from payroll.yearly_statements import Statement, StatementSums
from tests.paper_text import pages_of, properties_of

PLAIN = StatementSums(
    work=Decimal(1245), withholding=Decimal(245), net=Decimal(1000), holiday_base=Decimal(1245)
)
FULL = StatementSums(
    work=Decimal("12345.50"),
    holiday_pay=Decimal("1816.20"),
    withholding=Decimal(2450),
    garnishment=Decimal(500),
    net=Decimal("11211.70"),
    holiday_base=Decimal("12345.50"),
)
STATEMENT = Statement(
    participant_id=1,
    year=2026,
    language="nb",
    legal_name="Łucja Šćepanović",
    identity_number="05877545263",
    employer_name="Verkstedet i Prøvegata",
    employer_organisation_number="974760673",
    employer_address="Prøvegata 1, 0150 Oslo",
    months=((date(2026, 1, 1), PLAIN), (date(2026, 3, 1), PLAIN)),
)
AFTER = date(2027, 1, 4)
LONG = " ".join(["Wilhelmina-Alexandrina"] * 5)


def test_it_says_who_by_whom_and_how_much() -> None:
    (page,) = pages_of(statements_pdf([STATEMENT], today=AFTER))
    for words in (
        "Verkstedet i Prøvegata",
        "Org.nr. 974 760 673",
        "2026",
        "Łucja Šćepanović",
        "058775 45263",
        "Januar 1 245 245 1 000 1 245",
        "Hele året 2 490 490 2 000 2 490",
    ):
        assert words in page
    assert "Februar" not in page
    assert "Utleggstrekk" not in page
    assert "Feriepenger " not in page


def test_a_year_that_runs_says_until_when() -> None:
    (page,) = pages_of(statements_pdf([STATEMENT], today=date(2026, 11, 24)))
    assert "Hittil, per 24. november 2026" in page
    assert "Hittil 2 490 490 2 000 2 490" in page
    assert "Hele året" not in page
    assert "Ta vare på arket" not in page
    (over,) = pages_of(statements_pdf([STATEMENT], today=AFTER))
    assert "Hittil" not in over
    assert "Ta vare på arket" in over


def test_garnishment_and_holiday_pay_stand_there_when_there_is_any() -> None:
    (page,) = pages_of(statements_pdf([replace(STATEMENT, months=((date(2026, 6, 1), FULL),))], today=AFTER))
    assert "Juni 12 345,50 1 816,20 2 450 500 11 211,70 12 345,50" in page
    assert "Utleggstrekk" in page
    assert "Feriepenger" in page


def test_a_fee_has_no_holiday_pay_base() -> None:
    fee = replace(PLAIN, holiday_base=Decimal(0))
    (page,) = pages_of(statements_pdf([replace(STATEMENT, months=((date(2026, 6, 1), fee),))], today=AFTER))
    assert "Juni 1 245 245 1 000 Hele året" in page
    assert "erie" not in page


def test_each_reads_her_own_language_on_a_sheet_of_her_own() -> None:
    other = replace(STATEMENT, language="en", legal_name="Blessing Okoprøve")
    norwegian, english = pages_of(statements_pdf([STATEMENT, other], today=AFTER))
    assert "Januar" in norwegian
    assert "January" in english
    assert "Blessing" not in norwegian
    assert "Łucja" not in english


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_full_year_and_the_longest_name_fit_on_one_sheet(language: str) -> None:
    months = tuple((date(2026, number, 1), FULL) for number in range(1, 13))
    pdf = statements_pdf([replace(STATEMENT, language=language, legal_name=LONG, months=months)], today=AFTER)
    (page,) = pages_of(pdf)
    assert page.count("Wilhelmina-Alexandrina") == 5
    assert "148 146" in page


def test_the_same_sheets_give_the_same_bytes_without_her_name_in_the_files_properties() -> None:
    pdf = statements_pdf([STATEMENT], today=AFTER)
    assert pdf == statements_pdf([STATEMENT], today=AFTER)
    assert "Łucja" not in properties_of(pdf)


def test_nobody_is_no_file() -> None:
    with pytest.raises(ValueError):
        statements_pdf([], today=AFTER)
