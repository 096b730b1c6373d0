"""The register of jobs, and participant-days done against the estimate."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.jobs import add_job
from assignments.models import Job, Shift, WorkDay
from assignments.registers import days_of_job, listed_jobs
from bikuben.once import new_token
from bikuben.refusals import Refused
from tests.cast import make_billed_job, make_job, make_participant, make_work_day
from tests.payroll.paying import finished_shift

JOB: dict[str, Any] = {
    "title": "Brette konvolutter",
    "kind": "internal",
    "client": "",
    "estimate": "40",
    "price": "200",
    "starts_on": "2026-05-04",
    "ends_on": "2026-06-30",
}


def test_it_registers_a_job(as_supervisor, post) -> None:
    answer = post(as_supervisor, "/jobs/new/", JOB)
    made = Job.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/jobs/{made.pk}/")
    assert (made.title, made.estimate, made.price) == ("Brette konvolutter", 40, Decimal(200))


def test_it_suggests_200_kroner(as_supervisor) -> None:
    assert as_supervisor.get("/jobs/new/").context["form"]["price"].value() == "200"


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"kind": "billed"}, "client", "Velg hvem oppdraget er for."),
        ({"price": "-1"}, "price", "Prisen kan ikke være mindre enn null."),
        ({"price": "10 000,01"}, "price", "Prisen kan være høyst 10 000 kroner."),
        ({"price": "1,005"}, "price", "Et beløp kan ikke være finere enn øre (to desimaler)."),
        ({"ends_on": "2026-05-03"}, "ends_on", "Oppdraget kan ikke slutte før det begynner."),
        ({"ends_on": "9999-12-31"}, "ends_on", "Velg en dag mellom 2010 og 2100."),
        ({"starts_on": "31.02.2026"}, "starts_on", "Skriv en dato, som 05.01.2026."),
    ],
)
def test_it_refuses_what_cannot_be_right(as_supervisor, post, project, sent, field, sentence) -> None:
    page = post(as_supervisor, "/jobs/new/", {**JOB, **sent})
    assert page.status_code == 422
    assert page.context["form"].errors == {field: [sentence]}
    assert sentence in page.content.decode()
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", ""),
        ("title", "a" * 10_000),
        ("client", "4711"),
        ("client", "<b>"),
        ("kind", "stolen"),
        ("estimate", "-3"),
        ("estimate", "10001"),
        ("price", "mye"),
        ("price", "9" * 30),
    ],
)
def test_it_names_the_field_that_cannot_be_read(as_supervisor, post, project, name, value) -> None:
    page = post(as_supervisor, "/jobs/new/", {**JOB, name: value})
    assert page.status_code == 422
    assert name in page.context["form"].errors
    assert not Job.objects.exists()


@pytest.mark.parametrize("text", ["Esker \U0001f381", "\u0645\u0631\u062d\u0628\u0627", "\u76d2\u5b50"])
@pytest.mark.parametrize("name", ["title", "what_to_do", "quantity", "order_reference"])
def test_it_refuses_what_paper_cannot_show(as_supervisor, post, project, name, text) -> None:
    page = post(as_supervisor, "/jobs/new/", {**JOB, name: text})
    assert page.status_code == 422
    (sentence,) = page.context["form"].errors[name]
    assert sentence.startswith("Ett av tegnene kan ikke skrives ut")
    assert not Job.objects.exists()


def test_the_action_refuses_too_high_a_price_too(supervisor) -> None:
    with pytest.raises(Refused) as refused:
        add_job(title="Esker", kind="internal", price=Decimal("10000.01"), by=supervisor)
    assert refused.value.field == "price"
    assert add_job(title="Esker", kind="internal", price=Decimal(10_000), by=supervisor).price == 10_000


def test_it_keeps_what_paper_shows(as_supervisor, post) -> None:
    texts = {"title": "Łaść  & Ææ «½»", "quantity": " 400 – ca. ", "what_to_do": "Først\r\n\r\nSå "}
    post(as_supervisor, "/jobs/new/", {**JOB, **texts})
    made = Job.objects.get()
    assert (made.title, made.quantity, made.what_to_do) == ("Łaść & Ææ «½»", "400 – ca.", "Først\n\nSå")


def test_it_shows_markup_as_it_was_written(as_supervisor, post, project) -> None:
    post(as_supervisor, "/jobs/new/", {**JOB, "title": "<script>x</script>"})
    for address in ("/jobs/", f"/jobs/{Job.objects.get().pk}/"):
        page = as_supervisor.get(address).content.decode()
        assert "&lt;script&gt;x&lt;/script&gt;" in page
        assert "<script>x" not in page


def test_it_registers_the_same_form_once(as_supervisor) -> None:
    token = new_token()
    first, second = (as_supervisor.post("/jobs/new/", {**JOB, "once": token}) for _ in range(2))
    assert first.url == second.url
    assert Job.objects.count() == 1


def test_it_changes_a_job_and_leaves_its_stage(as_supervisor, post, job) -> None:
    version = as_supervisor.get(f"/jobs/{job.pk}/change/").context["form"]["version"].value()
    assert post(as_supervisor, f"/jobs/{job.pk}/change/", JOB, version=version).status_code == 302
    job.refresh_from_db()
    assert (job.title, job.is_active) == ("Brette konvolutter", True)


def test_it_refuses_a_page_that_is_stale(as_supervisor, post, project, job) -> None:
    version = as_supervisor.get(f"/jobs/{job.pk}/change/").context["form"]["version"].value()
    post(as_supervisor, f"/jobs/{job.pk}/change/", {**JOB, "title": "Den første"}, version=version)
    late = post(as_supervisor, f"/jobs/{job.pk}/change/", {**JOB, "title": "Den andre"}, version=version)
    assert late.status_code == 409
    job.refresh_from_db()
    assert job.title == "Den første"


def test_one_person_on_one_date_is_one_participant_day(as_supervisor, project) -> None:
    first, second = make_job(title="Først", estimate=4), make_billed_job(title="Siden")
    day = make_work_day(main_job=first, state="working")
    other = make_work_day(date(2026, 5, 6), main_job=first, state="working")
    person = make_participant()
    shift = finished_shift(person, day, job=first)
    Shift.objects.filter(pk=shift.pk).update(starts_at=time(10), ends_at=time(11))
    Shift.objects.create(
        attendance=shift.attendance,
        work_day=day,
        participant=person,
        job=second,
        starts_at=time(11),
        ends_at=time(13),
        outcome="done",
    )
    finished_shift(person, other, job=first)
    assert {job.title: job.done for job in listed_jobs()} == {"Først": 2, "Siden": 0}
    assert [(one.date, one.done) for one in days_of_job(first).order_by("date")] == [
        (date(2026, 5, 4), 1),
        (date(2026, 5, 6), 1),
    ]
    assert "2 av 4" in as_supervisor.get("/jobs/").content.decode()


def test_one_who_never_began_is_no_participant_day(db) -> None:
    job = make_job()
    shift = finished_shift(make_participant(), make_work_day(main_job=job, state="working"), job=job)
    Shift.objects.filter(pk=shift.pk).update(outcome="did_not_start")
    assert listed_jobs().get(pk=job.pk).done == 0


def test_it_finds_by_title_and_client(as_supervisor, project) -> None:
    make_billed_job()
    make_job()
    for words, found in (("prøvekunden", ["Brette esker"]), ("smykker", ["Pakke smykker"]), ("xyz", [])):
        table = as_supervisor.get("/jobs/", {"search": words}).context["table"]
        assert [row.record.title for row in table.rows] == found


def test_the_accountant_reads_and_the_reader_does_not(as_accountant, as_reader, project, job) -> None:
    for address in ("/jobs/", f"/jobs/{job.pk}/"):
        page = as_accountant.get(address)
        assert page.status_code == 200
        assert "/change/" not in page.content.decode()
        assert "/jobs/new/" not in page.content.decode()
        assert as_reader.get(address).status_code == 403
    assert as_accountant.get(f"/jobs/{job.pk}/change/").status_code == 403


@pytest.mark.parametrize("address", ["/jobs/", "/jobs/{pk}/"])
def test_it_asks_the_database_as_often_for_one_job_as_for_many(as_supervisor, project, address) -> None:
    job = make_billed_job()
    url = address.format(pk=job.pk)
    finished_shift(make_participant(), make_work_day(main_job=job, state="working"), job=job)
    few = _queries(as_supervisor, url)
    for number in range(1, 12):
        more = make_billed_job(title=f"Oppdrag {number}", client=job.client)
        day = make_work_day(date(2026, 6, number), main_job=more, state="working")
        finished_shift(make_participant(), day, job=job)
    assert WorkDay.objects.count() == 12
    assert _queries(as_supervisor, url) == few


def _queries(browser, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    return len(queries)
