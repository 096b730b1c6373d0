"""A repeated draw has a reason and a new seed; both stay. A draw by hand has a witness."""

from __future__ import annotations

import pytest

from assignments.hold_draw import close_list, enter_hand_draw, hold_draw, prepare_repeat
from assignments.leave import leave
from assignments.models import AttendanceState, Draw, DrawSeed, Job, WorkDay
from assignments.shifts import start_work
from assignments.turned_away import turned_away
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.arrivals.world import comes, drawn, opened, people, states
from tests.cast import NOW, TODAY


def other_chance(size: int) -> bytes:
    return bytes(range(100, 100 + size))


def repeat(day: WorkDay, by: User, reason: str = "Noen sto ikke på lista.") -> DrawSeed:
    return prepare_repeat(day, reason, by=by, now=NOW, today=TODAY, randomness=other_chance)


def code(day: WorkDay, by: User, reason: str = "Noen sto ikke på lista.") -> str:
    with pytest.raises(Refused) as refused:
        repeat(day, by, reason)
    assert DrawSeed.objects.count() == 1
    return refused.value.code


def test_a_repeat_has_a_new_seed_and_both_stay(supervisor: User) -> None:
    day, _attendances = drawn(supervisor, count=4)
    first = Draw.objects.get()
    seed = repeat(day, supervisor)
    assert seed.commitment != first.commitment
    second = hold_draw(day, "sol", by=supervisor, now=NOW, today=TODAY)
    assert (second.attempt, second.drawn_from, second.seed_hex) == (2, seed, other_chance(32).hex())
    assert list(day.draws.order_by("attempt")) == [first, second]
    placed = {ticket for ticket, state in states(day).items() if state == AttendanceState.PLACE}
    assert placed == set(second.order[:2])


def test_a_repeat_is_among_those_still_here(supervisor: User) -> None:
    day, attendances = drawn(supervisor, count=4)
    leave(attendances[0], by=supervisor, now=NOW)
    repeat(day, supervisor)
    assert hold_draw(day, "sol", by=supervisor, now=NOW, today=TODAY).tickets == [2, 3, 4]


@pytest.mark.parametrize(
    ("reason", "expected"), [("", "no_reason"), (" ", "no_reason"), ("x" * 201, "bad_reason")]
)
def test_a_repeat_needs_a_reason(supervisor: User, reason: str, expected: str) -> None:
    day, _attendances = drawn(supervisor, count=4)
    assert code(day, supervisor, reason) == expected


def test_a_repeat_is_refused_where_nothing_was_drawn(supervisor: User) -> None:
    day, _attendances = drawn(supervisor, count=2)
    assert code(day, supervisor) == "not_drawn"


def test_a_repeat_is_refused_once_work_has_begun(supervisor: User, job: Job) -> None:
    day, _attendances = drawn(supervisor, count=4, main_job=job)
    start_work(day, by=supervisor, now=NOW)
    assert code(day, supervisor) == "work_has_begun"


def test_a_second_new_seed_can_not_be_tried_for(supervisor: User) -> None:
    """Otherwise one could ask for commitments until one pleased."""
    day, _attendances = drawn(supervisor, count=4)
    repeat(day, supervisor)
    with pytest.raises(Refused) as refused:
        repeat(day, supervisor)
    assert refused.value.code == "repeat_waits"


def test_a_draw_by_hand_gives_places_in_its_order(supervisor: User) -> None:
    day = opened(supervisor)
    for one in people(3):
        comes(day, one, supervisor)
    close_list(day, by=supervisor, now=NOW)
    draw = enter_hand_draw(day, [3, 1, 2], "Nina Nabo", by=supervisor, now=NOW, today=TODAY)
    assert (draw.by_hand, draw.witness, draw.seed_hex, draw.word) == (True, "Nina Nabo", "", "")
    assert states(day) == {1: "place", 2: "reserve", 3: "place"}


@pytest.mark.parametrize(
    ("order", "witness"), [([3, 1], "Nina"), ([3, 3, 1], "Nina"), ([3, 1, 2], " "), ([4, 1, 2], "Nina")]
)
def test_a_draw_by_hand_needs_each_ticket_once_and_a_witness(
    supervisor: User, order: list[int], witness: str
) -> None:
    day = opened(supervisor)
    for one in people(3):
        comes(day, one, supervisor)
    close_list(day, by=supervisor, now=NOW)
    with pytest.raises(Refused):
        enter_hand_draw(day, order, witness, by=supervisor, now=NOW, today=TODAY)
    assert not Draw.objects.exists()


def test_turned_away_is_drawn_and_never_given_a_place(supervisor: User) -> None:
    day, attendances = drawn(supervisor, count=5)
    queue = sorted((one for one in attendances if one.reserve_position), key=lambda one: one.reserve_position)
    leave(queue[0], by=supervisor, now=NOW)
    placed = next(one for one in attendances if one.state == AttendanceState.PLACE)
    leave(placed, by=supervisor, now=NOW)
    assert not turned_away(work_day=day)
    WorkDay.objects.filter(pk=day.pk).update(state="closed")
    assert list(turned_away(work_day=day)) == [queue[2]]
    assert turned_away(queue[2].participant).count() == 1
    assert not turned_away(queue[0].participant).exists()
