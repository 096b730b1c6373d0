"""Employments (arbeidsforhold) of one person: from the day she began, anew each time she came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Employment:
    """One span. `number` counts hers from 1; `end_reason` is a code of `EndReason`, "" while it lasts."""

    number: int
    started_on: date
    ended_on: date | None = None
    end_reason: str = ""

    def __post_init__(self) -> None:
        if self.number < 1 or (self.ended_on is None) != (not self.end_reason):
            raise ValueError(f"impossible employment: {self}")

    def overlaps(self, first: date, last: date) -> bool:
        """Whether any day of it lies from `first` to `last`."""
        return self.started_on <= last and (self.ended_on is None or self.ended_on >= first)


@dataclass(frozen=True, slots=True)
class Break:
    """The days between two spans: she ended, and came back on `returned_on`."""

    ended_on: date
    end_reason: str
    returned_on: date


def is_break(ended_on: date, returned_on: date) -> bool:
    """Whether whoever ended and came back was away: back the day after, or sooner, nothing had ended."""
    return returned_on > ended_on + DAY


def spans(
    started_on: date, breaks: Iterable[Break], ended_on: date | None, end_reason: str
) -> tuple[Employment, ...]:
    """Her employments in order, from when she began, her breaks in order, and when she ended for now.

    `started_on` may have been corrected past a break since: a span then begins no later than it ends.
    """
    found: list[Employment] = []
    start = started_on
    for one in breaks:
        found.append(Employment(len(found) + 1, min(start, one.ended_on), one.ended_on, one.end_reason))
        start = one.returned_on
    if ended_on is not None:
        start = min(start, ended_on)
    return (*found, Employment(len(found) + 1, start, ended_on, end_reason))
