"""How many work days a job will likely take: never a promise, always with the figures that it rests on.

The project doesn't know how many will come, so it says a range: from what a good day gives to what a thin
one does, the upper and the lower quartile of participant-days (dagsverk) on the days held lately.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

WINDOW_DAYS = 42
FEWEST_DAYS = 4
FEWEST_OWN_DAYS = 3


@dataclass(frozen=True, slots=True)
class HeldDay:
    """A day that was held: participant-days by job."""

    date: date
    by_job: Mapping[int, int]

    @property
    def total(self) -> int:
        return sum(self.by_job.values())


@dataclass(frozen=True, slots=True)
class Forecast:
    """From `fewest` to `most` work days for `remaining` participant-days.

    It rests on `held` days with `low` to `high` participant-days each (quartiles), of which `share` go to
    this job. `planned` days wait for it; on those, it is done on `earliest` at best and on `latest` in a
    thin spell, None where too few days are planned.
    """

    remaining: int
    fewest: int
    most: int
    held: int
    low: int
    high: int
    share: Fraction
    planned: int
    earliest: date | None
    latest: date | None


def forecast(
    remaining: int, held: Sequence[HeldDay], *, planned: Sequence[date] = (), job: int | None = None
) -> Forecast | None:
    """The forecast for `remaining` participant-days; None where there is too little to rest on.

    `held` are the days of the last six weeks, `planned` the days to come that it may be worked on, `job` its
    id where work on it may have begun. Too little is fewer than four held days with someone at work.

    ValueError: nothing remains.
    """
    if remaining < 1:
        raise ValueError("a forecast is for what remains to be done")
    worked = [day for day in held if day.total]
    if len(worked) < FEWEST_DAYS:
        return None
    totals = sorted(day.total for day in worked)
    low, high = quartiles(totals)
    share = share_of(worked, job)
    fewest, most = (_ceiling(remaining / (share * per_day)) for per_day in (high, low))
    to_come = sorted(set(planned))
    return Forecast(
        remaining=remaining,
        fewest=fewest,
        most=most,
        held=len(worked),
        low=low,
        high=high,
        share=share,
        planned=len(to_come),
        earliest=_nth(to_come, fewest),
        latest=_nth(to_come, most),
    )


def quartiles(ordered: Sequence[int]) -> tuple[int, int]:
    """The lower and the upper quartile of figures in ascending order, each one of the figures (nearest rank).

    ValueError: no figures.
    """
    if not ordered:
        raise ValueError("no figures, no quartiles")
    count = len(ordered)
    return ordered[_ceiling(Fraction(count, 4)) - 1], ordered[_ceiling(Fraction(3 * count, 4)) - 1]


def share_of(worked: Sequence[HeldDay], job: int | None) -> Fraction:
    """The share of a day's participant-days that go to this job on a day when it is worked on.

    Its own, after three days of it; before that, the share of whichever job was each day's largest.
    """
    own = [day for day in worked if job is not None and day.by_job.get(job)]
    if job is not None and len(own) >= FEWEST_OWN_DAYS:
        return Fraction(sum(day.by_job[job] for day in own), sum(day.total for day in own))
    return Fraction(sum(max(day.by_job.values()) for day in worked), sum(day.total for day in worked))


def _ceiling(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def _nth(days: Sequence[date], count: int) -> date | None:
    return days[count - 1] if count <= len(days) else None
