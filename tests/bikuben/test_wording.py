"""Dates, times and hours as they are printed in each language."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from django.utils.translation import override

from bikuben.documents import wording

DAY = date(2026, 1, 5)


def test_it_writes_norwegian() -> None:
    with override("nb"):
        assert wording.long_date(DAY) == "5. januar 2026"
        assert wording.weekday_date(DAY) == "Mandag 5. januar 2026"
        assert wording.short_date(DAY) == "05.01.2026"
        assert wording.clock(time(9, 30)) == "09.30"
        assert wording.number(Decimal("2.50")) == "2,5"
        assert wording.hours(Decimal("1.00")) == "1 time"
        assert wording.hours(Decimal("2.67")) == "2,67 timer"
        assert wording.hours(Decimal("20.00")) == "20 timer"


def test_it_writes_english() -> None:
    with override("en"):
        assert wording.long_date(DAY) == "5 January 2026"
        assert wording.weekday_date(DAY) == "Monday 5 January 2026"
        assert wording.clock(time(9, 30)) == "09:30"
        assert wording.number(Decimal("2.50")) == "2.5"


def test_it_groups_an_organisation_number() -> None:
    assert wording.organisation_number("974760673") == "974\u00a0760\u00a0673"
    assert wording.organisation_number("") == ""
