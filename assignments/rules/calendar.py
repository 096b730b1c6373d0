"""A month as weeks, and jobs as spans that lie across them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7


@dataclass(frozen=True, slots=True)
class Span:
    """What lies across several days: `key` says what, both days are included."""

    key: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a span in one week: `before` empty days, then `days`, then `after`.

    `begins` and `ends` tell whether the span itself begins and ends here.
    """

    key: int
    before: int
    days: int
    after: int
    begins: bool
    ends: bool


def monday_of(day: date) -> date:
    """The Monday of the week that the day is in."""
    return day - timedelta(days=day.weekday())


def weeks_of(month: date) -> list[list[date]]:
    """The weeks, Monday first, that have a day in the month of this date; seven days each.

    ValueError: a month at the very end of what dates there are.
    """
    try:
        first = month.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        count = (monday_of(last) - monday_of(first)).days // WEEK + 1
        start = monday_of(first)
        return [[start + timedelta(days=WEEK * week + n) for n in range(WEEK)] for week in range(count)]
    except OverflowError as error:
        raise ValueError("no such month") from error


def month_beside(month: date, step: int) -> date:
    """The first of the month before (`step` -1) or after (1)."""
    index = month.year * 12 + month.month - 1 + step
    return date(index // 12, index % 12 + 1, 1)


def pieces_of(week: Sequence[date], spans: Sequence[Span]) -> list[Piece]:
    """The parts of the spans that lie in this week, in the order of their first day."""
    monday, sunday = week[0], week[-1]
    found = []
    for span in sorted(spans, key=lambda one: (one.first, one.last, one.key)):
        first, last = max(span.first, monday), min(span.last, sunday)
        if first <= last:
            before, days = (first - monday).days, (last - first).days + 1
            found.append(
                Piece(
                    key=span.key,
                    before=before,
                    days=days,
                    after=WEEK - before - days,
                    begins=span.first >= monday,
                    ends=span.last <= sunday,
                )
            )
    return found
