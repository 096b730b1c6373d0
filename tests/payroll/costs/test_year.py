"""A year's costs: each slip on the job its day counts on, equal to the figures of the year."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from assignments.models import Job, JobKind
from payroll.choose_pay import choose_pay
from payroll.cost_rows import CostRow, rows_by_client, rows_by_job, rows_by_month
from payroll.figures import year_figures
from payroll.issue_pay_slips import issue_pay_slip
from payroll.read_costs import costs_of_job, costs_of_year
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.rules.cost import Cost
from payroll.supplement import issue_supplement
from tests.cast import NOW, TODAY, make_billed_job, make_job
from tests.payroll.costs.world import a_day, billed, credited, holiday_slip, paid, worked, worker
from tests.payroll.paying import finished_shift

pytestmark = pytest.mark.django_db
MAY_6 = date(2026, 5, 6)


@pytest.fixture(autouse=True)
def _world(clock, project) -> None:
    """A project that pays wages with holiday pay."""


@pytest.fixture
def esker(db) -> Job:
    return make_billed_job()


def of_job(job: Job, year: int = 2026) -> CostRow:
    return next(row for row in rows_by_job(costs_of_year(year)) if row.job == job.pk)


def assert_equal_to_the_figures(year: int = 2026) -> None:
    """What the page of the year's figures says, to the øre."""
    found, figures = costs_of_year(year), year_figures(year)
    cost = found.total.cost + found.holiday_paid
    assert cost.net == figures.total("net")
    assert cost.withholding == figures.total("withholding")
    assert cost.contribution == figures.total("contribution")
    assert cost.net + cost.withholding + cost.garnishment == figures.total("gross")
    assert found.total.days + found.unpaid - found.earlier == figures.total("participant_days")


def test_200_billed_against_358_36(supervisor, esker) -> None:
    woman, day = worker(30), a_day(esker)
    paid(woman, day, by=supervisor)
    billed(esker, [woman], day, by=supervisor)
    row = of_job(esker)
    assert (row.days, row.invoiced, row.to_invoice) == (1, 200, 0)
    assert (row.net, row.withholding, str(row.contribution)) == (200, 85, "40.19")
    assert (str(row.holiday), str(row.cost), str(row.gap)) == ("33.17", "358.36", "158.36")
    assert_equal_to_the_figures()


def test_what_is_not_invoiced_yet_counts_at_the_price_of_the_job(supervisor, esker) -> None:
    paid(worker(), a_day(esker), by=supervisor)
    row = of_job(esker)
    assert (row.invoiced, row.to_invoice, str(row.gap)) == (0, 200, "158.36")


def test_a_new_price_changes_nothing_on_an_invoice(supervisor, esker) -> None:
    one, other, day = worker(), worker(), a_day(esker)
    paid(one, day, by=supervisor)
    billed(esker, [one], day, by=supervisor)
    paid(other, day, by=supervisor)
    esker.price = Decimal(360)
    esker.save()
    row = of_job(esker)
    assert (row.invoiced, row.to_invoice) == (200, 360)


def test_a_discount_is_shared_and_what_is_extra_is_not_counted(supervisor, esker) -> None:
    people, day = [worker(), worker(), worker()], a_day(esker)
    for one in people:
        paid(one, day, by=supervisor)
    billed(esker, people, day, by=supervisor, discount=Decimal(50), extra=Decimal(120))
    assert of_job(esker).invoiced == 550


def test_what_is_credited_is_to_be_invoiced_again(supervisor, esker) -> None:
    woman, day = worker(), a_day(esker)
    paid(woman, day, by=supervisor)
    credited(billed(esker, [woman], day, by=supervisor), by=supervisor)
    row = of_job(esker)
    assert (row.invoiced, row.to_invoice) == (0, 200)


@pytest.mark.parametrize("kind", [JobKind.INTERNAL, JobKind.OWN_PRODUCTION])
def test_nobody_is_billed_for_our_own_work(kind, supervisor) -> None:
    job = make_job(kind=kind)
    paid(worker(0), a_day(job), by=supervisor)
    row = of_job(job)
    # 200 gross, 28.20 contribution, 20.40 holiday pay and 2.88 on it.
    assert (row.invoiced, row.to_invoice, str(row.gap)) == (0, 0, "251.48")


def test_two_jobs_on_one_day_are_one_day_on_the_first(supervisor, esker) -> None:
    other = make_job()
    woman, day = worker(), a_day(esker)
    finished_shift(woman, day, job=esker, start=time(10), end=time(11))
    finished_shift(woman, day, job=other, start=time(11), end=time(13))
    issue_pay_slip(woman, day, by=supervisor, now=NOW, today=TODAY)
    assert [(row.job, row.days) for row in rows_by_job(costs_of_year(2026))] == [(esker.pk, 1)]
    assert costs_of_job(other).total.days == 0
    assert costs_of_job(other).total.cost == Cost()


