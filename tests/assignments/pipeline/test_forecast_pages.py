"""What is likely, shown before she promises anything."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from assignments.job_forecast import held_days, outlook_for, outlook_of
from assignments.models import Client, ContactPerson, Job, WorkDay
from assignments.registers import listed_jobs
from tests.assignments.pipeline.world import hold_days
from tests.cast import TODAY, make_billed_job, make_job, make_work_day

ASK = "/jobs/forecast/"


def outlook(job: Job) -> Any:
    return outlook_of(listed_jobs().get(pk=job.pk), today=TODAY)


def test_it_says_how_many_days_and_what_it_rests_on(as_supervisor, project) -> None:
    hold_days(2, 2, 3, 4, 4, 4)
    page = as_supervisor.get(ASK, {"estimate": "12"}).content.decode()
    assert "Trolig 3–6 arbeidsdager" in page
    assert "På 6 dager de siste seks ukene var det som oftest 2–4 dagsverk om dagen." in page
    assert "0 dager er ledige til dette. Planlegg flere." in page


def test_it_says_plainly_where_there_is_too_little(as_supervisor, project) -> None:
    hold_days(3, 3, 3)
    assert "holdt for få dager" in as_supervisor.get(ASK, {"estimate": "12"}).content.decode()


@pytest.mark.parametrize("estimate", ["", "0", "-1", "mange", "10001", "9" * 40, "<b>"])
def test_it_asks_for_an_estimate_where_there_is_none(as_supervisor, project, estimate) -> None:
    page = as_supervisor.get(ASK, {"estimate": estimate, "wanted_by": "31.02.2026"})
    assert page.status_code == 200
    assert "Skriv et anslag" in page.content.decode()


def test_only_who_takes_jobs_asks(as_accountant, as_reader) -> None:
    assert as_accountant.get(ASK).status_code == as_reader.get(ASK).status_code == 403


def test_days_older_than_six_weeks_and_today_count_for_nothing(db) -> None:
    job = hold_days(2, first=TODAY - timedelta(days=43))
    hold_days(2, job=job, first=TODAY - timedelta(days=42))
    hold_days(2, job=job, first=TODAY)
    assert [day.date for day in held_days(TODAY)] == [TODAY - timedelta(days=42)]


def test_it_counts_on_its_own_days_and_on_those_without_a_job(db) -> None:
    other = hold_days(4, 4, 4, 4)
    job = make_job(title="Nytt", stage="agreed", estimate=8)
    over = make_job(title="Over", stage="closed")
    for number, main_job in ((5, None), (6, other), (7, job), (8, over)):
        make_work_day(date(2026, 5, number), main_job=main_job)
    also = make_work_day(date(2026, 5, 9), main_job=other)
    also.jobs.add(job)
    likely = outlook(job).likely
    assert (likely.planned, likely.fewest, likely.earliest) == (4, 2, date(2026, 5, 7))


def test_a_wish_that_may_not_be_met_is_said(as_supervisor, project) -> None:
    hold_days(4, 4, 4, 4)
    make_work_day(date(2026, 5, 6))
    make_work_day(date(2026, 5, 8))
    assert not outlook_for(8, wanted_by=date(2026, 5, 8), today=TODAY).is_late
    assert outlook_for(8, wanted_by=date(2026, 5, 7), today=TODAY).is_late
    assert outlook_for(12, wanted_by=date(2026, 5, 8), today=TODAY).is_late
    page = as_supervisor.get(ASK, {"estimate": "8", "wanted_by": "2026-05-07"}).content.decode()
    assert "kan bli senere enn de ønsker" in page


def test_what_is_done_is_taken_off_and_a_used_estimate_is_said(as_supervisor, project) -> None:
    job = make_job(title="Stort", estimate=15)
    hold_days(3, 3, 3, 3, job=job)
    assert outlook(job).remaining == 3
    Job.objects.update(estimate=12)
    assert outlook(job).likely is None
    assert "Anslaget er brukt opp" in as_supervisor.get(f"/jobs/{job.pk}/").content.decode()


def test_what_is_done_is_taken_off_a_new_estimate_too(as_supervisor, project) -> None:
    job = make_job(title="Stort", estimate=15)
    hold_days(3, 3, 3, 3, job=job)
    asked = f"{ASK}?job={job.pk}"
    assert asked in as_supervisor.get(f"/jobs/{job.pk}/change/").content.decode()
    page = as_supervisor.get(ASK, {"estimate": "18", "job": job.pk})
    assert "Trolig 2 arbeidsdager" in page.content.decode()
    assert as_supervisor.get(ASK, {"estimate": "18", "job": "x"}).status_code == 200
    job.refresh_from_db()
    assert job.estimate == 15


def test_nothing_is_foretold_of_what_is_over_or_not_estimated(db) -> None:
    assert outlook(make_job()) is None
    assert outlook(make_job(estimate=10, stage="delivered")) is None
    assert outlook(make_job(estimate=10, stage="lost", lost_reason="time")) is None


def test_a_form_that_is_refused_still_shows_it(as_supervisor, post, project) -> None:
    hold_days(4, 4, 4, 4)
    page = post(as_supervisor, "/jobs/new/", title="", estimate="8", price="200", kind="internal")
    assert page.status_code == 422
    assert "Trolig 2 arbeidsdager" in page.content.decode()


def test_a_question_is_registered_with_all_that_was_said(as_supervisor, post, project) -> None:
    client = Client.objects.create(name="Prøvekunden AS")
    contact = ContactPerson.objects.create(client=client, name="Vera Oppdikt")
    said = {
        "title": "Esker",
        "stage": "inquiry",
        "kind": "billed",
        "client": str(client.pk),
        "contact": str(contact.pk),
        "price": "200",
        "estimate": "30",
        "wanted_by": "2026-05-29",
        "quantity": " 400  esker ",
        "what_to_do": "Brett.\r\nTell. \r\n",
        "order_reference": "B-17",
    }
    assert post(as_supervisor, "/jobs/new/", said).status_code == 302
    job = Job.objects.get()
    assert (job.stage, job.contact, job.wanted_by) == ("inquiry", contact, date(2026, 5, 29))
    assert (job.quantity, job.what_to_do, job.order_reference) == ("400 esker", "Brett.\nTell.", "B-17")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("wanted_by", "1999-01-01"),
        ("wanted_by", "i morgen"),
        ("contact", "4711"),
        ("what_to_do", "a" * 2001),
        ("quantity", "a" * 121),
        ("order_reference", "a" * 61),
        ("stage", "closed"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(as_supervisor, post, project, field, value) -> None:
    ContactPerson.objects.create(client=Client.objects.create(name="Prøvekunden AS"), name="Vera Oppdikt")
    page = post(as_supervisor, "/jobs/new/", title="Esker", kind="internal", price="200", **{field: value})
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not Job.objects.exists()


def test_a_contact_at_another_client_is_refused(as_supervisor, post, project) -> None:
    job = make_billed_job()
    other = ContactPerson.objects.create(client=Client.objects.create(name="En annen AS"), name="Odd Tenkt")
    said = {"title": "Esker", "kind": "billed", "client": job.client_id, "price": "200", "contact": other.pk}
    page = post(as_supervisor, "/jobs/new/", said)
    assert page.status_code == 422
    assert page.context["form"].errors == {"contact": ["Kontaktpersonen er ikke hos denne oppdragsgiveren."]}


def test_days_are_planned_for_the_job_that_is_named(as_supervisor, project, job) -> None:
    for text, found in ((str(job.pk), job.pk), ("x", None), ("9" * 30, None)):
        form = as_supervisor.get("/days/plan/", {"job": text}).context["form"]
        assert form.initial.get("main_job") == found
    assert not WorkDay.objects.exists()
