"""Planning work days (arbeidsdager) in a repeating pattern, past the Norwegian public holidays."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import holidays

LONGEST_PATTERN = 366
FIRST_YEAR, LAST_YEAR = 2010, 2100


@dataclass(frozen=True, slots=True)
class PatternResult:
    """The days of a pattern, and those left out, each with the name of its holiday in bokmål."""

    days: tuple[date, ...]
    skipped: tuple[tuple[date, str], ...]


def holiday_name(day: date) -> str | None:
    """What the public holiday (helligdag) on this day is called, in bokmål; None on any other day."""
    return holidays.country_holidays("NO", years=day.year, language="no").get(day)


def pattern_days(first: date, last: date, weekdays: Collection[int]) -> PatternResult:
    """Every given weekday (0 Monday … 6 Sunday) from first to last, both included, save public holidays.

    ValueError: no weekday or an unknown one, last before first, more than 366 days, or a year outside
    2010 to 2100.
    """
    if not weekdays or not all(0 <= weekday <= 6 for weekday in weekdays):
        raise ValueError("a pattern needs weekdays from 0 (Monday) to 6 (Sunday)")
    if last < first:
        raise ValueError("the pattern ends before it begins")
    if first.year < FIRST_YEAR or last.year > LAST_YEAR:
        raise ValueError(f"the days must be in the years {FIRST_YEAR} to {LAST_YEAR}")
    length = (last - first).days + 1
    if length > LONGEST_PATTERN:
        raise ValueError(f"a pattern covers at most {LONGEST_PATTERN} days")

    public = holidays.country_holidays("NO", years=range(first.year, last.year + 1), language="no")
    wanted = [day for n in range(length) if (day := first + timedelta(n)).weekday() in weekdays]
    return PatternResult(
        days=tuple(day for day in wanted if day not in public),
        skipped=tuple((day, public[day]) for day in wanted if day in public),
    )
