"""Ten came, eight have a place, two wait: who is called, who joins behind, who was turned away."""

from __future__ import annotations

import pytest

from assignments.rules.queue import (
    State,
    Waiting,
    free_places,
    late_arrival,
    needs_draw,
    next_reserve,
    standing,
    turned_away,
)

ORDER = [6, 8, 5, 10, 4, 7, 3, 9, 1, 2]


def the_list(**changed: Waiting) -> list[Waiting]:
    after = standing(ORDER, 8)
    rows = {
        ticket: Waiting(
            ticket,
            State.PLACE if ticket in after.places else State.RESERVE,
            position=position,
            drawn=True,
            had_place=ticket in after.places,
        )
        for position, ticket in enumerate(ORDER, start=1)
    }
    return list((rows | {row.ticket: row for row in changed.values()}).values())


def test_it_draws_only_when_more_have_come_than_there_is_room_for() -> None:
    assert not needs_draw(people=8, places=8)
    assert needs_draw(people=9, places=8)


def test_it_gives_the_first_of_the_order_the_places() -> None:
    after = standing(ORDER, 8)
    assert after.places == (6, 8, 5, 10, 4, 7, 3, 9)
    assert after.reserves == (1, 2)
    assert (after.position(1), after.position(2), after.position(6)) == (1, 2, None)


def test_it_gives_all_a_place_where_there_is_room() -> None:
    assert standing(ORDER, 12).reserves == ()


def test_it_refuses_negative_places_and_a_ticket_twice() -> None:
    with pytest.raises(ValueError, match="places"):
        standing(ORDER, -1)
    with pytest.raises(ValueError, match="once"):
        standing([1, 1], 1)


def test_it_calls_the_first_reserve_when_someone_leaves() -> None:
    left = Waiting(6, State.LEFT, position=1, drawn=True, had_place=True)
    rows = the_list(six=left)
    assert free_places(rows, 8) == 1
    assert next_reserve(rows) == 1


def test_it_passes_over_a_reserve_who_left() -> None:
    assert next_reserve(the_list(one=Waiting(1, State.LEFT, position=9, drawn=True))) == 2


def test_it_calls_nobody_when_nobody_waits() -> None:
    assert next_reserve([Waiting(1, State.PLACE, position=1)]) is None


def test_a_late_arrival_joins_behind_the_reserves() -> None:
    assert late_arrival(the_list(), 8) == (State.RESERVE, 11)


def test_a_late_arrival_waits_behind_a_reserve_who_has_not_been_called_yet() -> None:
    left = Waiting(6, State.LEFT, position=1, drawn=True, had_place=True)
    assert late_arrival(the_list(six=left), 8)[0] == State.RESERVE


def test_a_late_arrival_gets_a_place_where_one_is_free_and_nobody_waits() -> None:
    assert late_arrival([Waiting(1, State.PLACE, position=1)], 8) == (State.PLACE, 2)


def test_it_counts_those_who_waited_in_vain_as_turned_away() -> None:
    late = Waiting(11, State.RESERVE, position=11)
    assert turned_away([*the_list(), late]) == [1, 2]


@pytest.mark.parametrize(
    "row",
    [
        Waiting(1, State.LEFT, position=9, drawn=True),
        Waiting(1, State.PLACE, position=9, drawn=True, had_place=True),
        Waiting(1, State.ANNULLED, position=9, drawn=True),
    ],
)
def test_it_does_not_count_one_who_left_or_got_a_place_or_was_a_mistake(row: Waiting) -> None:
    assert turned_away(the_list(one=row)) == [2]


def test_free_places_are_never_negative() -> None:
    assert free_places(the_list(), 5) == 0
