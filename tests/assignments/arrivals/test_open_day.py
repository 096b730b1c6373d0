"""Opening: only today's planned day, and the seed is fixed in the same moment."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from assignments.models import CancelReason, DayState, DrawSeed
from assignments.open_day import open_day
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.arrivals.world import opened
from tests.cast import NOW, TODAY, make_work_day, randomness


def test_it_opens_today_and_fixes_the_seed(supervisor: User) -> None:
    day = opened(supervisor)
    seed = DrawSeed.objects.get()
    assert (day.state, day.opened_at) == (DayState.OPEN, NOW)
    assert seed.seed == bytes(range(32)).hex()
    assert seed.commitment == hashlib.sha256(bytes(range(32))).hexdigest()
    assert (seed.work_day, seed.attempt, seed.date) == (day, 1, TODAY)


@pytest.mark.parametrize("days", [-1, 1])
def test_it_refuses_another_date(supervisor: User, days: int) -> None:
    day = make_work_day(TODAY + timedelta(days=days))
    with pytest.raises(Refused) as refused:
        open_day(day, by=supervisor, now=NOW, today=TODAY, randomness=randomness)
    assert refused.value.code == "not_today"
    day.refresh_from_db()
    assert day.state == DayState.PLANNED
    assert not DrawSeed.objects.exists()


def test_it_refuses_a_day_that_is_open_already(supervisor: User) -> None:
    day = opened(supervisor)
    with pytest.raises(Refused) as refused:
        open_day(day, by=supervisor, now=NOW, today=TODAY, randomness=randomness)
    assert refused.value.code == "already_open"
    assert DrawSeed.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "reason"), [(DayState.CLOSED, ""), (DayState.CANCELLED, CancelReason.NO_JOBS)]
)
def test_it_refuses_a_day_that_is_over(supervisor: User, state: str, reason: str) -> None:
    day = make_work_day(TODAY, state=state, cancel_reason=reason)
    with pytest.raises(Refused):
        open_day(day, by=supervisor, now=NOW, today=TODAY, randomness=randomness)
    assert not DrawSeed.objects.exists()


def test_it_refuses_chance_of_the_wrong_length(supervisor: User) -> None:
    with pytest.raises(ValueError):
        open_day(make_work_day(TODAY), by=supervisor, now=NOW, today=TODAY, randomness=lambda size: b"1")
