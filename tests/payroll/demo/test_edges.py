"""The demo on its first day, on a holiday, and stopped in the middle."""

from __future__ import annotations

from datetime import date

import pytest

from assignments.models import Participant, WorkDay
from bikuben.models import User
from payroll.demo import year
from payroll.emptiness import is_empty
from payroll.models import PaySlip
from tests.payroll.demo.playing import play

pytestmark = pytest.mark.django_db


def test_on_the_first_day_nothing_has_been_held_and_everyone_is_registered() -> None:
    play(until=date(2026, 1, 5))
    assert Participant.objects.count() == 21
    assert PaySlip.objects.count() == 0
    assert WorkDay.objects.get(date=date(2026, 1, 5)).state == "planned"


def test_a_day_that_is_no_work_day_is_planned_all_the_same() -> None:
    play(until=date(2026, 1, 6))
    assert WorkDay.objects.get(date=date(2026, 1, 6)).state == "planned"
    assert WorkDay.objects.get(date=date(2026, 1, 5)).state == "closed"


def test_stopped_in_the_middle_it_leaves_the_database_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(year, "register_the_rest", stop)
    with pytest.raises(KeyboardInterrupt):
        play(until=date(2026, 1, 6))
    assert is_empty()
    assert not User.objects.exists()
