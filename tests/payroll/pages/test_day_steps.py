"""Which step the day has come to, and what pay reminds of."""

from __future__ import annotations

from datetime import date

import pytest

from assignments.models import DayState, ShiftOutcome, WorkDay
from bikuben.steps import StepState
from payroll.day_steps import pay_steps
from payroll.issue_pay_slips import issue_pay_slip
from payroll.pay_out import pay_out
from payroll.todos import pay_todos
from tests.cast import NOW, TODAY, make_participant, make_work_day
from tests.payroll.paying import fill_box, finished_shift, someone_done, working_day

pytestmark = pytest.mark.django_db

DONE, COMES, NEXT = StepState.DONE, StepState.NOW, StepState.NEXT


def states() -> list[StepState]:
    return [step.state for step in pay_steps(TODAY)]


def texts(today: date) -> list[str]:
    return [str(todo.text) for todo in pay_todos(today)]


def test_a_day_that_is_planned_has_no_pay_to_open() -> None:
    make_work_day()
    pay, box = pay_steps(TODAY)
    assert (pay.url, box.url) == ("", "/cash/")


def test_pay_is_the_step_when_nobody_is_at_work(project, supervisor) -> None:
    fill_box(supervisor)
    day = working_day()
    her = someone_done(day)
    shift = finished_shift(make_participant(), day, outcome=ShiftOutcome.WORKING)
    assert states() == [NEXT, NEXT]
    shift.outcome = ShiftOutcome.DID_NOT_START
    shift.save()
    assert states() == [COMES, NEXT]
    slip = issue_pay_slip(her, day, by=supervisor, now=NOW, today=TODAY)
    assert states() == [COMES, NEXT]
    pay_out(slip, by=supervisor, now=NOW, today=TODAY)
    assert states() == [DONE, COMES]
    WorkDay.objects.update(state=DayState.CLOSED)
    assert states() == [DONE, DONE]


def test_a_day_without_work_has_no_steps_of_pay() -> None:
    assert pay_steps(TODAY) == []


def test_next_years_rates_are_asked_for_from_10_december() -> None:
    assert texts(date(2026, 12, 9)) == []
    (text,) = texts(date(2026, 12, 10))
    assert "trekktabellene for 2027" in text
    (todo,) = pay_todos(date(2027, 1, 4))
    assert todo.urgent


def test_who_waits_from_before_counts_in_the_money_of_the_morning(project, supervisor) -> None:
    someone_done(working_day(date(2026, 4, 30)))
    fill_box(supervisor, 2000)
    make_work_day(places=9)
    assert "Dagen trenger 2\u00a0000 kr i kassa: 10\u00a0×\u00a0200." in texts(TODAY)
    assert [str(todo.text)[:13] for todo in pay_todos(TODAY) if todo.today] == ["Dagen trenger"]
