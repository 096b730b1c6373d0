"""A draw held by hand while the power was gone: its order, its witness, and what is no such draw."""

from __future__ import annotations

from datetime import date, time

import pytest

from assignments.enter_past_day import PaperDraw, enter_past_day
from assignments.models import AttendanceState, Draw, Job, WorkDay
from assignments.plan_days import plan_day
from bikuben.models import User
from bikuben.refusals import Refused
from tests.cast import NOW, TODAY, make_participant

DAY = date(2026, 4, 29)


def _enter(by: User, job: Job, order: tuple[int, ...], witness: str = "Vaktmesteren") -> WorkDay:
    return enter_past_day(
        date=DAY,
        people=[make_participant() for _ in range(4)],
        places=2,
        main_job=job,
        starts_at=time(10),
        ends_at=time(13),
        draw=PaperDraw(order, witness),
        by=by,
        now=NOW,
        today=TODAY,
    )


def test_the_first_of_the_order_get_the_places(supervisor: User, job: Job) -> None:
    day = _enter(supervisor, job, (3, 1, 4, 2))
    placed = day.attendances.filter(state=AttendanceState.PLACE).order_by("ticket")
    assert [one.ticket for one in placed] == [1, 3]
    draw = Draw.objects.get()
    assert (draw.by_hand, draw.order, draw.word, str(draw.witness)) == (
        True,
        [3, 1, 4, 2],
        "",
        "Vaktmesteren",
    )
    assert (draw.date, draw.issued_on) == (DAY, TODAY)


@pytest.mark.parametrize("order", [(1, 2, 3), (1, 2, 3, 3), (1, 2, 3, 5), ()])
def test_an_order_that_isnt_the_lists_tickets_is_refused(
    supervisor: User, job: Job, order: tuple[int, ...]
) -> None:
    with pytest.raises(Refused) as refused:
        _enter(supervisor, job, order)
    assert refused.value.code == "wrong_order"
    assert not WorkDay.objects.exists()


def test_without_a_witness_it_is_refused(supervisor: User, job: Job) -> None:
    with pytest.raises(Refused) as refused:
        _enter(supervisor, job, (3, 1, 4, 2), witness=" ")
    assert refused.value.field == "witness"


def test_a_holiday_is_planned_only_by_one_who_has_seen_that_it_is_one(supervisor: User) -> None:
    with pytest.raises(Refused):
        plan_day(date=date(2026, 5, 14), by=supervisor)
    day = plan_day(date=date(2026, 5, 14), even_on_a_holiday=True, by=supervisor)
    assert day.date == date(2026, 5, 14)
