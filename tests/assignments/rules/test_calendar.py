"""A month as weeks, and spans across them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.rules.calendar import Piece, Span, month_beside, pieces_of, weeks_of

a_date = st.dates(date(2010, 1, 1), date(2100, 12, 31))


def test_may_2026_has_five_weeks() -> None:
    weeks = weeks_of(date(2026, 5, 17))
    assert len(weeks) == 5
    assert (weeks[0][0], weeks[-1][-1]) == (date(2026, 4, 27), date(2026, 5, 31))


def test_february_of_a_month_that_fits_is_four_weeks() -> None:
    assert len(weeks_of(date(2027, 2, 1))) == 4


def test_the_months_beside() -> None:
    assert month_beside(date(2026, 1, 31), -1) == date(2025, 12, 1)
    assert month_beside(date(2026, 12, 31), 1) == date(2027, 1, 1)


def test_a_span_is_cut_at_the_weeks() -> None:
    first, second = weeks_of(date(2026, 5, 1))[:2]
    span = Span(key=7, first=date(2026, 4, 30), last=date(2026, 5, 5))
    assert pieces_of(first, [span]) == [Piece(7, before=3, days=4, after=0, begins=True, ends=False)]
    assert pieces_of(second, [span]) == [Piece(7, before=0, days=2, after=5, begins=False, ends=True)]


@settings(derandomize=True)
@given(a_date)
def test_each_day_of_the_month_stands_once_in_order(day: date) -> None:
    shown = [one for week in weeks_of(day) for one in week]
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(shown))
    of_month = [one for one in shown if (one.year, one.month) == (day.year, day.month)]
    assert of_month[0].day == 1
    assert (of_month[-1] + timedelta(days=1)).day == 1
    assert shown[0].weekday() == 0
    assert len(shown) % 7 == 0


@settings(derandomize=True)
@given(month=a_date, first=a_date, length=st.integers(0, 90))
def test_the_pieces_are_the_span(month: date, first: date, length: int) -> None:
    span = Span(key=1, first=first, last=first + timedelta(days=length))
    weeks = weeks_of(month)
    pieces = [piece for week in weeks for piece in pieces_of(week, [span])]
    shown = [one for week in weeks for one in week if span.first <= one <= span.last]
    assert sum(piece.days for piece in pieces) == len(shown)
    assert all(piece.before + piece.days + piece.after == 7 for piece in pieces)
