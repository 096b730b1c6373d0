"""The today page through the day: one next step at each point, and steps that read right."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse

from assignments.day_todos import day_todos
from assignments.hold_draw import close_list, hold_draw
from assignments.models import DayState, Job, WorkDay
from assignments.shifts import finish_all, start_work
from bikuben.models import User
from bikuben.steps import day_steps
from payroll.issue_pay_slips import issue_pay_slips
from payroll.pay_out import pay_out
from tests.assignments.arrivals.world import comes, opened, people
from tests.cast import NOW, TODAY, make_card, make_work_day
from tests.payroll.paying import fill_box

pytestmark = pytest.mark.usefixtures("project", "clock")


def bar(browser: Browser) -> str:
    """What stands in the bar of the one next step."""
    return browser.get("/").content.decode().partition('<div class="bk-next"')[2]


def shown(user: User) -> str:
    return " ".join(step.state.value for step in day_steps(user, TODAY))


def test_it_leads_through_the_day(as_supervisor: Browser, supervisor: User, job: Job) -> None:
    fill_box(supervisor, 10_000)
    day = opened(supervisor, main_job=job)
    assert shown(supervisor) == "now next next next next"
    assert "Til fremmøtet" in bar(as_supervisor)
    for person in people(3):
        make_card(person)
        comes(day, person, supervisor)
    close_list(day, by=supervisor, now=NOW)
    assert shown(supervisor) == "done now next next next"
    assert "Til trekningen" in bar(as_supervisor)
    hold_draw(day, "tåke", by=supervisor, now=NOW, today=TODAY)
    assert shown(supervisor) == "done done now next next"
    assert "Start arbeidet" in bar(as_supervisor)
    start_work(day, by=supervisor, now=NOW)
    assert shown(supervisor) == "done done now next next"
    assert "Til arbeidet" in bar(as_supervisor)
    finish_all(day, by=supervisor, now=NOW)
    assert shown(supervisor) == "done done done now next"
    assert "Til lønna" in bar(as_supervisor)
    for slip in issue_pay_slips(day, by=supervisor, now=NOW, today=TODAY).slips:
        pay_out(slip, by=supervisor, now=NOW, today=TODAY)
    assert shown(supervisor) == "done done done done now"
    assert "Tell kassa og avslutt" in bar(as_supervisor)
    WorkDay.objects.update(state=DayState.CLOSED)
    assert shown(supervisor) == "done done done done done"
    assert "Se dagen" in bar(as_supervisor)


def test_each_point_has_exactly_one_next_step(as_supervisor: Browser, job: Job) -> None:
    day = make_work_day(main_job=job)
    for state in (DayState.PLANNED, DayState.OPEN, DayState.DRAWN, DayState.WORKING, DayState.CLOSED):
        WorkDay.objects.filter(pk=day.pk).update(state=state)
        assert bar(as_supervisor).count("btn-primary") == 1, state


def test_a_planned_day_is_opened_with_one_touch(as_supervisor: Browser, job: Job) -> None:
    make_work_day(main_job=job)
    assert f'action="{reverse("assignments:open_day", args=[TODAY])}"' in bar(as_supervisor)


def test_no_day_leads_to_the_planning(as_supervisor: Browser) -> None:
    page = as_supervisor.get("/").content.decode()
    assert "I dag er det ingen dag." in page
    assert "Planlegg dager" in bar(as_supervisor)


def test_the_next_day_is_named(as_supervisor: Browser) -> None:
    make_work_day(TODAY + timedelta(days=2))
    assert "Neste dag er onsdag 6. mai." in as_supervisor.get("/").content.decode()


def test_names_are_the_supervisors(
    as_supervisor: Browser, as_accountant: Browser, as_reader: Browser, supervisor: User
) -> None:
    day = opened(supervisor)
    [bie] = people(1)
    comes(day, bie, supervisor)
    assert "Bie" in as_supervisor.get("/").content.decode().partition("today-state")[2]
    for browser in (as_accountant, as_reader):
        assert "</b> Bie" not in browser.get("/").content.decode()
    assert "Til lønna" in bar(as_accountant)
    assert "Se tallene" in bar(as_reader)


def test_what_was_left_behind_is_urgent(db: None) -> None:
    make_work_day(TODAY - timedelta(days=3), state=DayState.OPEN)
    make_work_day(TODAY - timedelta(days=5))
    first, second = (todo for todo in day_todos(TODAY) if todo.urgent)
    assert str(first.text) == "Fredag 1. mai er ikke avsluttet."
    assert str(second.text) == "Onsdag 29. april ble aldri åpnet. Avlys den, eller før den inn."


def test_it_reminds_of_planning_and_of_jobs(db: None) -> None:
    assert [str(todo.text) for todo in day_todos(TODAY)] == ["Ingen dager er planlagt framover."]
    make_work_day(TODAY + timedelta(days=2))
    make_work_day(TODAY + timedelta(days=29))
    assert [str(todo.text) for todo in day_todos(TODAY)] == ["1 dag de neste fire ukene mangler oppdrag."]
