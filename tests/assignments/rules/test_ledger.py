"""The ledger: nothing below none, sums kept, the oldest lot first (`rules/ledger.py`)."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assignments.rules.ledger import Ledger, NotEnough, Place, makeable

OUTSIDE, SHELF, TABLE, LOST = Place("outside"), Place("shelf"), Place("batch", 1), Place("lost")
PLACES = (SHELF, TABLE, Place("batch", 2), LOST)
place = st.sampled_from(PLACES)
numbers = st.integers(1, 12)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("come"), st.integers(1, 3), numbers, st.just(OUTSIDE), place),
        st.tuples(st.just("go"), st.integers(1, 3), numbers, place, place),
        st.tuples(st.just("go one lot"), st.integers(1, 3), numbers, place, place),
    ),
    max_size=40,
)


def held(ledger: Ledger) -> dict[tuple[int, Place], list[tuple[int, int]]]:
    return {(item, where): ledger.lots(item, where) for item in (1, 2, 3) for where in PLACES}


@given(steps)
def test_whatever_is_done_nothing_is_below_none_and_nothing_is_made_or_vanishes(found) -> None:
    ledger, came = Ledger(), Counter[int]()
    for lot, (what, item, quantity, source, target) in enumerate(found, start=1):
        before = held(ledger)
        if what == "come":
            ledger.put(item, lot, target, quantity)
            came[item] += quantity
            continue
        lots = before[item, source]
        only = lots[-1][0] if what == "go one lot" and lots else None
        there = ledger.there(item, source, lot=only)
        if source == target:
            with pytest.raises(ValueError, match="one place to another"):
                ledger.take(item, quantity, source, target, lot=only)
        elif quantity > there:
            with pytest.raises(NotEnough) as lacking:
                ledger.take(item, quantity, source, target, lot=only)
            assert (lacking.value.wanted, lacking.value.there) == (quantity, there)
            assert held(ledger) == before
        else:
            postings = ledger.take(item, quantity, source, target, lot=only)
            assert sum(one.quantity for one in postings) == quantity
            assert ledger.there(item, source) == sum(count for _lot, count in lots) - quantity
            after = dict(ledger.lots(item, source))
            assert all(one.source_after == after.get(one.lot, 0) for one in postings)
            if only is None:
                # The oldest first: all but the last are emptied.
                assert [one.lot for one in postings] == [one for one, _count in lots[: len(postings)]]
                assert all(one.source_after == 0 for one in postings[:-1])
        now = held(ledger)
        assert all(count > 0 for lots in now.values() for _lot, count in lots)
        for one in (1, 2, 3):
            assert sum(ledger.there(one, where) for where in PLACES) == came[one]


def test_lots_go_in_the_order_that_they_are_given() -> None:
    ledger = Ledger(order={7: (2026, 2), 8: (2026, 1)})
    ledger.put(1, 7, SHELF, 2)
    ledger.put(1, 8, SHELF, 2)
    assert [(one.lot, one.quantity) for one in ledger.take(1, 3, SHELF, LOST)] == [(8, 2), (7, 1)]


def test_what_each_holder_has() -> None:
    ledger = Ledger()
    ledger.put(1, 1, TABLE, 2)
    ledger.put(1, 2, TABLE, 1)
    ledger.put(1, 1, Place("batch", 2), 4)
    ledger.put(1, 1, Place("batch", 3), 0)
    ledger.put(2, 3, TABLE, 9)
    assert ledger.spread(1, "batch") == {1: 3, 2: 4}
    assert list(ledger.items(TABLE)) == [(1, 3), (2, 9)]


@pytest.mark.parametrize("quantity", [0, -1])
def test_less_than_one_doesnt_go_anywhere(quantity: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Ledger().take(1, quantity, SHELF, LOST)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(-5, 60)), min_size=1, max_size=6))
def test_as_many_as_the_scarcest_part_is_enough_for(parts) -> None:
    needs = [(number, each, free) for number, (each, free) in enumerate(parts)]
    pieces, scarce = makeable(needs)
    assert all(pieces * each <= max(free, 0) for _part, each, free in needs)
    each, free = parts[scarce]
    assert (pieces + 1) * each > max(free, 0)
    assert all((pieces + 1) * each <= max(free, 0) for part, each, free in needs if part < scarce), (
        "the first of the scarce ones is named"
    )


def test_of_no_parts_nothing_is_made_and_a_piece_takes_some_of_each() -> None:
    assert makeable([]) == (0, None)
    with pytest.raises(ValueError, match="at least one"):
        makeable([(1, 0, 5)])
