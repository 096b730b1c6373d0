"""The periods that books are handed over for: a month, a two-month term, a year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

FIRST_YEAR, LAST_YEAR = 2000, 2100
_CODE = re.compile(r"([0-9]{4})(?:-(?:t([1-6])|(0[1-9]|1[0-2])))?", re.ASCII)


class NoSuchPeriod(ValueError):
    """A code that names no period."""


@dataclass(frozen=True, slots=True)
class BookPeriod:
    """Some months of one year, the first and the last included. `code` is 2026, 2026-t3 or 2026-05."""

    code: str
    first: date
    last: date

    @property
    def year(self) -> int:
        """The accounting year (regnskapsår), which is the calendar year."""
        return self.first.year


def period_of(code: str) -> BookPeriod:
    """The period that a code names. `NoSuchPeriod` where it names none."""
    found = _CODE.fullmatch(code)
    year = int(found[1]) if found else 0
    if found is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoSuchPeriod(code)
    first, last = 1, 12
    if found[2]:
        last = int(found[2]) * 2
        first = last - 1
    elif found[3]:
        first = last = int(found[3])
    return BookPeriod(code, date(year, first, 1), date(year, last, monthrange(year, last)[1]))
