"""One touch gives one ticket, in order, once a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assignments.arrivals import arrive
from assignments.hold_draw import close_list
from assignments.models import Attendance, AttendanceState, DayState
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.arrivals.world import comes, opened, people, warnings
from tests.cast import NOW, TODAY, make_participant, make_work_day

CHECK = f"{warnings.__module__}.{warnings.__name__}"


def test_tickets_follow_the_order_of_arrival(supervisor: User) -> None:
    day = opened(supervisor)
    bie, solveig, luna = people(3)
    assert [comes(day, one, supervisor).ticket for one in (luna, bie, solveig)] == [1, 2, 3]
    assert set(day.attendances.values_list("state", flat=True)) == {AttendanceState.ARRIVED}


def test_it_refuses_the_same_person_twice(supervisor: User) -> None:
    day = opened(supervisor)
    [bie] = people(1)
    comes(day, bie, supervisor)
    with pytest.raises(Refused) as refused:
        comes(day, bie, supervisor)
    assert refused.value.code == "already_here"
    assert day.attendances.count() == 1


@pytest.mark.parametrize("state", [DayState.PLANNED, DayState.CLOSED])
def test_it_refuses_when_the_day_does_not_run(supervisor: User, state: str) -> None:
    day = make_work_day(TODAY, state=state)
    [bie] = people(1)
    with pytest.raises(Refused) as refused:
        comes(day, bie, supervisor)
    assert refused.value.code == "wrong_state"
    assert not Attendance.objects.exists()


def test_it_refuses_one_who_has_ended_or_is_paused(supervisor: User) -> None:
    day = opened(supervisor)
    ended = make_participant(ended_on=date(2026, 4, 1), end_reason="moved")
    paused = make_participant(paused_on=date(2026, 4, 1))
    for one in (ended, paused):
        with pytest.raises(Refused) as refused:
            comes(day, one, supervisor)
        assert refused.value.code == "not_active"


def test_it_refuses_between_the_closing_of_the_list_and_the_draw(supervisor: User) -> None:
    day = opened(supervisor, places=1)
    bie, solveig, luna = people(3)
    comes(day, bie, supervisor)
    comes(day, solveig, supervisor)
    assert close_list(day, by=supervisor, now=NOW)
    with pytest.raises(Refused) as refused:
        comes(day, luna, supervisor)
    assert refused.value.code == "list_closed"


def test_a_warning_waits_for_the_supervisor(supervisor: User, settings: Any) -> None:
    settings.ATTENDANCE_CHECKS = [CHECK]
    day = opened(supervisor)
    warned = make_participant(chosen_name="Varslet")
    with pytest.raises(Refused) as refused:
        arrive(day, warned, by=supervisor, now=NOW, accept_warnings=False)
    assert refused.value.code == "needs_look"
    assert "skattekort" not in str(refused.value)
    assert arrive(day, warned, by=supervisor, now=NOW, accept_warnings=True).ticket == 1


def test_what_stops_can_not_be_waved_through(supervisor: User, settings: Any) -> None:
    settings.ATTENDANCE_CHECKS = [CHECK]
    day = opened(supervisor)
    stopped = make_participant(chosen_name="Stoppet")
    with pytest.raises(Refused) as refused:
        arrive(day, stopped, by=supervisor, now=NOW, accept_warnings=True)
    assert refused.value.code == "stopped"
    assert "skattekort" not in str(refused.value)
    assert not day.attendances.exists()
