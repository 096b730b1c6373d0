"""Hours of a shift and of a day, two decimals, overlaps counted once."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest

from assignments.rules.hours import day_hours


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (time(10), time(13), "3.00"),
        (time(10), time(12, 30), "2.50"),
        (time(10), time(10, 20), "0.33"),
        (time(10), time(12, 40), "2.67"),
        (time(0), time(23, 59), "23.98"),
    ],
)
def test_it_counts_the_hours_of_a_shift(start: time, end: time, hours: str) -> None:
    assert str(day_hours([(start, end)])) == hours


@pytest.mark.parametrize(("start", "end"), [(time(13), time(10)), (time(10), time(10))])
def test_it_refuses_a_shift_that_does_not_end_after_it_starts(start: time, end: time) -> None:
    with pytest.raises(ValueError, match="end after"):
        day_hours([(start, end)])
    with pytest.raises(ValueError, match="end after"):
        day_hours([(time(8), time(9)), (start, end)])


def test_it_adds_the_shifts_of_a_day() -> None:
    assert day_hours([(time(10), time(11)), (time(12), time(13, 30))]) == Decimal("2.50")


def test_it_counts_an_overlap_once() -> None:
    assert day_hours([(time(11), time(13)), (time(10), time(12))]) == Decimal("3.00")
    assert day_hours([(time(10), time(13)), (time(11), time(12)), (time(12), time(12, 30))]) == Decimal(
        "3.00"
    )


def test_it_rounds_once_after_the_sum() -> None:
    thirds = [(time(h), time(h, 20)) for h in (9, 10, 11)]
    assert day_hours(thirds) == Decimal("1.00")


def test_it_counts_no_shift_as_no_hours() -> None:
    assert day_hours([]) == Decimal("0.00")
