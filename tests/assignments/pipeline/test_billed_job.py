"""Which job a participant-day counts on, for one who was on two that day."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.billed_job import bill_as_usual, choose_billed_job
from assignments.billed_job_copy import billed_jobs
from assignments.erase_participant import erase_participant
from assignments.models import BilledDay, BillingChoice, Job, Shift
from assignments.participant_days import participant_days
from assignments.registers import listed_jobs
from bikuben.refusals import Refused
from tests.cast import NOW, TODAY, make_billed_job, make_job, make_participant, make_work_day
from tests.payroll.paying import finished_shift


@pytest.fixture
def two(db: None) -> tuple[Shift, Shift]:
    """She packed until noon and folded boxes for a client from then on."""
    return on_two_jobs(make_job(title="Pakke"), make_billed_job())


def on_two_jobs(first: Job, second: Job, day: date = TODAY) -> tuple[Shift, Shift]:
    work_day = make_work_day(day, main_job=first, state="working")
    person = make_participant()
    return (
        finished_shift(person, work_day, job=first, start=time(10), end=time(12)),
        finished_shift(person, work_day, job=second, start=time(12), end=time(13)),
    )


def counted() -> dict[str, int]:
    return {job.title: job.done for job in listed_jobs()}


def choose(shift: Shift, by: Any) -> BillingChoice:
    return choose_billed_job(shift.participant, shift.work_day, shift.job, by=by, now=NOW)


def test_it_is_the_job_of_her_first_shift(two) -> None:
    assert counted() == {"Pakke": 1, "Brette esker": 0}


def test_the_supervisor_chooses_and_takes_it_back(two, supervisor) -> None:
    _first, second = two
    choice = choose(second, supervisor)
    assert choice.history.first().history_user == supervisor
    assert counted() == {"Pakke": 0, "Brette esker": 1}
    bill_as_usual(second.participant, second.work_day, by=supervisor, now=NOW)
    assert counted() == {"Pakke": 1, "Brette esker": 0}
    assert [one.history_type for one in BillingChoice.history.order_by("history_id")] == ["+", "-"]


def test_another_choice_replaces_the_one_before(two, supervisor) -> None:
    for shift in reversed(two):
        choose(shift, supervisor)
    assert counted() == {"Pakke": 1, "Brette esker": 0}
    assert BillingChoice.objects.count() == 1


def test_one_day_is_one_participant_day_whatever_was_chosen(two, supervisor) -> None:
    choose(two[1], supervisor)
    on_two_jobs(two[0].job, two[1].job, date(2026, 5, 6))
    assert participant_days().count() == 2


@pytest.mark.parametrize("outcome", ["did_not_start", "working"])
def test_a_choice_of_a_job_that_she_did_not_do_counts_for_nothing(two, supervisor, outcome) -> None:
    choose(two[1], supervisor)
    Shift.objects.filter(pk=two[1].pk).update(outcome=outcome)
    assert counted() == {"Pakke": 1, "Brette esker": 0}


def test_it_refuses_a_job_that_is_not_hers_that_day(two, supervisor) -> None:
    with pytest.raises(Refused, match="ikke på det oppdraget"):
        choose_billed_job(
            two[0].participant, two[0].work_day, make_job(title="Et annet"), by=supervisor, now=NOW
        )
    Shift.objects.filter(pk=two[1].pk).update(outcome="did_not_start")
    with pytest.raises(Refused, match="ikke på det oppdraget"):
        choose(two[1], supervisor)


def test_it_refuses_a_day_that_is_billed(two, supervisor, billed_line) -> None:
    choose(two[1], supervisor)
    BilledDay.objects.create(participant=two[0].participant, work_day=two[0].work_day, line=billed_line)
    with pytest.raises(Refused, match="faktura"):
        choose(two[0], supervisor)
    with pytest.raises(Refused, match="faktura"):
        bill_as_usual(two[0].participant, two[0].work_day, by=supervisor, now=NOW)
    assert counted() == {"Pakke": 0, "Brette esker": 1}


def test_her_page_offers_the_jobs_of_the_day(as_supervisor, post, project, two) -> None:
    first, second = two
    url = f"/day/2026-05-04/work/{first.pk}/"
    page = as_supervisor.get(url).content.decode()
    assert "Dagsverket teller på" in page
    assert "Som vanlig</button>" not in page
    post(as_supervisor, f"{url}counts-on/", job=second.job_id)
    page = as_supervisor.get(url)
    assert page.context["counts_on"].now == second
    assert "Som vanlig</button>" in page.content.decode()
    post(as_supervisor, f"/day/2026-05-04/work/{first.pk}/counts-as-usual/")
    assert as_supervisor.get(url).context["counts_on"].now == first


def test_it_can_be_chosen_when_the_day_is_closed_and_paid(as_supervisor, post, project, two) -> None:
    type(two[0].work_day).objects.update(state="closed")
    Job.objects.filter(pk=two[1].job_id).update(stage="closed", is_active=False)
    url = f"/day/2026-05-04/work/{two[0].pk}/counts-on/"
    assert post(as_supervisor, url, job=two[1].job_id).status_code == 302
    assert BillingChoice.objects.get().job == two[1].job


@pytest.mark.parametrize("sent", ["", "x", "4711"])
def test_a_touch_on_no_job_of_hers_changes_nothing(as_supervisor, post, project, two, sent) -> None:
    url = f"/day/2026-05-04/work/{two[0].pk}/counts-on/"
    assert post(as_supervisor, url, job=sent).status_code == 409
    assert post(as_supervisor, url, job=make_job(title="Et annet").pk).status_code == 409
    assert not BillingChoice.objects.exists()


def test_one_job_is_nothing_to_choose_among(as_supervisor, project, job) -> None:
    shift = finished_shift(make_participant(), make_work_day(main_job=job, state="working"), job=job)
    page = as_supervisor.get(f"/day/2026-05-04/work/{shift.pk}/")
    assert page.context["counts_on"] is None


def test_only_the_supervisor_chooses(as_accountant, as_reader, post, project, two) -> None:
    for browser in (as_accountant, as_reader):
        assert post(browser, f"/day/2026-05-04/work/{two[1].pk}/counts-on/").status_code == 403
    assert not BillingChoice.objects.exists()


def test_it_stands_in_her_copy(two, supervisor) -> None:
    her = two[0].participant
    assert billed_jobs(her) == []
    choose(two[1], supervisor)
    bill_as_usual(her, two[0].work_day, by=supervisor, now=NOW)
    (section,) = billed_jobs(her)
    assert [row[1:] for row in section.rows] == [
        ("04.05.2026", "Brette esker", "tatt tilbake"),
        ("04.05.2026", "Brette esker", "valgt"),
    ]


def test_erased_what_her_days_count_on_stays_and_who_chose_it_goes(two, supervisor, settings) -> None:
    settings.ERASURE_CHECKS = []
    choose(two[1], supervisor)
    her = two[0].participant
    type(her).objects.filter(pk=her.pk).update(ended_on=TODAY, end_reason="moved")
    later = date(2031, 1, 2)
    erase_participant(her, by=supervisor, now=NOW.replace(year=2031), today=later)
    assert counted() == {"Pakke": 0, "Brette esker": 1}
    assert not BillingChoice.history.exists()


def test_it_asks_as_often_for_one_choice_as_for_many(two, supervisor) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            counted()
        return len(found)

    choose(two[1], supervisor)
    few = queries()
    for number in range(5, 12):
        choose(on_two_jobs(two[0].job, two[1].job, date(2026, 5, number))[1], supervisor)
    assert queries() == few == 1
    assert counted() == {"Pakke": 0, "Brette esker": 8}
