"""The board of jobs, one job's page, and its one next step."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.job_todos import job_todos
from assignments.models import ContactPerson, Job, JobStage
from tests.assignments.pipeline.world import hold_days
from tests.cast import TODAY, make_billed_job, make_job, make_participant, make_work_day
from tests.payroll.paying import finished_shift

STAGES = [stage for stage in JobStage.values if stage != "lost"]
PRIMARY = re.compile(r"btn-primary[^>]*>([^<]*)<")


def test_each_job_stands_under_its_stage(as_supervisor, project) -> None:
    for stage in STAGES:
        make_job(title=f"Oppdrag {stage}", stage=stage)
    make_job(title="Tapt", stage="lost", lost_reason="price")
    board = as_supervisor.get("/jobs/").context["board"]
    assert [(column.stage, [job.title for job in column.jobs]) for column in board] == [
        (stage, [f"Oppdrag {stage}"]) for stage in ("inquiry", "agreed", "under_way", "delivered", "invoiced")
    ]


def test_the_earliest_wish_stands_first(as_supervisor, project) -> None:
    make_job(title="Ingen hast", stage="inquiry")
    make_job(title="I juni", stage="inquiry", wanted_by=date(2026, 6, 1))
    make_job(title="I mai", stage="inquiry", wanted_by=date(2026, 5, 15))
    (column, *_rest) = as_supervisor.get("/jobs/").context["board"]
    assert [job.title for job in column.jobs] == ["I mai", "I juni", "Ingen hast"]


def test_what_waits_is_said_on_top(as_supervisor, project) -> None:
    job = make_billed_job(stage="delivered")
    make_job(stage="delivered")
    make_billed_job(title="Spurt", client=job.client, stage="inquiry")
    page = as_supervisor.get("/jobs/").content.decode()
    assert "1 forespørsel venter på svar." in page
    assert "1 levert oppdrag venter på faktura." in page


def test_a_long_column_shows_six_and_the_way_to_the_rest(as_supervisor, project) -> None:
    for number in range(8):
        make_job(title=f"Oppdrag {number}", stage="agreed")
    page = as_supervisor.get("/jobs/").content.decode()
    assert 'href="?stage=agreed">og 2 til' in page
    found = as_supervisor.get("/jobs/", {"stage": "agreed"})
    assert "board" not in found.context
    assert len(found.context["table"].rows) == 8


def test_an_unknown_stage_is_no_page_that_breaks(as_supervisor, project) -> None:
    assert as_supervisor.get("/jobs/", {"stage": "stolen"}).status_code == 200


@pytest.mark.parametrize(
    ("stage", "step"),
    [
        ("inquiry", ["Det er avtalt"]),
        ("agreed", ["Planlegg dager"]),
        ("under_way", ["Planlegg dager"]),
        ("delivered", ["Avslutt oppdraget"]),
        ("closed", []),
        ("lost", []),
    ],
)
def test_a_job_has_one_next_step(as_supervisor, as_accountant, project, stage, step) -> None:
    job = make_job(stage=stage, lost_reason="price" if stage == "lost" else "")
    url = f"/jobs/{job.pk}/"
    assert PRIMARY.findall(as_supervisor.get(url).content.decode()) == step
    bar = as_supervisor.get(url).content.decode().rpartition("bk-next-in")[2]
    assert bar.count("btn-secondary") <= 1
    assert not PRIMARY.findall(as_accountant.get(url).content.decode())
    assert "job-step" not in as_accountant.get(url).content.decode()


@pytest.mark.parametrize(
    ("estimate", "step"), [(2, "Planlegg dager"), (1, "Det er levert"), (None, "Det er levert")]
)
def test_a_job_is_not_delivered_by_one_tap_while_more_is_left(as_supervisor, project, estimate, step) -> None:
    job = make_billed_job(stage="under_way", estimate=estimate)
    finished_shift(make_participant(), make_work_day(main_job=job, state="closed"), job=job)
    assert PRIMARY.findall(as_supervisor.get(f"/jobs/{job.pk}/").content.decode()) == [step]


def test_the_steps_of_what_is_not_billed_leave_the_invoice_out(as_supervisor, project) -> None:
    labels = {
        make: [str(one.label) for one in as_supervisor.get(f"/jobs/{make().pk}/").context["way"]]
        for make in (make_job, make_billed_job)
    }
    assert "fakturert" not in labels[make_job]
    assert "fakturert" in labels[make_billed_job]


def test_it_shows_what_was_said_and_how_it_went_before(as_supervisor, project) -> None:
    earlier = make_billed_job(title="Før", stage="closed", estimate=2)
    finished_shift(
        make_participant(), make_work_day(date(2026, 4, 1), main_job=earlier, state="closed"), job=earlier
    )
    contact = ContactPerson.objects.create(client=earlier.client, name="Vera Oppdikt", phone="400 00 101")
    job = make_billed_job(
        client=earlier.client,
        stage="delivered",
        contact=contact,
        wanted_by=date(2026, 5, 20),
        quantity="400 esker",
        what_to_do="Brett.\nTell.",
    )
    page = as_supervisor.get(f"/jobs/{job.pk}/").content.decode()
    for text in (
        "Vera Oppdikt",
        "400 00 101",
        "20. mai 2026",
        "Vi lover ingen dato",
        "400 esker",
        "Brett.<br>Tell.",
    ):
        assert text in page
    assert "Et tidligere oppdrag av samme slag var anslått til 2 dagsverk og tok 1." in page


def test_questions_wait_on_the_first_page(db) -> None:
    assert job_todos(TODAY) == []
    job = make_job(stage="inquiry")
    (todo,) = job_todos(TODAY)
    assert (str(todo.text), todo.url) == ("1 forespørsel venter på svar.", f"/jobs/{job.pk}/")
    make_job(stage="inquiry")
    (todo,) = job_todos(TODAY)
    assert (str(todo.text), todo.url) == ("2 forespørsler venter på svar.", "/jobs/")


@pytest.mark.parametrize("address", ["/jobs/", "/jobs/{pk}/", "/calendar/", "/jobs/forecast/?estimate=30"])
def test_it_asks_the_database_as_often_for_few_as_for_many(as_supervisor, project, address) -> None:
    job = make_billed_job(stage="agreed", estimate=40, starts_on=TODAY, ends_on=date(2026, 5, 29))
    other = hold_days(3, 3, 3, 3)
    make_work_day(date(2026, 5, 5))
    url = address.format(pk=job.pk)
    few = _queries(as_supervisor, url)
    for number in range(6, 20):
        make_work_day(date(2026, 5, number), main_job=other if number % 2 else None)
        make_billed_job(client=job.client, title=f"{number}", stage="agreed", ends_on=date(2026, 5, number))
    hold_days(5, 5, 5, 5, job=other, first=TODAY - timedelta(days=27))
    assert _queries(as_supervisor, url) == few


def _queries(browser, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    return len(queries)


def test_the_stages_sort_as_they_follow(as_supervisor, project) -> None:
    for stage in reversed(STAGES):
        make_job(title=stage, stage=stage)
    table = as_supervisor.get("/jobs/").context["table"]
    assert [row.record.stage for row in table.rows] == STAGES
    assert Job.objects.count() == len(STAGES)
