"""One who comes for the first time: her chosen name, and she is on the list."""

from __future__ import annotations

import pytest

from assignments.arrivals import register_first_timer
from assignments.models import Attendance, Participant
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.arrivals.world import opened, people
from tests.cast import NOW, TODAY, make_work_day


def test_a_name_is_enough(supervisor: User) -> None:
    attendance = register_first_timer(opened(supervisor), "  Ny  Fugl ", by=supervisor, now=NOW)
    assert attendance.ticket == 1
    assert attendance.participant.chosen_name == "Ny Fugl"
    assert (attendance.participant.language, attendance.participant.started_on) == ("nb", TODAY)


@pytest.mark.parametrize("name", ["", "   ", "bie", "x" * 61])
def test_it_refuses_no_name_one_that_is_taken_and_one_too_long(supervisor: User, name: str) -> None:
    day = opened(supervisor)
    people(1)
    with pytest.raises(Refused) as refused:
        register_first_timer(day, name, by=supervisor, now=NOW)
    assert refused.value.field == "chosen_name"
    assert Participant.objects.count() == 1


def test_nobody_is_registered_when_the_list_can_not_take_her(supervisor: User) -> None:
    day = make_work_day(TODAY)
    with pytest.raises(Refused):
        register_first_timer(day, "Ny", by=supervisor, now=NOW)
    assert not Participant.objects.exists()
    assert not Attendance.objects.exists()
