"""How far a job has come by its invoices: delivered, invoiced, and closed when all is paid."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.credit_invoice import credit_invoice
from assignments.invoice_draft import Draft, ExtraLine
from assignments.job_stages import deliver_job
from assignments.models import Invoice, Job
from assignments.register_payment import register_payment
from tests.assignments.invoices.world import APRIL_20, BEADS, MAY_1, issue, make_done_job, make_seller
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db
FIXED = ExtraLine("Fastpris", Decimal(1), Decimal(5000))


@pytest.fixture
def about(supervisor) -> dict:
    make_seller()
    return {"by": supervisor, "now": NOW, "today": TODAY}


def pay(invoice: Invoice, kroner: Decimal | int, about: dict) -> None:
    register_payment(invoice, Decimal(kroner), paid_on=TODAY, **about)


def stage() -> str:
    return Job.objects.get().stage


@pytest.mark.parametrize(("kroner", "reached"), [(0, "invoiced"), (399, "invoiced"), (400, "closed")])
def test_what_was_invoiced_under_way_is_closed_when_delivered_if_paid(about, kroner, reached) -> None:
    job = make_done_job({APRIL_20: 2}, stage="under_way", is_active=True)
    invoice = issue(about["by"], Draft(job.client, job=job))
    if kroner:
        pay(invoice, kroner, about)
    assert stage() == "under_way"
    assert deliver_job(job, by=about["by"]).stage == stage() == reached


def test_days_left_are_delivered_however_much_is_paid(about) -> None:
    job = make_done_job({APRIL_20: 2, MAY_1: 1}, stage="under_way", is_active=True)
    pay(issue(about["by"], Draft(job.client, job=job, month=APRIL_20)), 400, about)
    assert deliver_job(job, by=about["by"]).stage == "delivered"


@pytest.mark.parametrize(("kroner", "reached"), [("599.99", "invoiced"), ("600", "closed")])
def test_it_is_closed_when_the_rest_is_credited(about, kroner, reached) -> None:
    job = make_done_job({APRIL_20: 3})
    invoice = issue(about["by"], Draft(job.client, job=job, extra_lines=(BEADS,)))
    pay(invoice, Decimal(kroner), about)
    assert stage() == "invoiced"
    credit_invoice(invoice, lines=list(invoice.lines.filter(position=2)), reason="Feil", **about)
    assert stage() == reached


def test_a_fixed_price_is_invoiced_paid_and_closed(about) -> None:
    job = make_done_job({APRIL_20: 2}, price=Decimal(0))
    invoice = issue(about["by"], Draft(job.client, job=job, extra_lines=(FIXED,)))
    assert ([line.job for line in invoice.lines.all()], invoice.total, stage()) == ([job], 5000, "invoiced")
    pay(invoice, 5000, about)
    assert stage() == "closed"


def test_a_fixed_price_that_is_credited_is_to_be_invoiced_again(about) -> None:
    job = make_done_job({APRIL_20: 2}, price=Decimal(0))
    invoice = issue(about["by"], Draft(job.client, job=job, extra_lines=(FIXED,)))
    credit_invoice(invoice, reason="Feil", **about)
    assert stage() == "delivered"


def test_extra_lines_of_no_job_move_none(about) -> None:
    job = make_done_job({APRIL_20: 2}, price=Decimal(0))
    invoice = issue(about["by"], Draft(job.client, extra_lines=(FIXED,)))
    assert ([line.job for line in invoice.lines.all()], stage()) == ([None], "delivered")
