"""A participant's own sheet of days, hours and pay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from assignments.documents.person_sheet import PersonDay, PersonSheet, person_sheet_pdf
from tests.paper_text import pages_of

FIRST = date(2026, 1, 5)


def sheet(count: int) -> PersonSheet:
    days = tuple(
        PersonDay(FIRST + timedelta(2 * n), Decimal("2.50"), Decimal(249), Decimal(49), Decimal(200))
        for n in range(count)
    )
    total = PersonDay(
        FIRST, Decimal("2.50") * count, Decimal(249) * count, Decimal(49) * count, Decimal(200) * count
    )
    return PersonSheet(
        name="Čáhppe Łucja",
        employer="Sentrum arbeid",
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        days=days,
        total=total,
    )


def test_it_shows_the_year_its_sums_and_each_day() -> None:
    (page,) = pages_of(person_sheet_pdf(sheet(6), language="nb"))
    assert "Sentrum arbeid 2026 Čáhppe Łucja" in page
    assert "1 200 kr" in page
    assert "Mandag 5. januar 2026 2,5 249 49 200" in page


def test_it_shows_hours_alone_for_a_fortnightly_card() -> None:
    hours = replace(sheet(6), first=FIRST, last=date(2026, 1, 18), with_pay=False)
    (page,) = pages_of(person_sheet_pdf(hours, language="nb"))
    assert "5. januar 2026 – 18. januar 2026" in page
    assert "kr" not in page
    assert "249" not in page


def test_it_goes_on_to_more_sheets() -> None:
    pages = pages_of(person_sheet_pdf(sheet(100), language="nb"))
    assert len(pages) == 3
    assert all("Čáhppe Łucja" in page for page in pages)


def test_it_says_so_when_there_is_no_day() -> None:
    assert "Ingen dager ennå." in pages_of(person_sheet_pdf(sheet(0), language="nb"))[0]


def test_a_day_that_is_not_paid_yet_has_no_amounts() -> None:
    unpaid = replace(sheet(0), days=(PersonDay(FIRST, Decimal("2.50")),))
    assert "Mandag 5. januar 2026 2,5 – – –" in pages_of(person_sheet_pdf(unpaid, language="nb"))[0]
