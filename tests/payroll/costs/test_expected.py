"""What to expect of a job before there is any pay, and a price that covers it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from assignments.models import Job
from payroll.expected_cost import ENOUGH, RestsOn, expected_cost
from payroll.models import JobNet
from tests.cast import TODAY, make_billed_job, make_job
from tests.payroll.costs.world import a_day, paid, worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world(clock, project) -> None:
    """A project that pays wages with holiday pay."""


@pytest.fixture
def inquiry(db) -> Job:
    return make_billed_job(title="Ny jobb")


def worked_days(job, count: int, *, by, percent: int = 30, from_: date = date(2026, 3, 2)) -> None:
    woman = worker(percent)
    for number in range(count):
        paid(woman, a_day(job, from_ + timedelta(days=number)), by=by)


def test_nothing_is_expected_where_nobody_has_been_paid(inquiry) -> None:
    assert expected_cost(inquiry, TODAY) is None


def test_a_job_without_pay_costs_what_the_years_days_have_cost(supervisor, inquiry) -> None:
    worked_days(make_job(), ENOUGH, by=supervisor)
    found = expected_cost(inquiry, TODAY)
    assert (found.rests_on, found.days) == (RestsOn.YEAR, 10)
    assert (str(found.cost.total), found.price) == ("358.36", 360)


def test_where_the_year_is_young_last_year_counts_too(supervisor, inquiry) -> None:
    job = make_job()
    paid(worker(0), a_day(job, date(2025, 11, 3)), by=supervisor)
    worked_days(job, 1, by=supervisor)
    found = expected_cost(inquiry, TODAY)
    # She had no card in 2025: 50 %, 399 gross. (501.70 + 358.36) / 2
    assert (found.rests_on, found.days) == (RestsOn.TWO_YEARS, 2)
    assert (str(found.cost.total), found.price) == ("430.03", 440)


def test_a_job_with_ten_days_has_a_price_of_its_own(supervisor, inquiry) -> None:
    worked_days(make_job(), 12, by=supervisor, percent=0)
    worked_days(inquiry, ENOUGH - 1, by=supervisor, from_=date(2026, 4, 1))
    assert expected_cost(inquiry, TODAY).rests_on == RestsOn.YEAR
    worked_days(inquiry, 1, by=supervisor, from_=date(2026, 4, 20))
    found = expected_cost(inquiry, TODAY)
    assert (found.rests_on, found.days, found.price) == (RestsOn.JOB, 10, 360)


def test_a_job_with_a_net_of_its_own_is_made_up_to_it(supervisor, inquiry) -> None:
    worked_days(make_job(), ENOUGH, by=supervisor)
    JobNet.objects.create(job=inquiry, net=Decimal(300))
    found = expected_cost(inquiry, TODAY)
    assert (found.cost.net, str(found.cost.total), found.price) == (300, "537.54", 540)
