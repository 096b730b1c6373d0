"""How long a job will likely take, and what the forecast rests on."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.rules.forecast import Forecast, HeldDay, forecast, quartiles, share_of

FIRST = date(2026, 3, 23)
JOB, OTHER = 1, 2


def held(*totals: int, job: int = OTHER) -> list[HeldDay]:
    return [HeldDay(FIRST + timedelta(days=2 * n), {job: total}) for n, total in enumerate(totals)]


def test_thirty_participant_days_take_three_to_five_days() -> None:
    found = forecast(30, held(6, 6, 8, 10, 10, 12))
    assert found is not None
    assert (found.fewest, found.most) == (3, 5)
    assert (found.held, found.low, found.high, found.share) == (6, 6, 10, 1)


def test_it_says_nothing_of_fewer_than_four_days() -> None:
    assert forecast(30, held(8, 8, 8)) is None
    assert forecast(30, held(8, 8, 8, 0)) is None
    assert forecast(30, held(8, 8, 8, 8)) is not None


def test_only_its_own_share_of_the_people_works_on_it() -> None:
    days = [HeldDay(FIRST + timedelta(days=n), {JOB: 4, OTHER: 4}) for n in range(4)]
    found = forecast(20, days, job=JOB)
    assert found is not None
    assert (found.share, found.fewest, found.most) == (Fraction(1, 2), 5, 5)


def test_a_new_job_gets_the_share_of_each_days_largest() -> None:
    days = [HeldDay(FIRST + timedelta(days=n), {JOB: 6, OTHER: 2}) for n in range(4)]
    assert share_of(days, None) == Fraction(3, 4)
    assert share_of(days, 99) == Fraction(3, 4)
    assert share_of(days, OTHER) == Fraction(1, 4)


def test_it_counts_on_the_days_that_are_planned() -> None:
    planned = [date(2026, 5, 4), date(2026, 5, 6), date(2026, 5, 8), date(2026, 5, 11)]
    found = forecast(30, held(6, 6, 8, 10, 10, 12), planned=planned)
    assert found is not None
    assert (found.earliest, found.latest, found.planned, found.most) == (date(2026, 5, 8), None, 4, 5)


@pytest.mark.parametrize(
    ("figures", "found"),
    [([7], (7, 7)), ([1, 2, 3, 4], (1, 3)), ([6, 6, 8, 10, 10, 12], (6, 10)), ([1, 2, 3, 4, 5], (2, 4))],
)
def test_a_quartile_is_one_of_the_figures(figures: list[int], found: tuple[int, int]) -> None:
    assert quartiles(figures) == found


def test_it_refuses_what_makes_no_sense() -> None:
    with pytest.raises(ValueError, match="remains"):
        forecast(0, held(8, 8, 8, 8))
    with pytest.raises(ValueError, match="no figures"):
        quartiles([])


a_day = st.builds(
    lambda n, jobs: HeldDay(FIRST + timedelta(days=n), jobs),
    st.integers(0, 41),
    st.dictionaries(st.integers(1, 4), st.integers(1, 12), max_size=3),
)
days = st.lists(a_day, max_size=20)
planned_days = st.lists(st.integers(0, 60).map(lambda n: date(2026, 5, 4) + timedelta(days=n)), max_size=15)


@settings(derandomize=True)
@given(remaining=st.integers(1, 500), held=days, planned=planned_days, job=st.none() | st.integers(1, 5))
def test_the_range_is_a_range_and_holds_what_it_says(
    remaining: int, held: list[HeldDay], planned: list[date], job: int | None
) -> None:
    found = forecast(remaining, held, planned=planned, job=job)
    if found is None:
        assert sum(bool(day.total) for day in held) < 4
        return
    assert 1 <= found.fewest <= found.most
    assert 0 < found.share <= 1
    assert found.fewest * found.high * found.share >= remaining
    assert (found.fewest - 1) * found.high * found.share < remaining
    assert found.most * found.low * found.share >= remaining
    assert (found.most - 1) * found.low * found.share < remaining
    assert (found.latest is None) == (found.planned < found.most)
    if found.latest is not None:
        assert found.earliest is not None
        assert found.earliest <= found.latest


@settings(derandomize=True)
@given(remaining=st.integers(1, 300), more=st.integers(1, 100), held=days)
def test_more_to_do_never_takes_fewer_days(remaining: int, more: int, held: list[HeldDay]) -> None:
    less, greater = forecast(remaining, held), forecast(remaining + more, held)
    if isinstance(less, Forecast) and isinstance(greater, Forecast):
        assert less.fewest <= greater.fewest
        assert less.most <= greater.most


@settings(derandomize=True)
@given(st.permutations(held(3, 5, 5, 8, 9)))
def test_the_order_of_the_days_is_nothing_to_it(shuffled: list[HeldDay]) -> None:
    assert forecast(40, shuffled) == forecast(40, held(3, 5, 5, 8, 9))
