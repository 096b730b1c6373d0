"""The calendar, and days to come without a job."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assignments.days_without_job import days_without_job, give_days_a_job
from assignments.job_calendar import calendar_of
from assignments.models import DayState, WorkDay
from bikuben.refusals import Refused
from tests.cast import TODAY, make_billed_job, make_job, make_work_day

MAY_6, MAY_8, JUNE_26 = date(2026, 5, 6), date(2026, 5, 8), date(2026, 6, 26)


def test_days_without_a_job_are_marked_for_eight_weeks(db) -> None:
    job, over = make_job(), make_job(title="Over", stage="delivered")
    make_work_day(MAY_6)
    make_work_day(MAY_8, main_job=over)
    make_work_day(date(2026, 5, 11), main_job=job)
    make_work_day(date(2026, 5, 13), state=DayState.CANCELLED, cancel_reason="no_jobs")
    make_work_day(JUNE_26)
    make_work_day(JUNE_26 + timedelta(days=3))
    found = calendar_of(TODAY, today=TODAY)
    assert found.lacking == 3
    assert [week.lacking for week in found.ahead] == [2, 0, 0, 0, 0, 0, 0, 1]
    marked = [cell.date for week in found.weeks for cell in week.cells if cell.lacks_job]
    assert marked == [MAY_6, MAY_8]


def test_weeks_without_a_day_and_days_nobody_pays_for_are_told(as_supervisor, project) -> None:
    make_work_day(MAY_8, main_job=make_billed_job())
    make_work_day(date(2026, 5, 11), main_job=make_job())
    page = as_supervisor.get("/calendar/").content.decode()
    assert "1 dag er uten betalt oppdrag." in page
    assert "6 uker er ikke planlagt." in page


def test_a_day_that_has_been_lacks_nothing_any_more(db) -> None:
    make_work_day(TODAY - timedelta(days=1))
    make_work_day(TODAY - timedelta(days=3), state=DayState.CLOSED)
    found = calendar_of(TODAY, today=TODAY)
    assert not found.lacking
    assert not any(cell.lacks_job for week in found.weeks for cell in week.cells)


def test_jobs_lie_across_the_weeks_until_their_end_or_the_wish(db) -> None:
    make_job(title="Alltid")
    make_job(title="Med slutt", starts_on=date(2026, 4, 1), ends_on=MAY_6)
    make_job(title="Et ønske", stage="inquiry", wanted_by=MAY_8)
    make_job(title="Tapt", stage="lost", lost_reason="price", ends_on=MAY_8)
    make_job(title="I juli", starts_on=date(2026, 7, 1), ends_on=date(2026, 7, 3))
    make_job(title="Ønsket før det begynner", starts_on=MAY_8, wanted_by=MAY_6)
    weeks = calendar_of(TODAY, today=TODAY).weeks
    shown = [[(bar.job.title, bar.piece.before, bar.piece.days) for bar in week.bars] for week in weeks]
    assert shown[:3] == [
        [("Med slutt", 0, 7)],
        [("Med slutt", 0, 3), ("Ønsket før det begynner", 2, 1), ("Et ønske", 4, 1)],
        [],
    ]


def test_the_page_shows_them_and_leads_on(as_supervisor, project) -> None:
    make_work_day(MAY_6)
    make_work_day(MAY_8, main_job=make_billed_job())
    page = as_supervisor.get("/calendar/").content.decode()
    for text in (
        "Mai 2026",
        "1 dag de neste 8 ukene mangler oppdrag.",
        "/day/2026-05-06/change/",
        "Brette esker",
    ):
        assert text in page
    assert "?month=2026-04" in page
    assert "?month=2026-06" in page


def test_the_accountant_reads_it_and_the_reader_does_not(as_accountant, as_reader, project) -> None:
    make_work_day(MAY_6)
    page = as_accountant.get("/calendar/").content.decode()
    assert "mangler oppdrag" in page
    assert "/change/" not in page
    assert as_reader.get("/calendar/").status_code == 403


@pytest.mark.parametrize(
    "month", ["", "2026-13", "0000-00", "0000-01", "9999-12", "i år", "2026-05-04", "<b>"]
)
def test_a_month_that_is_none_is_this_month(as_supervisor, project, month) -> None:
    page = as_supervisor.get("/calendar/", {"month": month})
    assert (page.status_code, page.context["calendar"].month) == (200, date(2026, 5, 1))


@pytest.mark.parametrize("month", ["2010-01", "2100-12"])
def test_the_first_and_the_last_month_have_no_way_further(as_supervisor, project, month) -> None:
    page = as_supervisor.get("/calendar/", {"month": month})
    assert page.status_code == 200
    assert None in (page.context["before"], page.context["after"])


def test_days_get_a_job_from_its_page(as_supervisor, post, project) -> None:
    job = make_job(stage="agreed")
    make_work_day(MAY_6)
    make_work_day(MAY_8)
    page = as_supervisor.get(f"/jobs/{job.pk}/").content.decode()
    assert "ons 6. mai" in page
    assert 'form="give-days"' in page
    sent = {"days": ["2026-05-06", "2026-05-08"]}
    assert post(as_supervisor, f"/jobs/{job.pk}/days/", sent).status_code == 302
    assert {day.main_job for day in WorkDay.objects.all()} == {job}
    assert not days_without_job(TODAY, timedelta(weeks=8)).exists()


@pytest.mark.parametrize("sent", [[], ["2026-05-09"], ["x"], ["2026-05-06", "2026-05-08"]])
def test_a_day_that_cannot_be_given_changes_nothing(as_supervisor, post, project, sent) -> None:
    job, other = make_job(stage="agreed"), make_job(title="Et annet")
    make_work_day(MAY_6)
    make_work_day(MAY_8, main_job=other)
    page = post(as_supervisor, f"/jobs/{job.pk}/days/", {"days": sent})
    assert page.status_code == 422
    assert "bk-problem" in page.content.decode()
    assert not WorkDay.objects.filter(main_job=job).exists()


def test_a_job_that_is_not_agreed_gets_no_days(as_supervisor, post, project) -> None:
    job = make_job(stage="inquiry")
    make_work_day(MAY_6)
    assert post(as_supervisor, f"/jobs/{job.pk}/days/", {"days": ["2026-05-06"]}).status_code == 409


def test_a_day_taken_meanwhile_is_refused_with_the_others(supervisor) -> None:
    job, other = make_job(stage="agreed"), make_job(title="Et annet")
    make_work_day(MAY_6)
    make_work_day(MAY_8, main_job=other)
    with pytest.raises(Refused, match="i mellomtiden"):
        give_days_a_job(job, [MAY_6, MAY_8], by=supervisor, today=TODAY)
    assert not WorkDay.objects.filter(main_job=job).exists()
