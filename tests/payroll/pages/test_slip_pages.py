"""The list of slips, one slip, and its file."""

from __future__ import annotations

import pytest

from assignments.models import WorkDay
from bikuben.models import ReadLog
from payroll.issue_pay_slips import issue_pay_slip, issue_pay_slips
from payroll.models import PaySlip
from payroll.pay_out import pay_out
from tests.cast import NOW, TODAY
from tests.paper_text import pages_of
from tests.payroll.pages.paths import text_of
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(clock, project, supervisor) -> WorkDay:
    """A day at work with money in the box."""
    fill_box(supervisor)
    return working_day()


def issued(day, by) -> PaySlip:
    return issue_pay_slip(someone_done(day), day, by=by, now=NOW, today=TODAY)


def test_a_slip_shows_the_figures_of_the_paper(day, supervisor, as_accountant) -> None:
    page = text_of(as_accountant.get(f"/slips/{issued(day, supervisor).pk}/"))
    for text in ("Kari Prøve 1", "266 kr", "66 kr av 266 kr", "Skatt 25 prosent", "37,51 kr", "ikke hentet"):
        assert text in page


def test_the_file_is_named_by_its_number_and_holds_the_right_figures(day, supervisor, as_accountant) -> None:
    slip = issued(day, supervisor)
    answer = as_accountant.get(f"/slips/{slip.pk}/slip.pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="lonnsslipp-2026-0001.pdf"'
    assert answer.headers["Cache-Control"] == "no-store, private"
    (page,) = pages_of(answer.content)
    assert "Skatt, 25 prosent av 266 kr" in page
    assert "Jeg har fått 200 kr." in page
    assert "Kari Prøve 1" in page


def test_who_looked_at_the_file_is_kept(day, supervisor, as_accountant, accountant) -> None:
    slip = issued(day, supervisor)
    as_accountant.get(f"/slips/{slip.pk}/slip.pdf")
    look = ReadLog.objects.get()
    assert (look.user, look.subject) == (accountant, slip.participant_id)


def test_the_list_is_filtered_by_month_and_by_where_a_slip_is(day, supervisor, as_supervisor) -> None:
    first, second = issued(day, supervisor), issued(day, supervisor)
    pay_out(first, by=supervisor, now=NOW, today=TODAY)
    assert first.full_number in text_of(as_supervisor.get("/slips/?year=2026&month=5"))
    assert first.full_number not in text_of(as_supervisor.get("/slips/?month=6"))
    waiting = text_of(as_supervisor.get("/slips/?status=not_fetched"))
    assert second.full_number in waiting
    assert first.full_number not in waiting
    assert first.full_number in text_of(as_supervisor.get("/slips/?status=paid"))


@pytest.mark.parametrize("query", ["year=9999", "month=13", "status=x", "page=99999", "sort=-nothing"])
def test_a_strange_filter_is_no_error(query, day, as_supervisor) -> None:
    assert as_supervisor.get(f"/slips/?{query}").status_code == 200


def test_the_list_asks_the_database_as_often_for_twelve_slips_as_for_two(day, supervisor, queries_of) -> None:
    issued(day, supervisor)
    pay_out(issued(day, supervisor), by=supervisor, now=NOW, today=TODAY)
    few = queries_of("/slips/")
    for _ in range(10):
        someone_done(day)
    issued_now = issue_pay_slips(day, by=supervisor, now=NOW, today=TODAY)
    for slip in issued_now.slips[:5]:
        pay_out(slip, by=supervisor, now=NOW, today=TODAY)
    assert queries_of("/slips/") == few


def test_a_slip_that_is_not_there_is_404(day, as_supervisor) -> None:
    for path in ("/slips/99/", "/slips/99/slip.pdf", "/slips/99/reverse/", "/day/2026-05-05/pay/"):
        assert as_supervisor.get(path).status_code == 404
