"""The work page: one touch for what happens to each, and who may give it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assignments.models import DayState, Job, Shift, ShiftOutcome, WorkDay
from assignments.shifts import start_work
from bikuben.models import Project, User
from bikuben.roles import Role
from payroll.issue_pay_slips import issue_pay_slip
from tests.assignments.arrivals.world import drawn
from tests.cast import NOW, TODAY, browser_for, make_job
from tests.house import build_house

pytestmark = pytest.mark.usefixtures("project", "clock")
Post = Callable[..., Any]


def url(name: str, *args: int) -> str:
    return reverse(f"assignments:{name}", args=[TODAY, *args])


@pytest.fixture
def ready(supervisor: User, job: Job) -> WorkDay:
    """Three came to two places; the lots are drawn."""
    return drawn(supervisor, count=3, main_job=job)[0]


@pytest.fixture
def shifts(ready: WorkDay, supervisor: User) -> list[Shift]:
    return start_work(ready, by=supervisor, now=NOW)


def test_before_the_work_there_is_one_next_step(as_supervisor: Browser, ready: WorkDay) -> None:
    page = as_supervisor.get(url("work")).content.decode()
    assert "Start arbeidet" in page
    assert "Alle ferdig" not in page


def test_the_work_begins_for_everyone_with_a_place(
    as_supervisor: Browser, ready: WorkDay, post: Post
) -> None:
    assert post(as_supervisor, url("start_work"))["Location"] == url("work")
    assert Shift.objects.count() == 2


def test_a_day_without_a_job_asks_for_one(as_supervisor: Browser, supervisor: User, post: Post) -> None:
    drawn(supervisor, count=2)
    job = make_job()
    answer = post(as_supervisor, url("start_work"))
    assert answer.status_code == 409
    assert "Velg hva dere skal gjøre i dag." in answer.content.decode()
    post(as_supervisor, url("start_work"), job=job.pk)
    assert {shift.job for shift in Shift.objects.all()} == {job}


def test_the_same_start_sent_twice_begins_once(as_supervisor: Browser, ready: WorkDay) -> None:
    for _touch in range(2):
        answer = as_supervisor.post(url("start_work"), {"once": "a" * 32})
        assert answer.status_code == 302
    assert Shift.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("finish_shift", ShiftOutcome.DONE),
        ("left_early", ShiftOutcome.LEFT_EARLY),
        ("did_not_start", ShiftOutcome.DID_NOT_START),
    ],
)
def test_one_touch_says_how_it_went_and_one_takes_it_back(
    as_supervisor: Browser, shifts: list[Shift], post: Post, name: str, outcome: str
) -> None:
    shift = shifts[0]
    Shift.objects.update(starts_at=time(9))
    post(as_supervisor, url(name, shift.pk))
    shift.refresh_from_db()
    assert shift.outcome == outcome
    post(as_supervisor, url("undo_outcome", shift.pk))
    shift.refresh_from_db()
    assert shift.outcome == ShiftOutcome.WORKING


def test_who_left_early_left_now(as_supervisor: Browser, shifts: list[Shift], post: Post) -> None:
    """The clock of the tests stands at ten."""
    Shift.objects.update(starts_at=time(9))
    post(as_supervisor, url("left_early", shifts[0].pk))
    shifts[0].refresh_from_db()
    assert shifts[0].ends_at == time(10)


def test_who_left_before_she_began_is_asked_when(
    as_supervisor: Browser, shifts: list[Shift], post: Post
) -> None:
    answer = post(as_supervisor, url("left_early", shifts[0].pk))
    assert answer.headers["Location"] == url("shift", shifts[0].pk)
    assert Shift.objects.filter(outcome=ShiftOutcome.WORKING).count() == 2


def test_one_touch_gives_her_another_job(
    as_supervisor: Browser, shifts: list[Shift], ready: WorkDay, post: Post
) -> None:
    other = make_job(title="Sy knapper")
    ready.jobs.add(other)
    assert "Sy knapper" in as_supervisor.get(url("work")).content.decode()
    post(as_supervisor, url("move_shift", shifts[0].pk), job=other.pk)
    shifts[0].refresh_from_db()
    assert shifts[0].job == other


@pytest.mark.parametrize("chosen", ["9" * 30, "perle", "0"])
def test_a_job_that_is_none_is_refused(
    as_supervisor: Browser, shifts: list[Shift], post: Post, chosen: str
) -> None:
    answer = post(as_supervisor, url("move_shift", shifts[0].pk), job=chosen)
    assert answer.status_code == 422
    assert "Det oppdraget pågår ikke lenger." in answer.content.decode()


def test_a_touch_by_htmx_gets_the_rows_back(as_supervisor: Browser, shifts: list[Shift]) -> None:
    answer = as_supervisor.post(
        url("finish_shift", shifts[0].pk),
        {"once": "b" * 32},
        headers={"HX-Request": "true", "HX-Target": "work"},
    )
    page = answer.content.decode()
    assert "<html" not in page
    assert 'hx-swap-oob="true"' in page


def test_all_are_done_and_the_next_step_is_the_pay(
    as_supervisor: Browser, shifts: list[Shift], post: Post
) -> None:
    post(as_supervisor, url("finish_all"), at="13:00")
    assert not Shift.objects.exclude(outcome=ShiftOutcome.DONE).exists()
    page = as_supervisor.get(url("work")).content.decode()
    assert f'class="btn btn-primary" href="{reverse("payroll:pay", args=[TODAY])}"' in page


def test_the_days_end_leaves_her_own_time_as_it_is(
    as_supervisor: Browser, shifts: list[Shift], post: Post
) -> None:
    post(as_supervisor, url("shift_times", shifts[0].pk), starts_at="10:00", ends_at="12:30")
    post(as_supervisor, url("finish_all"), at="13:00")
    assert sorted(Shift.objects.values_list("ends_at", flat=True)) == [time(12, 30), time(13)]


def test_an_impossible_time_is_said_so(as_supervisor: Browser, shifts: list[Shift], post: Post) -> None:
    assert post(as_supervisor, url("finish_all"), at="25:99").status_code == 422
    wrong = post(as_supervisor, url("shift_times", shifts[0].pk), starts_at="12:00", ends_at="11:00")
    assert wrong.status_code in (409, 422)
    assert post(as_supervisor, url("left_at", shifts[0].pk), left_at="nå").status_code == 422
    assert not Shift.objects.exclude(outcome=ShiftOutcome.WORKING).exists()


def test_a_second_job_the_same_day(as_supervisor: Browser, shifts: list[Shift], post: Post) -> None:
    other = make_job(title="Sy knapper")
    where = url("second_job", shifts[0].pk)
    assert post(as_supervisor, where, starts_at="12:00", ends_at="13:00").status_code == 422
    post(as_supervisor, where, job=other.pk, starts_at="12:00", ends_at="13:00")
    assert shifts[0].attendance.shifts.count() == 2
    assert as_supervisor.get(url("work")).content.decode().count("Sy knapper") >= 1


def test_a_paid_shift_stays_and_says_why(
    as_supervisor: Browser, supervisor: User, shifts: list[Shift], post: Post
) -> None:
    post(as_supervisor, url("finish_shift", shifts[0].pk))
    issue_pay_slip(shifts[0].participant, shifts[0].work_day, by=supervisor, now=NOW, today=TODAY)
    sentence = "Lønnsslippen er skrevet. Før den tilbake først."
    assert sentence in as_supervisor.get(url("work")).content.decode()
    answer = post(as_supervisor, url("undo_outcome", shifts[0].pk))
    assert answer.status_code == 409
    shifts[0].refresh_from_db()
    assert shifts[0].outcome == ShiftOutcome.DONE


def test_a_stale_page_of_a_closed_day_changes_nothing(
    as_supervisor: Browser, shifts: list[Shift], post: Post
) -> None:
    WorkDay.objects.update(state=DayState.CLOSED)
    for name in ("finish_shift", "left_early", "did_not_start", "undo_outcome"):
        answer = post(as_supervisor, url(name, shifts[0].pk))
        assert answer.status_code == 409
        assert "Dagen er avsluttet." in answer.content.decode()
    assert not Shift.objects.exclude(outcome=ShiftOutcome.WORKING).exists()


def test_the_next_reserve_is_called_from_the_work(
    as_supervisor: Browser, shifts: list[Shift], post: Post
) -> None:
    post(as_supervisor, url("did_not_start", shifts[0].pk))
    assert "Kall neste reserve" in as_supervisor.get(url("work")).content.decode()
    answer = post(as_supervisor, url("call_reserve") + "?to=work")
    assert answer["Location"] == url("work")
    assert Shift.objects.count() == 3


def test_a_shift_of_another_day_is_not_found(as_supervisor: Browser, shifts: list[Shift]) -> None:
    assert as_supervisor.get(f"/day/2026-05-05/work/{shifts[0].pk}/").status_code == 404


@pytest.mark.parametrize("who", ["as_accountant", "as_reader"])
def test_the_work_is_the_supervisors(who: str, ready: WorkDay, request: Any) -> None:
    assert request.getfixturevalue(who).get(url("work")).status_code == 403


@pytest.mark.parametrize("name", ["work", "day"])
def test_the_queries_are_as_many_for_21_as_for_3(name: str, db: None) -> None:
    """The small house is taken down again before the large one is built."""
    counts = []
    for people, places in ((3, 2), (21, 12)):
        with transaction.atomic():
            Project.objects.all().delete()
            house = build_house(people=people, places=places)
            browser = browser_for(house.users[Role.SUPERVISOR])
            with CaptureQueriesContext(connection) as found:
                assert browser.get(url(name)).status_code == 200
            counts.append(len(found))
            transaction.set_rollback(True)
    assert counts[0] == counts[1]
