"""Employments, made of when she began, her breaks and when she ended: in order, each from start to end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assignments.rules.employment import Break, Employment, is_break, spans

BEGAN = date(2026, 1, 5)
days = st.integers(0, 600).map(lambda number: BEGAN + timedelta(days=number))


@given(st.lists(days, unique=True, max_size=9), st.booleans(), days)
def test_they_follow_each_other(found: list[date], has_ended: bool, began: date) -> None:
    """Also where the day she began has been corrected past a break."""
    ordered = sorted(found)
    breaks = [Break(*pair) for pair in zip(ordered[::2], ["moved"] * 9, ordered[1::2], strict=False)]
    last = (ordered[-1] if ordered else began) if has_ended else None
    made = spans(began, breaks, last, "moved" if has_ended else "")
    assert [one.number for one in made] == list(range(1, len(breaks) + 2))
    assert all(one.ended_on is None or one.started_on <= one.ended_on for one in made)
    assert [one.ended_on for one in made[:-1]] == [one.ended_on for one in breaks]
    assert made[-1].ended_on == last


def test_a_span_overlaps_the_days_it_holds() -> None:
    one = Employment(1, date(2026, 2, 3), date(2026, 3, 2), "moved")
    assert one.overlaps(date(2026, 3, 1), date(2026, 3, 31))
    assert not one.overlaps(date(2026, 4, 1), date(2026, 4, 30))
    assert not one.overlaps(date(2026, 1, 1), date(2026, 1, 31))


def test_an_end_has_a_reason_and_a_reason_an_end() -> None:
    for ended_on, reason in ((None, "moved"), (BEGAN, "")):
        with pytest.raises(ValueError, match="impossible"):
            Employment(1, BEGAN, ended_on, reason)


def test_away_is_at_least_one_whole_day() -> None:
    assert [is_break(BEGAN, BEGAN + timedelta(days=later)) for later in (0, 1, 2)] == [False, False, True]
