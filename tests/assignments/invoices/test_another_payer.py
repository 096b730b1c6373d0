"""A job that stands on an invoice keeps its client and its kind until the invoice is credited."""

from __future__ import annotations

from typing import Any

import pytest

from assignments.credit_invoice import credit_invoice
from assignments.invoice_draft import Draft
from assignments.jobs import change_job
from assignments.models import Client, Invoice, Job
from bikuben.models import User
from bikuben.refusals import Refused
from payroll.cost_rows import rows_by_client
from payroll.read_costs import costs_of_year
from tests.assignments.invoices.world import issue, make_client, make_done_job, make_seller
from tests.cast import NOW, TODAY, make_billed_job
from tests.payroll.costs.world import a_day, billed, paid, worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def seller(clock, db) -> None:
    make_seller()


@pytest.fixture
def invoice(supervisor) -> Invoice:
    job = make_done_job({TODAY: 2})
    return issue(supervisor, Draft(job.client, job=job))


@pytest.fixture
def other(invoice) -> Client:
    return make_client(name="En annen AS", organisation_number=None)


def change(job: Job, by: User, **fields: Any) -> Job:
    names = ("title", "kind", "client", "estimate", "price", "starts_on", "ends_on")
    return change_job(job, **{**{name: getattr(job, name) for name in names}, **fields}, by=by)


@pytest.mark.parametrize("field", ["client", "kind"])
def test_it_is_refused_until_the_invoice_is_credited(supervisor, invoice, other, field) -> None:
    job = Job.objects.get()
    fields = {"client": other} if field == "client" else {"kind": "internal"}
    with pytest.raises(Refused) as refused:
        change(job, supervisor, **fields)
    assert (refused.value.code, refused.value.field) == ("billed", field)
    assert Job.objects.get().client.name == "Perle & Co AS"
    assert change(job, supervisor, title="Lime esker").title == "Lime esker"
    credit_invoice(invoice, reason="Feil kunde", by=supervisor, now=NOW, today=TODAY)
    changed = change(Job.objects.get(), supervisor, **fields)
    assert changed.client == (other if field == "client" else None)


def test_a_job_on_no_invoice_gets_another_client(supervisor, other) -> None:
    assert change(make_billed_job(client=Client.objects.first()), supervisor, client=other).client == other


def test_the_200_kroner_stay_with_the_client_who_got_the_invoice(supervisor) -> None:
    job, other = make_billed_job(), make_client(name="En annen AS")
    woman, day = worker(), a_day(job)
    paid(woman, day, by=supervisor)
    billed(job, [woman], day, by=supervisor)
    with pytest.raises(Refused, match="Krediter fakturaen"):
        change(job, supervisor, client=other)
    rows = {row.name: row.invoiced for row in rows_by_client(costs_of_year(2026))}
    assert rows["Prøvekunden AS"] == 200
    assert "En annen AS" not in rows
