"""A day's own page: what it was, who came, and what each role may read of it."""

from __future__ import annotations

import pytest
from django.test import Client as Browser
from django.urls import reverse

from assignments.finish_day import finish_day
from assignments.models import DayState, Job, WorkDay
from assignments.shifts import did_not_start, finish_all, start_work
from bikuben.models import User
from tests.assignments.arrivals.world import drawn
from tests.cast import NOW, TODAY, make_work_day

pytestmark = pytest.mark.usefixtures("project", "clock")
PAGE = reverse("assignments:day", args=[TODAY])


@pytest.fixture
def closed(supervisor: User, job: Job) -> WorkDay:
    """Four came to two places; one of the two did not begin."""
    day, _all = drawn(supervisor, count=4, main_job=job)
    first, _second = start_work(day, by=supervisor, now=NOW)
    did_not_start(first, by=supervisor, now=NOW)
    finish_all(day, by=supervisor, now=NOW)
    return finish_day(day, by=supervisor, now=NOW)


def test_it_tells_who_came_and_how_it_went(as_supervisor: Browser, closed: WorkDay) -> None:
    page = as_supervisor.get(PAGE).content.decode()
    for words in ("Bie", "Rose", "begynte ikke", "3,00 t", "avvist ved trekning", "avsluttet", "tåke"):
        assert words in page
    assert reverse("assignments:draw_record", args=[TODAY, 1]) in page


def test_the_accountant_reads_it_without_the_draw(as_accountant: Browser, closed: WorkDay) -> None:
    page = as_accountant.get(PAGE).content.decode()
    assert "3,00 t" in page
    assert "tåke" not in page
    assert "record.pdf" not in page
    assert "/arrivals/" not in page


@pytest.mark.parametrize("state", [DayState.WORKING, DayState.CLOSED])
def test_whom_lots_turned_away_is_the_supervisors_alone(
    as_supervisor: Browser, as_accountant: Browser, closed: WorkDay, state: str
) -> None:
    WorkDay.objects.update(state=state)
    for_her = as_supervisor.get(PAGE).content.decode()
    assert ("Avvist ved trekning" in for_her) == (state == DayState.CLOSED)
    assert "avvist ved trekning" in for_her or ">reserve<" in for_her
    page = as_accountant.get(PAGE).content.decode()
    assert "Bie" in page
    for hidden in ("vvist ved trekning", "reserve", "har plass"):
        assert hidden not in page


def test_the_reader_may_not_see_names(as_reader: Browser, closed: WorkDay) -> None:
    assert as_reader.get(PAGE).status_code == 403


def test_a_cancelled_day_says_why(as_supervisor: Browser) -> None:
    make_work_day(state=DayState.CANCELLED, cancel_reason="no_jobs")
    assert "Mangler oppdrag" in as_supervisor.get(PAGE).content.decode()


def test_a_day_entered_afterwards_is_marked(as_supervisor: Browser, closed: WorkDay) -> None:
    assert "ført i ettertid" not in as_supervisor.get(PAGE).content.decode()
    WorkDay.objects.update(entered_afterwards=True)
    assert "ført i ettertid" in as_supervisor.get(PAGE).content.decode()


@pytest.mark.parametrize("address", ["/day/2026-02-30/", "/day/9999-12-31/", "/day/2026-05-05/"])
def test_a_day_that_is_none_is_not_found(as_supervisor: Browser, address: str) -> None:
    assert as_supervisor.get(address).status_code == 404
