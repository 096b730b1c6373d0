"""The list of days: a month at a time, figures without names, a year's cancelled days by reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.models import DayState
from tests.cast import TODAY, make_job, make_participant, make_work_day
from tests.payroll.paying import finished_shift


def shown(page) -> list[date]:
    return [row.record.date for row in page.context["table"].rows]


def test_it_shows_this_month_and_leads_to_those_beside(as_supervisor, project) -> None:
    for day in (date(2026, 4, 8), date(2026, 5, 6), date(2026, 5, 4), date(2026, 8, 5)):
        make_work_day(day)
    page = as_supervisor.get("/days/")
    assert shown(page) == [date(2026, 5, 4), date(2026, 5, 6)]
    assert page.context["beside"] == {"before": date(2026, 4, 1), "after": date(2026, 8, 1)}
    assert shown(as_supervisor.get("/days/", {"when": "2026-08"})) == [date(2026, 8, 5)]
    assert len(shown(as_supervisor.get("/days/", {"when": "2026"}))) == 4


@pytest.mark.parametrize(("state", "days"), [("planned", [4]), ("held", [6]), ("cancelled", [7])])
def test_it_narrows_to_what_became_of_the_day(as_supervisor, project, state, days) -> None:
    make_work_day(date(2026, 5, 4))
    make_work_day(date(2026, 5, 6), state=DayState.CLOSED)
    make_work_day(date(2026, 5, 7), state=DayState.CANCELLED, cancel_reason="no_jobs")
    assert [day.day for day in shown(as_supervisor.get("/days/", {"state": state}))] == days


def test_it_counts_the_cancelled_by_reason(as_supervisor, project) -> None:
    reasons = ["no_jobs", "illness", "no_jobs"]
    for number, reason in enumerate(reasons):
        make_work_day(TODAY + timedelta(days=number), state=DayState.CANCELLED, cancel_reason=reason)
    make_work_day(date(2025, 5, 5), state=DayState.CANCELLED, cancel_reason="other")
    year = as_supervisor.get("/days/").context["year"]
    assert (year.year, year.cancelled) == (2026, 3)
    assert year.reasons == (("mangler oppdrag", 2), ("sykdom", 1))


def test_it_counts_who_came_and_worked(as_supervisor, project, job) -> None:
    day = make_work_day(main_job=job, state=DayState.WORKING)
    for _ in range(2):
        finished_shift(make_participant(), day, job=job)
    row = as_supervisor.get("/days/").context["table"].rows[0].record
    assert (row.came, row.worked, row.turned_away) == (2, 2, 0)


@pytest.mark.parametrize("when", ["9999-01", "2026-13", "-1", "<script>", "2026-5-4", ""])
def test_it_reads_an_impossible_month_as_none(as_supervisor, project, when) -> None:
    page = as_supervisor.get("/days/", {"when": when})
    assert page.status_code == 200
    assert "<script>" not in page.content.decode()


def test_it_offers_changes_to_the_supervisor_alone(as_supervisor, as_accountant, as_reader, project) -> None:
    make_work_day()
    assert "/day/2026-05-04/change/" in as_supervisor.get("/days/").content.decode()
    for browser in (as_accountant, as_reader):
        page = browser.get("/days/").content.decode()
        assert "/change/" not in page
        assert "/days/plan/" not in page


def test_it_asks_the_database_as_often_for_one_day_as_for_many(as_supervisor, project) -> None:
    count = _counter(as_supervisor)
    make_work_day(main_job=make_job())
    few = count("/days/?when=2026")
    for number in range(1, 25):
        make_work_day(TODAY + timedelta(days=number), main_job=make_job(title=f"Oppdrag {number}"))
    assert count("/days/?when=2026") == few


def _counter(browser) -> Callable[[str], int]:
    def count(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(url).status_code == 200
        return len(queries)

    return count
