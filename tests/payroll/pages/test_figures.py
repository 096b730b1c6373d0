"""Figures without names."""

from __future__ import annotations

from datetime import date

import pytest

from assignments.models import CancelReason, DayState
from payroll.figures import year_figures
from payroll.issue_pay_slips import issue_pay_slips
from payroll.reverse_pay_slip import reverse_pay_slip
from tests.cast import NOW, TODAY, make_work_day
from tests.payroll.pages.paths import text_of
from tests.payroll.paying import finished_shift, someone_done, working_day

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world(clock, project, supervisor) -> None:
    """Two women on 4 May, one of them with two shifts on 6 May too; one day cancelled."""
    day = working_day()
    one, _other = someone_done(day), someone_done(day)
    later = working_day(date(2026, 5, 6), main_job=day.main_job)
    finished_shift(one, later)
    make_work_day(date(2026, 5, 8), state=DayState.CANCELLED, cancel_reason=CancelReason.NO_JOBS)
    slips = issue_pay_slips(day, by=supervisor, now=NOW, today=TODAY).slips
    reverse_pay_slip(slips[1], reason="Feil", money_came_back=None, by=supervisor, now=NOW, today=TODAY)


def test_days_people_and_kroner_are_counted() -> None:
    found = year_figures(2026)
    (may,) = found.months
    assert (may.days_held, may.days_cancelled, may.participant_days, may.people) == (2, 1, 3, 2)
    assert (may.net, may.gross, may.withholding, may.holiday_base) == (200, 266, 66, 266)
    assert str(may.contribution) == "37.51"
    assert found.cancelled == [("mangler oppdrag", 1)]


def test_the_reader_reads_them(as_reader) -> None:
    page = text_of(as_reader.get("/figures/?year=2026"))
    assert "37,51" in page
    assert "Mangler oppdrag" in page
    assert "Hittil i år" in page


@pytest.mark.parametrize("year", ["9999", "x", "-1", "2026'", "1900", ""])
def test_a_strange_year_is_this_year(year, as_reader) -> None:
    assert "Tall for 2026" in text_of(as_reader.get("/figures/", {"year": year}))


def test_another_year_is_its_own(as_reader) -> None:
    assert "Ingen tall for dette året." in text_of(as_reader.get("/figures/?year=2025"))


def test_the_page_asks_as_often_for_many_days_as_for_few(supervisor, queries_of, as_reader) -> None:
    few = queries_of("/figures/")
    for number in range(10, 20):
        someone_done(working_day(date(2026, 6, number)))
    assert queries_of("/figures/") == few
