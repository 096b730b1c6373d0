"""Someone goes, and the next in line moves up; a late arrival stands behind all who wait."""

from __future__ import annotations

import pytest

from assignments.call_reserve import call_reserve
from assignments.leave import leave
from assignments.models import AttendanceState, Job, ShiftOutcome, WorkDay
from assignments.shifts import finish_shift, left_early, start_work
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.arrivals.world import comes, drawn, opened, people, states
from tests.cast import NOW, make_participant

PLACE, RESERVE, LEFT = AttendanceState.PLACE, AttendanceState.RESERVE, AttendanceState.LEFT


def test_a_freed_place_goes_to_the_reserves_in_order(supervisor: User) -> None:
    day, attendances = drawn(supervisor, count=4)
    queue = sorted((one for one in attendances if one.state == RESERVE), key=lambda one: one.reserve_position)
    placed = [one for one in attendances if one.state == PLACE]
    assert leave(placed[0], by=supervisor, now=NOW) == queue[0]
    assert leave(placed[1], by=supervisor, now=NOW) == queue[1]
    assert [states(day)[one.ticket] for one in placed] == [LEFT, LEFT]


def test_a_reserve_who_leaves_frees_no_place(supervisor: User) -> None:
    day, attendances = drawn(supervisor, count=3)
    [reserve] = [one for one in attendances if one.state == RESERVE]
    assert leave(reserve, by=supervisor, now=NOW) is None
    assert states(day)[reserve.ticket] == LEFT


def test_one_who_left_can_not_leave_again(supervisor: User) -> None:
    _day, attendances = drawn(supervisor, count=2)
    leave(attendances[0], by=supervisor, now=NOW)
    with pytest.raises(Refused) as refused:
        leave(attendances[0], by=supervisor, now=NOW)
    assert refused.value.code == "not_here"


def test_before_the_draw_she_just_leaves(supervisor: User) -> None:
    day = opened(supervisor)
    attendance = comes(day, people(1)[0], supervisor)
    assert leave(attendance, by=supervisor, now=NOW) is None
    assert states(day) == {1: LEFT}


def test_one_who_comes_back_before_the_draw_keeps_her_ticket(supervisor: User) -> None:
    day = opened(supervisor)
    bie, solveig = people(2)
    leave(comes(day, bie, supervisor), by=supervisor, now=NOW)
    comes(day, solveig, supervisor)
    assert comes(day, bie, supervisor).ticket == 1
    assert states(day) == {1: AttendanceState.ARRIVED, 2: AttendanceState.ARRIVED}


def test_one_who_comes_back_after_the_draw_stands_last(supervisor: User) -> None:
    day, attendances = drawn(supervisor, count=4)
    [first] = [one for one in attendances if one.reserve_position == 1]
    leave(first, by=supervisor, now=NOW)
    back = comes(day, first.participant, supervisor)
    assert (back.state, back.reserve_position, back.drawn) == (RESERVE, 3, False)


def test_a_late_arrival_stands_behind_the_reserves(supervisor: User) -> None:
    day, _attendances = drawn(supervisor, count=4)
    late = comes(day, make_participant(chosen_name="Sein"), supervisor)
    assert (late.ticket, late.state, late.reserve_position, late.drawn) == (5, RESERVE, 3, False)


def test_a_late_arrival_gets_a_place_that_nobody_waits_for(supervisor: User) -> None:
    day, _attendances = drawn(supervisor, count=1)
    late = comes(day, make_participant(chosen_name="Sein"), supervisor)
    assert (late.ticket, late.state, late.placed_at) == (2, PLACE, NOW)


def test_a_late_arrival_to_work_under_way_gets_a_shift(supervisor: User, job: Job) -> None:
    day, _attendances = drawn(supervisor, count=1, main_job=job)
    start_work(day, by=supervisor, now=NOW)
    late = comes(day, make_participant(chosen_name="Sein"), supervisor)
    assert late.shifts.get().job == job


def test_a_reserve_is_called_to_work_under_way_with_a_shift(supervisor: User, job: Job) -> None:
    day, attendances = drawn(supervisor, count=3, main_job=job)
    start_work(day, by=supervisor, now=NOW)
    [placed, *_rest] = [one for one in attendances if one.state == PLACE]
    called = leave(placed, by=supervisor, now=NOW)
    assert called is not None
    assert called.shifts.get().outcome == ShiftOutcome.WORKING
    assert not placed.shifts.exists()


def test_one_who_has_worked_is_not_let_go_here(supervisor: User, job: Job) -> None:
    day, _attendances = drawn(supervisor, count=2, main_job=job)
    [shift, _other] = start_work(day, by=supervisor, now=NOW)
    finish_shift(shift, by=supervisor, now=NOW)
    with pytest.raises(Refused) as refused:
        leave(shift.attendance, by=supervisor, now=NOW)
    assert refused.value.code == "has_worked"


def test_the_supervisor_calls_the_next_when_someone_left_early(supervisor: User, job: Job) -> None:
    day, attendances = drawn(supervisor, count=3, main_job=job)
    [shift, _other] = start_work(day, by=supervisor, now=NOW)
    left_early(shift, ends_at=day.ends_at, by=supervisor, now=NOW)
    called = call_reserve(day, by=supervisor, now=NOW)
    assert called == next(one for one in attendances if one.state == RESERVE)
    assert called.shifts.get().job == job


def code_of_a_call(day: WorkDay, by: User) -> str:
    with pytest.raises(Refused) as refused:
        call_reserve(day, by=by, now=NOW)
    return refused.value.code


def test_calling_is_refused_where_nobody_waits_or_no_place_is_free(supervisor: User) -> None:
    day, _attendances = drawn(supervisor, count=3)
    assert code_of_a_call(day, supervisor) == "no_free_place"


def test_calling_is_refused_where_nobody_waits(supervisor: User) -> None:
    day, _attendances = drawn(supervisor, count=1)
    assert code_of_a_call(day, supervisor) == "no_reserve"


def test_calling_is_refused_before_the_places_are_given(supervisor: User) -> None:
    assert code_of_a_call(opened(supervisor), supervisor) == "places_not_given"
