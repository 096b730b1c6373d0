"""Working days (virkedager): neither Saturday, Sunday nor a Norwegian public holiday."""

from datetime import date
from functools import cache

import holidays

SATURDAY = 5


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NO", years=year, language="no"))


def is_working_day(day: date) -> bool:
    """Whether it is neither Saturday, Sunday nor a public holiday (helligdag)."""
    return day.weekday() < SATURDAY and day not in _public_holidays(day.year)
