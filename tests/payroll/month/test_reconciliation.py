"""Slips, cash, report and payments agree, or the difference is shown with the papers behind it."""

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
from payroll.pay_out import pay_out
from payroll.reconciliation import ReconciledMonth, reconcile
from payroll.reverse_pay_slip import reverse_pay_slip
from tests.cast import NOW
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db

PAID, MARCH, APRIL_1 = date(2026, 3, 9), date(2026, 3, 1), date(2026, 4, 1)


@pytest.fixture
def slips(supervisor, project) -> list[PaySlip]:
    """Two slips of 298 kroner gross, 98 withheld, 200 in the hand; delivered and paid onward."""
    project.employment_form, project.sub_organisation_number = "fast", "318215693"
    project.save()
    fill_box(supervisor, today=PAID)
    day = working_day(PAID)
    found = []
    for _person in range(2):
        slip = issue_pay_slip(someone_done(day, percent=33), day, by=supervisor, now=NOW, today=PAID)
        pay_out(slip, by=supervisor, now=NOW, today=PAID)
        found.append(slip)
    mark_paid(OfficialPaymentKind.WITHHOLDING, PAID, by=supervisor, now=NOW, today=date(2026, 3, 10))
    deliver(supervisor, 1)
    return found


def deliver(by, number: int, today: date = APRIL_1) -> None:
    deliver_report(MARCH, message_id=str(UUID(int=number, version=4)), by=by, now=NOW, today=today)


def march(today: date) -> ReconciledMonth:
    (month,) = reconcile(2026, today=today).months
    return month


def test_all_agrees(slips) -> None:
    found = reconcile(2026, today=date(2026, 4, 8))
    (month,) = found.months
    assert found.off == 0
    assert [(one.ours, one.theirs) for one in month.compared] == [
        (400, 400),
        (596, 596),
        (196, 196),
        (84, 84),
        (196, 196),
        (0, 0),
    ]
    (term,) = found.terms
    assert (term.paid.ours, term.paid.theirs, term.paid.is_off) == (84, 0, False)  # due on 15 May


def test_a_reversal_after_delivery_is_off_until_it_is_corrected(slips, supervisor) -> None:
    reverse_pay_slip(
        slips[0], reason="Feil dag", money_came_back=True, by=supervisor, now=NOW, today=date(2026, 4, 8)
    )
    month = march(date(2026, 4, 8))
    assert (month.gross.difference, month.withheld.difference, month.contribution.difference) == (298, 98, 42)
    assert month.report.changes
    assert (month.paid.difference, month.paid.is_off) == (98, True)  # paid too much
    deliver(supervisor, 2, today=date(2026, 4, 8))
    month = march(date(2026, 4, 8))
    assert [one.is_off for one in month.compared] == [False, False, False, False, True, False]


def test_money_that_is_still_out_stands_with_its_slip(slips, supervisor) -> None:
    done = reverse_pay_slip(
        slips[0],
        reason="Feil dag",
        money_came_back=False,
        new_slip=False,
        by=supervisor,
        now=NOW,
        today=date(2026, 4, 8),
    )
    month = march(date(2026, 4, 8))
    assert (month.cash.ours, month.cash.theirs, month.cash.is_off) == (200, 400, True)
    assert month.open_slips == [done.reversal]


def test_what_is_not_due_yet_is_no_difference(supervisor, project) -> None:
    fill_box(supervisor, today=PAID)
    day = working_day(PAID)
    slip = issue_pay_slip(someone_done(day, percent=33), day, by=supervisor, now=NOW, today=PAID)
    pay_out(slip, by=supervisor, now=NOW, today=PAID)
    assert not march(PAID).is_off
    assert march(date(2026, 3, 11)).paid.is_off  # due on the 10th
    late = march(date(2026, 4, 8))
    assert (late.gross.is_off, late.gross.difference) == (True, -298)


def test_a_term_that_is_past_and_not_paid_is_off(slips, supervisor) -> None:
    (term,) = reconcile(2026, today=date(2026, 5, 16)).terms
    assert (term.paid.difference, term.paid.is_off) == (-84, True)
    mark_paid(OfficialPaymentKind.CONTRIBUTION, MARCH, by=supervisor, now=NOW, today=date(2026, 5, 16))
    (term,) = reconcile(2026, today=date(2026, 5, 16)).terms
    assert not term.paid.is_off


def test_the_page_says_so_and_leads_to_the_papers(slips, supervisor, as_accountant: Browser) -> None:
    page = as_accountant.get("/reconciliation/2026/").content.decode()
    assert "Alt stemmer." in page
    assert "1 måned stemmer" in page
    reverse_pay_slip(
        slips[0], reason="Feil dag", money_came_back=True, by=supervisor, now=NOW, today=date(2026, 5, 4)
    )
    page = as_accountant.get("/reconciliation/2026/").content.decode()
    assert "som ikke stemmer" in page
    assert '<a href="#m3">' in page
    assert 'id="m3" open' in page
    assert "1 måned stemmer" not in page
    assert 'href="/reports/2026-03/"' in page
    assert 'href="/slips/?year=2026&amp;month=3"' in page
    assert "Noe er endret etter at meldingen ble levert." in page


@pytest.mark.parametrize("year", ["2019", "2101", "0", "99999"])
def test_an_impossible_year_is_not_found(as_accountant: Browser, project, year: str) -> None:
    assert as_accountant.get(f"/reconciliation/{year}/").status_code == 404


def test_a_year_without_pay_says_so(as_accountant: Browser, project) -> None:
    assert "Ingenting er utbetalt i 2025." in as_accountant.get("/reconciliation/2025/").content.decode()


def test_it_asks_as_often_for_many_as_for_few(slips, supervisor) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            reconcile(2026, today=date(2026, 5, 4))
        return len(asked)

    few = queries()
    for number in (6, 7, 8):
        day = working_day(date(2026, 4, number))
        for _person in range(3):
            issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=day.date)
    assert queries() == few
