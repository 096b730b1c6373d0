"""The month in three steps: what is next, and that nobody has to remember it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from payroll.deliver_report import deliver_report
from payroll.issue_pay_slips import issue_pay_slip
from payroll.mark_paid import mark_paid
from payroll.models import OfficialPaymentKind, PaySlip
from payroll.month_page import month_page
from payroll.pay_out import pay_out
from tests.cast import NOW
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db

PAID = date(2026, 3, 9)


@pytest.fixture
def slip(supervisor, project) -> PaySlip:
    """298 kroner gross, 98 withheld, paid on Monday 9 March 2026."""
    project.employment_form, project.sub_organisation_number = "fast", "318215693"
    project.save()
    fill_box(supervisor, today=PAID)
    day = working_day(PAID)
    slip = issue_pay_slip(someone_done(day, percent=33), day, by=supervisor, now=NOW, today=PAID)
    pay_out(slip, by=supervisor, now=NOW, today=PAID)
    return slip


def test_what_was_withheld_is_next_until_it_is_paid(slip, supervisor) -> None:
    page = month_page(date(2026, 3, 10))
    assert (page.withholding.count, page.withholding.amount, page.withholding.due) == (
        1,
        98,
        date(2026, 3, 10),
    )
    assert page.next_step == "pay"
    assert page.report.month == date(2026, 3, 1)  # still running
    mark_paid(OfficialPaymentKind.WITHHOLDING, PAID, by=supervisor, now=NOW, today=date(2026, 3, 10))
    page = month_page(date(2026, 3, 10))
    assert page.next_step == ""
    assert not page.is_all_done  # March is yet to be delivered, and 42 kroner to be paid


def test_then_the_report_and_then_the_contribution(slip, supervisor) -> None:
    mark_paid(OfficialPaymentKind.WITHHOLDING, PAID, by=supervisor, now=NOW, today=date(2026, 3, 10))
    page = month_page(date(2026, 4, 1))
    assert (page.next_step, page.report.month, page.report.due) == (
        "report",
        date(2026, 3, 1),
        date(2026, 4, 7),
    )
    deliver_report(
        date(2026, 3, 1),
        message_id=str(UUID(int=1, version=4)),
        by=supervisor,
        now=NOW,
        today=date(2026, 4, 1),
    )
    assert month_page(date(2026, 4, 1)).next_step == ""
    assert month_page(date(2026, 4, 1)).running.owed == 42  # 14.1 % of 298
    page = month_page(date(2026, 5, 1))
    assert (page.contribution.amount, page.contribution.due) == (42, date(2026, 5, 15))


def test_what_is_overdue_goes_first(slip) -> None:
    page = month_page(date(2026, 4, 6))
    assert page.withholding.is_overdue
    assert page.report.is_urgent
    assert page.next_step == "pay"


def test_the_page_leads_to_the_next_step(slip, as_accountant: Browser, clock) -> None:
    page = as_accountant.get("/month/").content.decode()
    assert "Betal det som er trukket" in page
    assert "over fristen" in page
    assert 'class="btn btn-primary" href="/owed/"' in page


def test_a_project_without_pay_has_nothing_to_do(as_supervisor: Browser, project) -> None:
    page = as_supervisor.get("/month/").content.decode()
    assert "Alt er betalt og levert." in page


def test_it_asks_as_often_for_many_slips_as_for_few(slip, supervisor) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            month_page(date(2026, 5, 4))
        return len(asked)

    few = queries()
    for number in (10, 11, 12):
        day = working_day(date(2026, 3, number))
        issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=day.date)
    assert queries() == few
