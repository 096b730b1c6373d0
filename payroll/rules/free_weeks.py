"""The two weeks before Christmas that are free of withholding (trekkfrie uker). SBF §5-7-2."""

from dataclasses import dataclass
from datetime import date, timedelta

MONDAY, THURSDAY = 0, 3
WEEK = timedelta(days=7)


def allowed_free_weeks(year: int) -> list[date]:
    """The Mondays on which the two free weeks of `year` may start; one or two of them.

    The regulation speaks of two weeks in the second half of November, or its last week and the first of
    December, and weeks seldom follow months. Read narrowly, so that no more than the law lets go is paid
    out untaxed: the weeks run Monday to Sunday, one after the other; no day lies before 16 November; and
    the first of them is a week of November, that is, most of it lies there (its Thursday does, as weeks are
    numbered in Norway). In 2026: 16 and 23 November.
    """
    first = date(year, 11, 16)
    monday = first + timedelta(days=(MONDAY - first.weekday()) % 7)
    allowed = []
    while (monday + timedelta(days=THURSDAY)).month == 11:
        allowed.append(monday)
        monday += WEEK
    return allowed


@dataclass(frozen=True, slots=True)
class FreeWeeks:
    """The two weeks the employer has picked, from their first Monday; ValueError where the law allows not."""

    start: date

    def __post_init__(self) -> None:
        allowed = allowed_free_weeks(self.start.year)
        if self.start not in allowed:
            days = ", ".join(day.isoformat() for day in allowed)
            raise ValueError(f"the free weeks of {self.start.year} start on {days}, not on {self.start}")

    @property
    def end(self) -> date:
        """The last day of the two weeks, a Sunday."""
        return self.start + 2 * WEEK - timedelta(days=1)

    def __contains__(self, payout: date) -> bool:
        return self.start <= payout <= self.end
