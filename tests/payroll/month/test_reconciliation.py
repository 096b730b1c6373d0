"""Slips, cash, report and payments agree, or the difference is shown with the papers behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from payroll.deliver_report import deliver_report
from payroll.issue_pay_slips import issue_pay_slip
from payroll.mark_paid import mark_paid
from payroll.models import ExemptionsChoice, OfficialPaymentKind, PaidSlip, PaySlip, Settlement
from payroll.pay_out import pay_out
from payroll.reconciliation import ReconciledMonth, reconcile
from payroll.report_year import ReportYear
from payroll.reverse_pay_slip import reverse_pay_slip
from tests.cast import NOW
from tests.payroll.books.world import pay_official
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


def paid_day(by, day: date, people: int = 1) -> None:
    """Slips of 298 kroner gross, 98 withheld, 200 in the hand."""
    fill_box(by, 2000, today=day)
    held = working_day(day)
    for _person in range(people):
        slip = issue_pay_slip(someone_done(held, percent=33), held, by=by, now=NOW, today=day)
        pay_out(slip, by=by, now=NOW, today=day)


def pay_tax(amount: int, day: date, *, by, today: date) -> None:
    pay_official(OfficialPaymentKind.WITHHOLDING, amount, day, by=by, today=today)


def test_a_date_that_is_overdue_is_off_though_a_later_one_is_not_due(supervisor, project) -> None:
    """Of Wednesday 4 March 98 kr were due on the 5th; of Monday the 9th 98 kr are due on the 10th."""
    early = date(2026, 3, 4)
    paid_day(supervisor, early)
    paid_day(supervisor, PAID)
    month = march(PAID)
    assert (month.paid.is_off, month.paid.dates) == (True, ((early, -98),))
    mark_paid(OfficialPaymentKind.WITHHOLDING, early, by=supervisor, now=NOW, today=PAID)
    month = march(PAID)
    assert (month.paid.difference, month.paid.is_off) == (-98, False)  # the 9th's, not due yet


def test_too_much_on_one_date_and_too_little_on_another_do_not_cancel_out(
    supervisor, project, as_accountant: Browser
) -> None:
    early, later = date(2026, 3, 4), date(2026, 3, 12)
    paid_day(supervisor, early)
    paid_day(supervisor, PAID)
    pay_tax(120, early, by=supervisor, today=later)
    pay_tax(76, PAID, by=supervisor, today=later)
    month = march(later)
    assert (month.paid.ours, month.paid.theirs, month.paid.difference) == (196, 196, 0)
    assert (month.paid.is_off, month.paid.dates) == (True, ((early, 22), (PAID, -22)))
    page = as_accountant.get("/reconciliation/2026/").content.decode()
    assert "4. mars 2026 22" in page
    assert "9. mars 2026 −22" in page


def test_the_cash_is_the_movements_and_settlements_themselves(slips, supervisor) -> None:
    """What left the box stands on its side even where nothing says any longer that a slip was paid by it."""
    reverse_pay_slip(
        slips[0], reason="Feil dag", money_came_back=False, by=supervisor, now=NOW, today=date(2026, 4, 8)
    )
    month = march(date(2026, 4, 8))
    assert (month.cash.ours, month.cash.theirs) == (400, 400)  # settled by the new slip: no notes moved
    assert Settlement.objects.count() == 1
    PaidSlip.objects.filter(slip=slips[1]).delete()
    month = march(date(2026, 4, 8))
    assert (month.cash.theirs, month.open_slips) == (400, [slips[1]])


def test_a_slip_nobody_fetched_has_no_cash_behind_it(slips, supervisor) -> None:
    day = working_day(date(2026, 3, 16))
    slip = issue_pay_slip(someone_done(day, percent=33), day, by=supervisor, now=NOW, today=day.date)
    month = march(date(2026, 3, 16))
    assert (month.cash.ours, month.cash.theirs, month.open_slips) == (600, 400, [slip])


def test_the_gross_is_the_slips_own_and_not_what_the_report_would_tell(slips, monkeypatch) -> None:
    """Were the report to leave out what it must tell, the slips would say so."""
    told = ReportYear.report
    monkeypatch.setattr(
        ReportYear, "report", lambda self, month: replace(told(self, month), people=(), payouts=())
    )
    month = march(date(2026, 4, 8))
    assert (month.gross.ours, month.gross.theirs, month.gross.is_off) == (596, 596, False)


def test_what_the_small_pay_rule_leaves_out_is_no_difference(supervisor, project) -> None:
    """SFF §7-2-1: 298 kr each are under 10 000 kr in the year, so no income is told."""
    ExemptionsChoice.objects.create(year=2026, small_pay_rule=True)
    project.employment_form, project.sub_organisation_number = "fast", "318215693"
    project.save()
    paid_day(supervisor, PAID, people=2)
    deliver(supervisor, 1)
    month = march(date(2026, 4, 8))
    assert (month.sums["gross"], month.gross.ours, month.gross.theirs) == (596, 0, 0)
    assert not month.gross.is_off


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
