"""A mistaken touch: undone before the draw, annulled with a reason afterwards."""

from __future__ import annotations

import pytest

from assignments.arrivals import annul_arrival, undo_arrival
from assignments.models import AnnulReason, Attendance, AttendanceState
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.arrivals.world import comes, drawn, opened, people, states
from tests.cast import NOW


def test_the_last_arrival_goes_and_its_number_is_free(supervisor: User) -> None:
    day = opened(supervisor)
    bie, solveig = people(2)
    undo_arrival(comes(day, bie, supervisor), by=supervisor, now=NOW)
    assert not Attendance.objects.exists()
    assert comes(day, solveig, supervisor).ticket == 1


def test_an_earlier_arrival_is_annulled_and_keeps_its_number(supervisor: User) -> None:
    day = opened(supervisor)
    bie, solveig, luna = people(3)
    first = comes(day, bie, supervisor)
    comes(day, solveig, supervisor)
    undo_arrival(first, by=supervisor, now=NOW)
    first.refresh_from_db()
    assert (first.state, first.annul_reason) == (AttendanceState.ANNULLED, AnnulReason.WRONG_PERSON)
    assert comes(day, luna, supervisor).ticket == 3
    assert comes(day, bie, supervisor).ticket == 4


def test_undoing_the_same_arrival_twice_is_refused(supervisor: User) -> None:
    day = opened(supervisor)
    attendance = comes(day, people(1)[0], supervisor)
    pk = attendance.pk
    undo_arrival(attendance, by=supervisor, now=NOW)
    attendance.pk = pk
    with pytest.raises(Refused) as refused:
        undo_arrival(attendance, by=supervisor, now=NOW)
    assert refused.value.code == "gone"


def test_after_the_draw_it_is_no_longer_undone(supervisor: User) -> None:
    _day, attendances = drawn(supervisor, count=3)
    with pytest.raises(Refused) as refused:
        undo_arrival(attendances[2], by=supervisor, now=NOW)
    assert refused.value.code == "places_given"


def test_an_annulled_place_goes_to_the_next_reserve(supervisor: User) -> None:
    day, attendances = drawn(supervisor, count=4)
    placed = next(one for one in attendances if one.state == AttendanceState.PLACE)
    first = next(one for one in attendances if one.reserve_position == 1)
    called = annul_arrival(placed, AnnulReason.NOT_HERE, by=supervisor, now=NOW)
    assert called == first
    assert states(day)[placed.ticket] == AttendanceState.ANNULLED
    assert states(day)[first.ticket] == AttendanceState.PLACE
    assert list(states(day).values()).count(AttendanceState.RESERVE) == 1


def test_an_annulled_reserve_moves_nobody_into_a_place(supervisor: User) -> None:
    day, attendances = drawn(supervisor, count=4)
    first = next(one for one in attendances if one.reserve_position == 1)
    assert annul_arrival(first, AnnulReason.TWICE, by=supervisor, now=NOW) is None
    assert list(states(day).values()).count(AttendanceState.PLACE) == 2


@pytest.mark.parametrize("reason", ["", "because"])
def test_annulling_needs_a_reason(supervisor: User, reason: str) -> None:
    day = opened(supervisor)
    attendance = comes(day, people(1)[0], supervisor)
    with pytest.raises(Refused) as refused:
        annul_arrival(attendance, reason, by=supervisor, now=NOW)
    assert refused.value.field == "reason"
    assert states(day) == {1: AttendanceState.ARRIVED}


def test_annulling_twice_is_refused(supervisor: User) -> None:
    day = opened(supervisor)
    attendance = comes(day, people(1)[0], supervisor)
    annul_arrival(attendance, AnnulReason.OTHER, by=supervisor, now=NOW)
    with pytest.raises(Refused) as refused:
        annul_arrival(attendance, AnnulReason.OTHER, by=supervisor, now=NOW)
    assert refused.value.code == "already_annulled"
