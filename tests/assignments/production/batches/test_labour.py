"""The participant-days of a batch: the job's days, shared by how many pieces each batch had in hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from assignments.batch_labour import labour_by_day, labour_of
from assignments.close_batch import close_batch
from assignments.rules.labour import Period, share_days
from tests.assignments.production.batches.helpers import about, undo, work
from tests.assignments.production.world import Production
from tests.cast import TODAY, make_participant
from tests.payroll.paying import finished_shift, working_day

MONDAY, WEDNESDAY, FRIDAY = date(2026, 4, 27), date(2026, 4, 29), date(2026, 5, 1)


def people_at(production: Production, day: date, people: int) -> None:
    work_day = working_day(day, main_job=production.job)
    for _person in range(people):
        finished_shift(make_participant(), work_day)


def test_a_days_people_are_shared_by_the_pieces_of_each_batch(production: Production) -> None:
    first, second = production.batch(day=MONDAY), production.batch(day=WEDNESDAY)
    people_at(production, MONDAY, 4)
    people_at(production, WEDNESDAY, 6)
    work(production, first, made=2, date=MONDAY)
    work(production, first, made=1, rejected=1, cause="chain", date=WEDNESDAY)
    work(production, second, made=1, date=WEDNESDAY)
    assert labour_by_day(first) == {MONDAY: 4, WEDNESDAY: 4}
    assert labour_by_day(second) == {WEDNESDAY: 2}
    assert labour_of([first, second]) == {first.pk: 8, second.pk: 2}


def test_a_day_without_numbers_is_shared_by_the_open_batches(production: Production) -> None:
    first, second = production.batch(day=MONDAY), production.batch(day=WEDNESDAY)
    for day in (MONDAY, WEDNESDAY, FRIDAY):
        people_at(production, day, 3)
    close_batch(first, date=WEDNESDAY, **about(production))
    assert labour_by_day(first) == {MONDAY: 3, WEDNESDAY: Fraction(3, 2)}
    assert labour_by_day(second) == {WEDNESDAY: Fraction(3, 2), FRIDAY: 3}


def test_a_day_before_any_batch_is_nobodys(production: Production) -> None:
    people_at(production, MONDAY, 3)
    batch = production.batch(day=TODAY)
    assert labour_of([batch]) == {batch.pk: 0}


def test_what_is_undone_counts_for_nothing(production: Production) -> None:
    first, second = production.batch(day=MONDAY), production.batch(day=MONDAY)
    people_at(production, MONDAY, 5)
    (wrong,) = work(production, first, made=3, date=MONDAY).movements
    work(production, second, made=1, date=MONDAY)
    undo(production, wrong)
    assert labour_of([first, second]) == {first.pk: 0, second.pk: 5}


@given(
    count=st.integers(0, 10),
    handled=st.dictionaries(st.integers(1, 4), st.integers(-2, 30), max_size=4),
    open_ones=st.sets(st.integers(1, 4)),
)
def test_the_shares_come_to_the_whole(count: int, handled: dict[int, int], open_ones: set[int]) -> None:
    periods = {one: Period(MONDAY) for one in open_ones}
    shares = share_days({MONDAY: count}, {MONDAY: handled}, periods)
    somebody = open_ones or any(pieces > 0 for pieces in handled.values())
    assert sum(days.get(MONDAY, 0) for days in shares.values()) == (count if somebody else 0)
    assert all(share >= 0 for days in shares.values() for share in days.values())
