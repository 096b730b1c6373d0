"""A term planned at once: read back first, public holidays left out by name."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from assignments.models import Job, WorkDay
from bikuben.once import new_token
from tests.cast import TODAY, make_job, make_work_day

URL = "/days/plan/"
TERM: dict[str, Any] = {
    "how": "many",
    "first": "2026-05-04",
    "last": "2026-05-31",
    "weekdays": ["0", "3"],
    "starts_at": "10:00",
    "ends_at": "13:00",
    "places": "10",
    "main_job": "",
}


def test_it_suggests_what_the_latest_days_were_like(as_supervisor, job) -> None:
    make_work_day(date(2026, 5, 6), main_job=job, places=8, starts_at=time(11), ends_at=time(14))
    form = as_supervisor.get(URL).context["form"]
    assert form["places"].value() == 8
    assert form["first"].value() == date(2026, 5, 7)
    assert form["weekdays"].value() == [2]


def test_it_reads_the_plan_back_with_what_is_left_out(as_supervisor, project) -> None:
    make_work_day(date(2026, 5, 7))
    page = as_supervisor.get(URL, TERM)
    assert page.status_code == 200
    text = page.content.decode()
    assert "5 nye dager" in text
    assert "torsdag 14. mai: Kristi himmelfartsdag" in text
    assert "mandag 25. mai: Andre pinsedag" in text
    assert "7. mai" in text
    assert WorkDay.objects.count() == 1, "reading plans nothing"


def test_it_plans_what_it_read_back(as_supervisor, post) -> None:
    job, more = make_job(), make_job(title="Sy puter")
    answer = post(as_supervisor, URL, TERM, main_job=job.pk, jobs=[job.pk, more.pk])
    assert (answer.status_code, answer.url) == (302, "/days/?when=2026-05")
    days = list(WorkDay.objects.all())
    assert [day.date.day for day in days] == [4, 7, 11, 18, 21, 28]
    assert {day.main_job for day in days} == {job}
    assert [list(day.jobs.all()) for day in days] == [[more]] * 6


def test_it_plans_the_same_form_once(as_supervisor) -> None:
    token = new_token()
    first, second = (as_supervisor.post(URL, {**TERM, "once": token}) for _ in range(2))
    assert first.url == second.url
    assert WorkDay.objects.count() == 6


def test_it_plans_one_day(as_supervisor, post) -> None:
    answer = post(as_supervisor, URL, {**TERM, "how": "one", "date": "2026-06-02", "first": "", "last": ""})
    assert answer.status_code == 302
    assert [day.date for day in WorkDay.objects.all()] == [date(2026, 6, 2)]


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"date": "2026-05-17"}, "date", "17. mai 2026 er Grunnlovsdag. Velg en annen dag."),
        ({"date": "2026-05-04"}, "date", "Det er alt en dag 4. mai 2026."),
        ({"date": ""}, "date", "Skriv en dato."),
        ({"date": "2026-02-30"}, "date", "Skriv en dato, som 05.01.2026."),
        ({"date": "9999-12-31"}, "date", "Velg en dag mellom 2010 og 2100."),
        ({"date": "2026-05-03"}, "date", "Den dagen har vært. Ble den holdt, kan du føre den inn etterpå."),
    ],
)
def test_it_refuses_one_day_that_cannot_be(as_supervisor, project, sent, field, sentence) -> None:
    make_work_day(TODAY)
    page = as_supervisor.get(URL, {**TERM, "how": "one", **sent})
    assert page.status_code == 422
    assert page.context["form"].errors == {field: [sentence]}


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"last": "9999-12-31"}, "last", "Velg en dag mellom 2010 og 2100."),
        ({"first": "0001-01-01"}, "first", "Velg en dag mellom 2010 og 2100."),
        ({"last": "2026-05-03", "first": "2026-05-05"}, "last", "Siste dag må være etter første dag."),
        ({"last": "2028-05-03"}, "last", "Planlegg høyst ett år om gangen."),
        ({"weekdays": []}, "weekdays", "Velg minst én ukedag."),
        ({"last": ""}, "last", "Skriv en dato."),
        ({"ends_at": "09:00"}, "ends_at", "Slutten må være etter starten."),
    ],
)
@pytest.mark.parametrize("method", ["read", "plan"])
def test_it_refuses_a_term_that_cannot_be(
    as_supervisor, post, project, sent, field, sentence, method
) -> None:
    data = {**TERM, **sent}
    page = as_supervisor.get(URL, data) if method == "read" else post(as_supervisor, URL, data)
    assert page.status_code == 422
    assert page.context["form"].errors == {field: [sentence]}
    assert sentence in page.content.decode()
    assert not WorkDay.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("places", "0"),
        ("places", "101"),
        ("places", "<b>ti</b>"),
        ("how", "never"),
        ("weekdays", "7"),
        ("main_job", "999999999999999999999"),
        ("main_job", "</select><script>"),
        ("starts_at", "25:00"),
    ],
)
def test_it_names_the_field_that_cannot_be_read(as_supervisor, post, project, name, value) -> None:
    page = post(as_supervisor, URL, {**TERM, name: value})
    assert page.status_code == 422
    assert name in page.context["form"].errors
    assert "<script>" not in page.content.decode()
    assert not WorkDay.objects.exists()


def test_it_refuses_a_job_that_is_over(as_supervisor, post, project) -> None:
    over = Job.objects.create(title="Ferdig", kind="internal", stage="closed")
    assert "main_job" in post(as_supervisor, URL, {**TERM, "main_job": over.pk}).context["form"].errors
    assert not WorkDay.objects.exists()


def test_it_says_so_where_every_day_is_planned(as_supervisor, post, project) -> None:
    post(as_supervisor, URL, TERM)
    assert "Her er det ingen nye dager å planlegge." in as_supervisor.get(URL, TERM).content.decode()
    assert post(as_supervisor, URL, TERM).status_code == 422
    assert WorkDay.objects.count() == 6
