"""The draw on a day: the list closes, a word is said, and the order is what anyone can redo."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from assignments.hold_draw import close_list, hold_draw, reopen_list
from assignments.leave import leave
from assignments.models import AttendanceState, DayState, Draw, WorkDay
from assignments.open_day import open_day
from assignments.rules.draw import commitment
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.arrivals.world import comes, drawn, opened, people, states
from tests.cast import NOW, TODAY, make_participant, make_work_day, randomness

PLACE, RESERVE = AttendanceState.PLACE, AttendanceState.RESERVE


def closed_list(by: User, *, count: int = 3) -> WorkDay:
    day = opened(by)
    for participant in people(count):
        comes(day, participant, by)
    close_list(day, by=by, now=NOW)
    return day


def code(day: WorkDay, word: str, by: User) -> str:
    with pytest.raises(Refused) as refused:
        hold_draw(day, word, by=by, now=NOW, today=TODAY)
    assert not Draw.objects.exists()
    return refused.value.code


def test_it_follows_the_published_vector(supervisor: User) -> None:
    """Seed 00 … 1f, 2026-01-05, "tåke", tickets 1–12: DESIGN.md, "The draw"."""
    january = date(2026, 1, 5)
    day = make_work_day(january, places=8)
    open_day(day, by=supervisor, now=NOW, today=january, randomness=randomness)
    for number in range(12):
        comes(day, make_participant(chosen_name=f"Fugl {number}"), supervisor)
    assert close_list(day, by=supervisor, now=NOW)
    decomposed = unicodedata.normalize("NFD", "  tåke ")
    draw = hold_draw(day, decomposed, by=supervisor, now=NOW, today=january)
    assert draw.order == [6, 8, 5, 12, 4, 11, 7, 3, 9, 1, 10, 2]
    assert draw.word == "tåke"
    placed = {ticket for ticket, state in states(day).items() if state == PLACE}
    assert placed == {6, 8, 5, 12, 4, 11, 7, 3}
    reserves = day.attendances.filter(state=RESERVE).order_by("reserve_position")
    assert list(reserves.values_list("ticket", "reserve_position")) == [(9, 1), (1, 2), (10, 3), (2, 4)]


def test_the_paper_has_all_that_is_needed_to_check_it(supervisor: User) -> None:
    day, attendances = drawn(supervisor, count=3)
    draw = Draw.objects.get()
    assert draw.commitment == commitment(bytes.fromhex(draw.seed_hex)) == draw.drawn_from.commitment
    assert (draw.tickets, draw.places, draw.attempt, draw.by_hand) == ([1, 2, 3], 2, 1, False)
    assert day.state == DayState.DRAWN
    assert all(one.drawn for one in attendances)


def test_no_more_people_than_places_means_no_draw(supervisor: User) -> None:
    day, attendances = drawn(supervisor, count=2)
    assert (day.state, states(day)) == (DayState.DRAWN, {1: PLACE, 2: PLACE})
    assert not any(one.drawn for one in attendances)
    assert code(day, "tåke", supervisor) == "no_draw_needed"


def test_one_who_left_before_the_draw_is_not_in_it(supervisor: User) -> None:
    day = opened(supervisor)
    attendances = [comes(day, one, supervisor) for one in people(4)]
    leave(attendances[1], by=supervisor, now=NOW)
    close_list(day, by=supervisor, now=NOW)
    draw = hold_draw(day, "ord", by=supervisor, now=NOW, today=TODAY)
    assert draw.tickets == [1, 3, 4]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("", "no_word"),
        ("   ", "no_word"),
        ("x" * 10_000, "word_too_long"),
        ("to\nlinjer", "bad_word"),
        ("usynlig\u200b", "bad_word"),
    ],
)
def test_it_refuses_a_word_that_is_none(supervisor: User, word: str, expected: str) -> None:
    assert code(closed_list(supervisor), word, supervisor) == expected


def test_it_refuses_while_the_list_is_open(supervisor: User) -> None:
    day = closed_list(supervisor)
    reopen_list(day, by=supervisor, now=NOW)
    assert code(day, "tåke", supervisor) == "list_open"


@pytest.mark.parametrize("state", [DayState.PLANNED, DayState.CLOSED])
def test_it_refuses_on_a_day_that_does_not_run(supervisor: User, state: str) -> None:
    day = closed_list(supervisor)
    WorkDay.objects.filter(pk=day.pk).update(state=state)
    assert code(day, "tåke", supervisor) == "wrong_state"


def test_the_same_draw_is_held_once(supervisor: User) -> None:
    day, _attendances = drawn(supervisor, count=3)
    before = states(day)
    with pytest.raises(Refused) as refused:
        hold_draw(day, "annet", by=supervisor, now=NOW, today=TODAY)
    assert refused.value.code == "already_drawn"
    assert (Draw.objects.count(), states(day)) == (1, before)


def test_closing_an_empty_list_is_refused(supervisor: User) -> None:
    with pytest.raises(Refused) as refused:
        close_list(opened(supervisor), by=supervisor, now=NOW)
    assert refused.value.code == "nobody_here"
