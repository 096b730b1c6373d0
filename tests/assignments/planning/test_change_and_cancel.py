"""A planned day changed, cancelled with a reason, and held after all."""

from __future__ import annotations

from typing import Any

import pytest

from assignments.models import DayState, WorkDay
from bikuben.once import new_token
from tests.cast import make_job

DAY = "/day/2026-05-04/"
DETAILS: dict[str, Any] = {"starts_at": "11:00", "ends_at": "14:00", "places": "8", "main_job": ""}


def test_it_changes_a_planned_day(as_supervisor, post, work_day) -> None:
    job = make_job(title="Sy puter")
    answer = post(as_supervisor, f"{DAY}change/", DETAILS, main_job=job.pk)
    assert (answer.status_code, answer.url) == (302, "/days/?when=2026-05")
    work_day.refresh_from_db()
    assert (work_day.places, work_day.main_job) == (8, job)
    assert f"{work_day.starts_at:%H:%M}" == "11:00"


def test_it_refuses_an_end_before_the_start(as_supervisor, post, project, work_day) -> None:
    page = post(as_supervisor, f"{DAY}change/", {**DETAILS, "ends_at": "10:00"})
    assert page.status_code == 422
    assert page.context["form"].errors == {"ends_at": ["Slutten må være etter starten."]}


@pytest.mark.parametrize("state", [DayState.DRAWN, DayState.WORKING, DayState.CLOSED])
def test_it_refuses_a_page_from_before_the_places_were_given(
    as_supervisor, post, project, work_day, state
) -> None:
    WorkDay.objects.update(state=state)
    assert post(as_supervisor, f"{DAY}change/", DETAILS).status_code == 409
    work_day.refresh_from_db()
    assert work_day.places == 10


def test_it_cancels_with_a_reason(as_supervisor, post, work_day) -> None:
    assert post(as_supervisor, f"{DAY}cancel/", reason="no_jobs").status_code == 302
    work_day.refresh_from_db()
    assert (work_day.state, work_day.cancel_reason) == ("cancelled", "no_jobs")


@pytest.mark.parametrize("reason", ["", "tired", "<script>"])
def test_it_cancels_for_no_other_reason(as_supervisor, post, project, work_day, reason) -> None:
    assert post(as_supervisor, f"{DAY}cancel/", reason=reason).status_code == 422
    work_day.refresh_from_db()
    assert work_day.state == "planned"


@pytest.mark.parametrize("state", [DayState.WORKING, DayState.CLOSED])
def test_it_never_cancels_a_day_that_was_worked(as_supervisor, post, project, work_day, state) -> None:
    WorkDay.objects.update(state=state)
    assert as_supervisor.get(f"{DAY}cancel/").status_code == 409
    assert post(as_supervisor, f"{DAY}cancel/", reason="illness").status_code == 409
    work_day.refresh_from_db()
    assert work_day.state == state


def test_it_holds_a_cancelled_day_after_all(as_supervisor, post, project, work_day) -> None:
    post(as_supervisor, f"{DAY}cancel/", reason="illness")
    assert "Hold dagen likevel" in as_supervisor.get(f"{DAY}cancel/").content.decode()
    assert post(as_supervisor, f"{DAY}reinstate/").status_code == 302
    work_day.refresh_from_db()
    assert (work_day.state, work_day.cancel_reason) == ("planned", "")


def test_it_does_the_same_form_once(as_supervisor, post, work_day) -> None:
    post(as_supervisor, f"{DAY}cancel/", reason="illness")
    token = new_token()
    answers = [as_supervisor.post(f"{DAY}reinstate/", {"once": token}).status_code for _ in range(2)]
    assert answers == [302, 302]


def test_it_reinstates_only_what_is_cancelled(as_supervisor, post, project, work_day) -> None:
    assert post(as_supervisor, f"{DAY}reinstate/").status_code == 409


@pytest.mark.parametrize("address", ["change/", "cancel/"])
def test_it_knows_no_day_on_another_date(as_supervisor, work_day, address) -> None:
    assert as_supervisor.get(f"/day/2026-05-05/{address}").status_code == 404
    assert as_supervisor.get(f"/day/2026-02-30/{address}").status_code == 404
