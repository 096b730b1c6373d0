"""An invoice of 600 kroner to Perle & Co AS, and a server that takes e-mail."""

from __future__ import annotations

import pytest

from assignments.credit_invoice import credit_invoice
from assignments.invoice_draft import Draft
from assignments.models import Client, CreditNote, Invoice
from bikuben.models import User
from tests.assignments.invoices.world import APRIL_20, issue, make_client, make_done_job, make_seller
from tests.cast import NOW, TODAY


@pytest.fixture(autouse=True)
def _mail_is_set_up(settings) -> None:
    settings.BIKUBEN_SENDS_MAIL = True


@pytest.fixture
def client(db: None) -> Client:
    return make_client(invoice_email="faktura@perle.example", email="post@perle.example")


@pytest.fixture
def invoice(client: Client, supervisor: User) -> Invoice:
    make_seller()
    job = make_done_job({APRIL_20: 3}, client=client)
    return issue(supervisor, Draft(client, job=job))


@pytest.fixture
def credit_note(invoice: Invoice, supervisor: User) -> CreditNote:
    lines = list(invoice.lines.all())
    return credit_invoice(invoice, lines=lines, reason="Feil antall", by=supervisor, now=NOW, today=TODAY)
