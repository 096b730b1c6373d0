"""A job's way from the first question to the money, button by button."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from assignments import job_stages
from assignments.jobs import add_job, change_job
from assignments.models import Attendance, AttendanceState, BilledDay, DayState, Job, LostReason
from assignments.shifts import add_shift, move_shift, start_work
from bikuben.once import new_token
from bikuben.refusals import Refused
from tests.cast import NOW, make_billed_job, make_job, make_participant, make_work_day
from tests.payroll.paying import finished_shift


def test_it_walks_the_whole_way_by_its_buttons(as_supervisor, post, project, supervisor) -> None:
    job = make_job(stage="inquiry")
    seen = []
    for step in ("agree", "start", "deliver", "close"):
        assert post(as_supervisor, f"/jobs/{job.pk}/{step}/").url == f"/jobs/{job.pk}/"
        job.refresh_from_db()
        seen.append((job.stage, job.is_active))
    assert seen == [("agreed", True), ("under_way", True), ("delivered", False), ("closed", False)]
    assert [one.stage for one in job.history.order_by("history_id")] == [
        "inquiry",
        "agreed",
        "under_way",
        "delivered",
        "closed",
    ]
    assert job.history.first().history_user == supervisor


def test_the_way_back(supervisor) -> None:
    job = make_job(stage="closed")
    for step, stage in (
        (job_stages.reopen_job, "under_way"),
        (job_stages.put_off_job, "agreed"),
        (job_stages.unagree_job, "inquiry"),
    ):
        assert step(job, by=supervisor).stage == stage


@pytest.mark.parametrize(
    ("stage", "step"),
    [
        ("inquiry", "deliver"),
        ("agreed", "close"),
        ("delivered", "agree"),
        ("inquiry", "reopen"),
        ("lost", "start"),
    ],
)
def test_it_refuses_a_step_from_a_page_that_is_stale(as_supervisor, post, project, stage, step) -> None:
    job = make_job(stage=stage, lost_reason="other" if stage == "lost" else "")
    assert post(as_supervisor, f"/jobs/{job.pk}/{step}/").status_code == 409
    assert Job.objects.get().stage == stage


def test_the_same_touch_twice_is_one_step(as_supervisor, project) -> None:
    job = make_job(stage="inquiry")
    token = new_token()
    for _ in range(2):
        assert as_supervisor.post(f"/jobs/{job.pk}/agree/", {"once": token}).status_code == 302
    assert job.history.count() == 2


def test_a_lost_job_says_why_and_can_be_taken_up_again(as_supervisor, post, project) -> None:
    job = make_job(stage="inquiry")
    url = f"/jobs/{job.pk}/lose/"
    for reason in ("", "stolen"):
        page = post(as_supervisor, url, reason=reason)
        assert page.status_code == 422
    assert "Velg hvorfor det ikke ble noe av." in post(as_supervisor, url).content.decode()
    assert post(as_supervisor, url, reason=LostReason.PRICE).status_code == 302
    assert "Prisen" in as_supervisor.get(f"/jobs/{job.pk}/").content.decode()
    post(as_supervisor, f"/jobs/{job.pk}/reopen/")
    job.refresh_from_db()
    assert (job.stage, job.lost_reason) == ("inquiry", "")


def test_work_once_begun_is_not_lost(supervisor) -> None:
    with pytest.raises(Refused, match="i gang"):
        job_stages.lose_job(make_job(stage="under_way"), LostReason.PRICE, by=supervisor)


def test_it_is_under_way_with_its_first_shift(supervisor) -> None:
    job = make_job(stage="agreed")
    day = make_work_day(main_job=job, state=DayState.DRAWN)
    _with_place(day)
    start_work(day, by=supervisor, now=NOW)
    job.refresh_from_db()
    assert (job.stage, job.history.first().history_user) == ("under_way", supervisor)
    with pytest.raises(Refused, match="alt arbeidet"):
        job_stages.put_off_job(job, by=supervisor)


def test_a_second_job_and_another_job_begin_too(supervisor) -> None:
    second, third = make_job(title="To", stage="agreed"), make_job(title="Tre", stage="agreed")
    day = make_work_day(main_job=make_job(), state=DayState.DRAWN)
    one = _with_place(day)
    (shift,) = start_work(day, by=supervisor, now=NOW)
    add_shift(one, second, starts_at=time(12), ends_at=time(13), by=supervisor, now=NOW)
    move_shift(shift, third, by=supervisor, now=NOW)
    assert {job.stage for job in Job.objects.filter(title__in=("To", "Tre"))} == {"under_way"}


def test_it_is_not_closed_with_days_on_no_invoice(supervisor, billed_line) -> None:
    job = make_billed_job(stage="delivered")
    shift = finished_shift(make_participant(), make_work_day(main_job=job, state="closed"), job=job)
    with pytest.raises(Refused, match="faktura"):
        job_stages.close_job(job, by=supervisor)
    BilledDay.objects.create(participant=shift.participant, work_day=shift.work_day, line=billed_line)
    assert job_stages.close_job(job, by=supervisor).stage == "closed"


def test_what_is_given_away_is_closed_without_an_invoice(supervisor) -> None:
    job = make_billed_job(stage="delivered", price=Decimal(0))
    finished_shift(make_participant(), make_work_day(main_job=job, state="closed"), job=job)
    assert job_stages.close_job(job, by=supervisor).stage == "closed"


def test_a_job_begins_as_a_question_or_as_agreed(supervisor) -> None:
    assert add_job(title="Esker", kind="internal", by=supervisor).stage == "agreed"
    assert not add_job(title="Esker", kind="internal", stage="inquiry", by=supervisor).is_active
    with pytest.raises(Refused, match="begynner"):
        add_job(title="Esker", kind="internal", stage="closed", by=supervisor)


@pytest.mark.parametrize(
    ("make", "is_active", "stage"),
    [
        (make_job, False, "closed"),
        (make_billed_job, False, "delivered"),
        (make_job, None, "under_way"),
        (make_job, True, "under_way"),
    ],
)
def test_it_is_over_where_the_register_says_so(supervisor, make, is_active, stage) -> None:
    job = make(stage="under_way", quantity="400")
    assert _change(job, supervisor, is_active=is_active).stage == stage
    assert _change(job, supervisor, is_active=True).stage == "under_way"
    assert Job.objects.get().quantity == "400"


def test_the_database_refuses_a_job_that_is_over_and_goes_on(job) -> None:
    for wrong in ({"is_active": False}, {"stage": "delivered"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Job.objects.update(**wrong)


def _change(job: Job, by: Any, **fields: Any) -> Job:
    names = ("title", "kind", "client", "estimate", "price", "starts_on", "ends_on")
    same = {name: getattr(job, name) for name in names}
    return change_job(job, **same, **fields, by=by)


def _with_place(day: Any) -> Attendance:
    return Attendance.objects.create(
        work_day=day,
        participant=make_participant(),
        ticket=1,
        state=AttendanceState.PLACE,
        arrived_at=NOW,
    )