def test_a_supplement_costs_more_and_is_no_new_day(supervisor, esker) -> None:
    woman, day = worker(), a_day(esker)
    paid(woman, day, by=supervisor)
    issue_supplement(
        woman, day, net=Decimal(50), reason="Ble lenger", by=supervisor, now=NOW, today=date(2026, 6, 1)
    )
    row = of_job(esker)
    assert (row.days, row.net) == (1, 250)
    assert [(one.name, one.days, one.net) for one in rows_by_month(costs_of_year(2026))] == [
        ("mai", 1, 200),
        ("juni", 0, 50),
    ]
    assert_equal_to_the_figures()


def test_a_reversed_day_costs_nothing_and_waits(supervisor, esker) -> None:
    day = a_day(esker)
    slip = paid(worker(), day, by=supervisor)
    reverse_pay_slip(slip, reason="Feil", money_came_back=None, by=supervisor, now=NOW, today=TODAY)
    found = costs_of_year(2026)
    assert (found.total.days, found.total.cost.total, found.total.income, found.unpaid) == (0, 0, 0, 1)
    assert_equal_to_the_figures()


def test_a_day_not_paid_yet_is_told_apart(supervisor, esker) -> None:
    """Or it would look as if it had cost nothing."""
    day = a_day(esker)
    paid(worker(), day, by=supervisor)
    worked(worker(), day)
    found = costs_of_year(2026)
    assert (found.total.days, found.unpaid, str(found.total.gap)) == (1, 1, "158.36")
    assert_equal_to_the_figures()


def test_a_day_that_is_to_have_no_pay_counts(supervisor, esker) -> None:
    woman, day = worker(), a_day(esker)
    worked(woman, day)
    choose_pay(woman, day, net=Decimal(0), reason="Avtalt", by=supervisor, now=NOW)
    row = of_job(esker)
    assert (row.days, row.cost, row.to_invoice) == (1, 0, 200)


def test_a_day_paid_the_next_year_counts_there(supervisor, esker) -> None:
    """Kroner by the date of payout, as under the year's figures."""
    woman = worker()
    late = a_day(esker, date(2025, 12, 30))
    paid(woman, late, by=supervisor, today=date(2026, 1, 5))
    assert (costs_of_year(2025).total.days, costs_of_year(2025).unpaid) == (0, 1)
    found = costs_of_year(2026)
    assert (found.total.days, found.unpaid, found.earlier) == (1, 0, 1)
    assert_equal_to_the_figures(2025)
    assert_equal_to_the_figures(2026)


def test_a_clients_jobs_are_one_line(supervisor, esker) -> None:
    other = make_billed_job(title="Pakke", client=esker.client)
    paid(worker(), a_day(esker), by=supervisor)
    paid(worker(0), a_day(other, MAY_6), by=supervisor)
    paid(worker(0), a_day(make_job(), date(2026, 5, 7)), by=supervisor)
    rows = rows_by_client(costs_of_year(2026))
    assert [(row.name, row.days, str(row.cost)) for row in rows] == [
        ("For senteret", 1, "251.48"),
        ("Prøvekunden AS", 2, "609.84"),
    ]


def test_jobs_clients_and_months_add_up_to_the_same(supervisor, esker) -> None:
    internal = make_job()
    for number, job in enumerate([esker, internal, esker], start=1):
        day = a_day(job, date(2026, 4 + number, 4))
        people = [worker(percent) for percent in (0, 30, 50)]
        for one in people:
            paid(one, day, by=supervisor)
        if job == esker and number == 1:
            billed(job, people[:2], day, by=supervisor, discount=Decimal("0.01"))
    found = costs_of_year(2026)
    for rows in (rows_by_job(found), rows_by_client(found), rows_by_month(found)):
        assert sum(row.days for row in rows) == found.total.days == 9
        assert sum(row.cost for row in rows) == found.total.cost.total
        assert sum(row.invoiced for row in rows) == Decimal("399.99")
        assert sum(row.gap for row in rows) == found.total.gap
    assert costs_of_job(esker).total == of_job(esker).sums
    assert_equal_to_the_figures()


def test_holiday_pay_was_a_cost_when_it_was_earned(supervisor, esker) -> None:
    """Paid out the following year it is told apart, and not a cost once more."""
    slip = paid(worker(), a_day(esker), by=supervisor)
    before = costs_of_year(2026).total
    holiday_slip(slip, Decimal(500), by=supervisor)
    found = costs_of_year(2026)
    assert found.total == before
    assert found.holiday_paid == Cost(net=Decimal(500), contribution=Decimal("70.50"))
    assert_equal_to_the_figures()
