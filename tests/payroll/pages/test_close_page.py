"""The end of the day: what is left, the box, and what wasn't fetched."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assignments.models import DayState, ShiftOutcome, WorkDay
from payroll.models import PaySlip, SlipKind
from tests.cast import NOW, make_participant
from tests.payroll.pages.paths import CLOSE, COUNT, ISSUE, PAY, text_of
from tests.payroll.paying import fill_box, finished_shift, someone_done, working_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(clock, project, supervisor) -> WorkDay:
    """A day at work with 1 000 kroner in the box."""
    fill_box(supervisor, 1000)
    return working_day()


def state(day: WorkDay) -> str:
    return WorkDay.objects.get(pk=day.pk).state


def test_the_next_step_is_the_count_and_then_the_end(day, as_supervisor, post) -> None:
    someone_done(day)
    post(as_supervisor, ISSUE)
    post(as_supervisor, f"/slips/{PaySlip.objects.get().pk}/paid/")
    assert "Tell kassa" in text_of(as_supervisor.get(CLOSE))
    assert post(as_supervisor, COUNT, counted="800", counted_by="Anne").headers["Location"] == CLOSE
    assert post(as_supervisor, CLOSE).headers["Location"] == "/"
    assert state(day) == DayState.CLOSED
    assert "Dagen er avsluttet." in text_of(as_supervisor.get(CLOSE))


def test_an_uncounted_box_keeps_the_day_open(day, as_supervisor, post) -> None:
    answer = post(as_supervisor, CLOSE)
    assert (answer.status_code, state(day)) == (409, DayState.WORKING)
    assert "Tell kassa først." in text_of(answer)


def test_someone_at_work_keeps_the_day_open(day, as_supervisor, post) -> None:
    finished_shift(make_participant(), day, outcome=ShiftOutcome.WORKING)
    post(as_supervisor, COUNT, counted="1000", counted_by="Anne")
    answer = post(as_supervisor, CLOSE)
    assert (answer.status_code, state(day)) == (409, DayState.WORKING)
    assert "Noen er fortsatt i arbeid." in text_of(answer)


def test_what_was_not_fetched_waits_and_gets_the_date_she_comes(day, as_supervisor, post, clock) -> None:
    her = someone_done(day)
    post(as_supervisor, ISSUE)
    assert "Disse slippene tilbakeføres" in text_of(as_supervisor.get(CLOSE))
    post(as_supervisor, COUNT, counted="1000", counted_by="Anne")
    post(as_supervisor, CLOSE)
    assert PaySlip.objects.filter(kind=SlipKind.REVERSAL).count() == 1
    clock.set(NOW + timedelta(days=2))
    assert "1 person har lønn som venter fra før." in text_of(as_supervisor.get("/"))
    assert as_supervisor.get("/pay/").headers["Location"] == PAY
    post(as_supervisor, f"{PAY}{her.pk}/issue/")
    slip = PaySlip.objects.get(kind=SlipKind.DAY, reversed_by=None)
    assert (slip.date.isoformat(), slip.work_date.isoformat()) == ("2026-05-06", "2026-05-04")
    assert post(as_supervisor, f"/slips/{slip.pk}/paid/").status_code == 302


def test_pay_from_before_is_in_sight_on_the_next_days_page(day, as_supervisor, post, clock) -> None:
    her = someone_done(day)
    clock.set(NOW + timedelta(days=2))
    later = working_day(day.date + timedelta(days=2), main_job=day.main_job)
    page = text_of(as_supervisor.get(f"/day/{later.date}/pay/"))
    assert "Venter fra før" in page
    answer = post(as_supervisor, f"{PAY}{her.pk}/issue/", page=str(later.date))
    assert answer.headers["Location"] == f"/day/{later.date}/pay/#not-fetched"
    assert "Betalt og signert" in text_of(as_supervisor.get(f"/day/{later.date}/pay/"))


def test_a_slip_of_another_day_is_written_anew_when_she_comes(day, as_supervisor, post, clock) -> None:
    someone_done(day)
    post(as_supervisor, ISSUE)
    slip = PaySlip.objects.get()
    clock.set(NOW + timedelta(days=1))
    answer = post(as_supervisor, f"/slips/{slip.pk}/paid/")
    assert answer.status_code == 409
    assert "Slippen er fra en annen dag." in text_of(answer)
    assert post(as_supervisor, f"/slips/{slip.pk}/renew/").status_code == 302
    assert PaySlip.objects.get(kind=SlipKind.DAY, reversed_by=None).date.isoformat() == "2026-05-05"


def test_a_closed_day_is_not_closed_again(day, as_supervisor, post) -> None:
    post(as_supervisor, COUNT, counted="1000", counted_by="Anne")
    post(as_supervisor, CLOSE)
    assert post(as_supervisor, CLOSE).status_code == 409


def test_a_day_left_open_is_urgent_the_next_morning(day, as_supervisor, clock) -> None:
    clock.set(NOW + timedelta(days=1))
    page = text_of(as_supervisor.get("/"))
    assert "En tidligere dag er ikke avsluttet." in page
    assert "Kassa er ikke talt siden sist den ble brukt." in page
