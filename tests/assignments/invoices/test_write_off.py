"""What is not to be billed: given away for a reason, or for nothing from the beginning."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments import job_stages
from assignments.billable import to_bill
from assignments.credit_invoice import credit_invoice
from assignments.invoice_draft import Draft
from assignments.invoice_todos import invoice_todos
from assignments.jobs import change_job
from assignments.models import Job
from bikuben.refusals import Refused
from payroll.cost_rows import rows_by_job
from payroll.read_costs import costs_of_year
from tests.assignments.invoices.world import APRIL_20, issue, make_done_job, make_seller
from tests.cast import NOW, TODAY, make_billed_job
from tests.payroll.costs.world import a_day, paid, worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def seller(clock, db) -> None:
    make_seller()


@pytest.fixture
def credited(supervisor) -> Job:
    """A delivered job whose two participant-days were invoiced and credited for goodwill."""
    job = make_done_job({APRIL_20: 2})
    invoice = issue(supervisor, Draft(job.client, job=job))
    credit_invoice(invoice, reason="Kulanse", by=supervisor, now=NOW, today=TODAY)
    job.refresh_from_db()
    return job


def left() -> list[tuple[str, int, Decimal]]:
    return [(one.job.title, one.count, one.total) for one in to_bill()]


def test_goodwill_is_closed_with_a_reason_and_never_asked_for_again(supervisor, credited) -> None:
    assert left() == [("Brette esker", 2, Decimal(400))]
    with pytest.raises(Refused) as refused:
        job_stages.close_job(credited, by=supervisor)
    assert refused.value.code == "unbilled"
    closed = job_stages.close_job(credited, write_off=True, reason=" Kulanse ", by=supervisor)
    assert (closed.stage, closed.unbilled_reason) == ("closed", "Kulanse")
    assert (left(), invoice_todos(TODAY)) == ([], [])


@pytest.mark.parametrize("reason", ["", "  ", "Gave \U0001f381", "a" * 201])
def test_it_asks_why(supervisor, credited, reason) -> None:
    with pytest.raises(Refused) as refused:
        job_stages.close_job(credited, write_off=True, reason=reason, by=supervisor)
    assert refused.value.field == "reason"
    assert left() == [("Brette esker", 2, Decimal(400))]


@pytest.mark.parametrize("way", ["reopen", "register"])
def test_taken_up_again_its_days_can_be_billed(supervisor, credited, way) -> None:
    closed = job_stages.close_job(credited, write_off=True, reason="Kulanse", by=supervisor)
    if way == "reopen":
        job_stages.reopen_job(closed, by=supervisor)
    else:
        names = ("title", "kind", "client", "estimate", "price", "starts_on", "ends_on")
        same = {name: getattr(closed, name) for name in names}
        change_job(closed, **same, is_active=True, by=supervisor)
    assert Job.objects.get().unbilled_reason == ""
    assert left() == [("Brette esker", 2, Decimal(400))]


def test_a_credit_note_frees_what_it_credits_of_a_job_that_was_given_away(supervisor) -> None:
    job = make_done_job({APRIL_20: 2, TODAY: 1})
    invoice = issue(supervisor, Draft(job.client, job=job, month=APRIL_20))
    job_stages.close_job(job, write_off=True, reason="Kulanse", by=supervisor)
    assert left() == []
    credit_invoice(invoice, reason="Feil", by=supervisor, now=NOW, today=TODAY)
    assert left() == [("Brette esker", 3, Decimal(600))]


def test_what_costs_nothing_is_never_to_be_billed(supervisor) -> None:
    job = make_done_job({APRIL_20: 2}, price=Decimal(0))
    assert (left(), invoice_todos(TODAY)) == ([], [])
    assert job_stages.close_job(job, by=supervisor).stage == "closed"
    make_done_job({APRIL_20: 1}, title="Billig", price=Decimal("0.50"))
    assert left() == [("Billig", 1, Decimal("0.50"))]


def test_the_costs_say_no_more_that_it_is_to_be_invoiced(supervisor) -> None:
    job = make_billed_job(stage="delivered")
    paid(worker(), a_day(job), by=supervisor)
    assert [row.to_invoice for row in rows_by_job(costs_of_year(2026))] == [200]
    job_stages.close_job(job, write_off=True, reason="Gave", by=supervisor)
    (row,) = rows_by_job(costs_of_year(2026))
    assert (row.to_invoice, row.invoiced, str(row.cost)) == (0, 0, "358.36")


def test_the_page_offers_it_beside_the_invoice(as_supervisor, as_accountant, post, credited) -> None:
    url, way = f"/jobs/{credited.pk}/", f"/jobs/{credited.pk}/write-off/"
    page = as_supervisor.get(url).content.decode()
    assert way in page
    assert "Skriv faktura" in page
    assert way not in as_accountant.get(url).content.decode()
    assert as_accountant.get(way).status_code == 403
    assert "Skriv hvorfor." in post(as_supervisor, way, reason="").content.decode()
    assert "kan ikke skrives ut" in post(as_supervisor, way, reason="Gave \U0001f381").content.decode()
    assert post(as_supervisor, way, reason="Kulanse").url == url
    assert "Kulanse" in as_supervisor.get(url).content.decode()
    assert post(as_supervisor, way, reason="Kulanse").status_code == 409
