"""Whatever is typed in: the invoice adds up, prints, and its credit notes take back exactly what it asked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assignments.credit_invoice import credit_invoice
from assignments.documents.invoice_pdf import sales_pdf
from assignments.documents.sales_data import from_credit_note, from_invoice
from assignments.invoice_draft import Draft, ExtraLine, work_out
from assignments.models import Client, CreditNote, Invoice
from tests.assignments.invoices.world import APRIL_20, APRIL_27, charge_vat, issue, make_done_job, make_seller
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db

HUNDREDTHS = st.integers(1, 10_000).map(lambda count: Decimal(count) / 100)
LINES = st.lists(
    st.builds(
        ExtraLine,
        description=st.sampled_from(["Perler", "Frakt til Ås", "Bånd og esker " * 12]),
        quantity=HUNDREDTHS,
        unit_price=HUNDREDTHS,
        unit=st.sampled_from(["", "stk", "kvadratmeter"]),
        discount=st.just(Decimal(0)),
    ),
    max_size=12,
)
PERCENTS = st.sampled_from(["0", "11.1", "15.0", "25.0"])


@pytest.fixture
def client(db, supervisor) -> Client:
    make_seller()
    return make_done_job({APRIL_20: 3, APRIL_27: 1}, price=Decimal("233.33")).client


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES, percent=PERCENTS, notes=st.lists(st.integers(0, 2), min_size=14, max_size=14))
def test_every_invoice_less_its_credit_notes_is_zero(lines, percent, notes, client, supervisor) -> None:
    with transaction.atomic():
        if percent != "0":
            charge_vat(percent)
        draft = Draft(client, extra_lines=tuple(lines))
        seen = work_out(draft, today=TODAY)
        invoice = Invoice.objects.get(pk=issue(supervisor, draft).pk)
        assert (invoice.net, invoice.vat, invoice.total) == (
            seen.totals.net,
            seen.totals.vat,
            seen.totals.total,
        )
        assert sales_pdf(from_invoice(invoice)).startswith(b"%PDF")
        for number in range(3):
            part = [line for line, note in zip(invoice.lines.all(), notes, strict=False) if note == number]
            if part:
                credit_invoice(invoice, lines=part, reason="Feil", by=supervisor, now=NOW, today=TODAY)
        issued = list(CreditNote.objects.all())
        assert sum(note.total for note in issued) == invoice.total
        assert sum(note.vat for note in issued) == invoice.vat
        for note in issued:
            assert sales_pdf(from_credit_note(note)).startswith(b"%PDF")
        transaction.set_rollback(True)
