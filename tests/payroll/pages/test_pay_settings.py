"""What the employer decides about pay."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import FreeWeeksChoice, JobNet, NetRate, PayrollSettings
from payroll.unpaid import unpaid_days
from tests.cast import NOW, make_job
from tests.payroll.pages.paths import text_of
from tests.payroll.paying import someone_done, working_day

URL = "/pay-settings/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(clock, project) -> None:
    """The clock stands still."""


def test_a_day_is_worth_200_until_something_else_is_said(as_supervisor, post) -> None:
    assert "200 <span" in text_of(as_supervisor.get(URL))
    post(as_supervisor, URL, choice="net", net="250", valid_from="2026-05-01")
    assert NetRate.objects.get().net == 250
    assert "250 <span" in text_of(as_supervisor.get(URL))
    someone_done(working_day())
    assert unpaid_days()[0].net == 250


def test_the_same_date_again_replaces_what_was_said(as_supervisor, post) -> None:
    for net in ("250", "220"):
        post(as_supervisor, URL, choice="net", net=net, valid_from="2026-06-01")
    assert NetRate.objects.get().net == 220


@pytest.mark.parametrize(
    "sent",
    [
        {"net": "0", "valid_from": "2026-05-01"},
        {"net": "199,50", "valid_from": "2026-05-01"},
        {"net": "-200", "valid_from": "2026-05-01"},
        {"net": "200", "valid_from": "9999-01-01"},
        {"net": "200", "valid_from": "2026-02-30"},
        {"net": "200", "valid_from": ""},
        {"net": "", "valid_from": "2026-05-01"},
    ],
)
def test_an_impossible_net_or_date_is_told_at_its_field(sent, as_supervisor, post) -> None:
    answer = post(as_supervisor, URL, {"choice": "net", **sent})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in text_of(answer)
    assert not NetRate.objects.exists()


def test_a_job_has_a_net_of_its_own_until_it_is_emptied(as_accountant, post) -> None:
    job = make_job()
    post(as_accountant, URL, choice="job", job=job.pk, net="300")
    assert JobNet.objects.get().net == 300
    post(as_accountant, URL, choice="job", job=job.pk, net="")
    assert not JobNet.objects.exists()
    assert post(as_accountant, URL, choice="job", job="99", net="300").status_code == 422


def test_the_free_weeks_are_picked_among_the_lawful_ones(as_supervisor, post) -> None:
    post(as_supervisor, URL, choice="weeks", first_monday="2026-11-23")
    assert FreeWeeksChoice.objects.get().first_monday == date(2026, 11, 23)
    assert post(as_supervisor, URL, choice="weeks", first_monday="2026-12-07").status_code == 422
    post(as_supervisor, URL, choice="weeks", first_monday="")
    assert not FreeWeeksChoice.objects.exists()


def test_weeks_in_which_someone_is_paid_are_not_exchanged(as_supervisor, supervisor, post) -> None:
    post(as_supervisor, URL, choice="weeks", first_monday="2026-11-16")
    in_the_weeks = date(2026, 11, 18)
    day = working_day(in_the_weeks)
    issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=in_the_weeks)
    answer = post(as_supervisor, URL, choice="weeks", first_monday="2026-11-23")
    assert answer.status_code == 422
    assert "Da kan de ikke byttes." in text_of(answer)


def test_holiday_pay_is_10_2_or_12_percent_or_a_fee(as_supervisor, post) -> None:
    post(as_supervisor, URL, choice="holiday", is_fee="0", holiday_percent="12")
    assert PayrollSettings.current().holiday_percent == Decimal(12)
    assert post(as_supervisor, URL, choice="holiday", is_fee="0", holiday_percent="11").status_code == 422
    post(as_supervisor, URL, choice="holiday", is_fee="1", holiday_percent="10.2")
    assert PayrollSettings.current().is_fee
    page = text_of(as_supervisor.get(URL))
    assert re.search(r'<input[^>]*name="is_fee"[^>]*value="1"[^>]*checked', page)


def test_an_unknown_form_changes_nothing(as_supervisor, post) -> None:
    assert post(as_supervisor, URL, choice="other").status_code == 409
