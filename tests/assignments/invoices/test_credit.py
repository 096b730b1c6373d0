"""A credit note (kreditnota) takes an invoice back, whole or by line. BOKF §5-2-7."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.credit_invoice import credit_invoice
from assignments.documents.sales_data import from_credit_note
from assignments.invoice_balance import with_state
from assignments.invoice_draft import Draft, ExtraLine
from assignments.models import BilledDay, CreditNote, Invoice, Job
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.invoices.world import (
    APRIL_20,
    APRIL_27,
    BEADS,
    charge_vat,
    issue,
    make_client,
    make_done_job,
    make_seller,
)
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(supervisor) -> dict:
    make_seller()
    return {"by": supervisor, "now": NOW, "today": TODAY}


@pytest.fixture
def invoice(about) -> Invoice:
    job = make_done_job({APRIL_20: 3, APRIL_27: 2})
    return issue(about["by"], Draft(job.client, job=job, extra_lines=(BEADS,)))


def credit(
    invoice: Invoice, about: dict, positions: tuple[int, ...] | None = None, reason: str = "Feil"
) -> CreditNote:
    lines = None if positions is None else invoice.lines.filter(position__in=positions)
    return credit_invoice(invoice, lines=lines, reason=reason, **about)


def test_the_whole_invoice_comes_to_zero(invoice, about) -> None:
    note = credit(invoice, about)
    assert (note.full_number, note.net, note.vat, note.total) == (
        "2026-0001",
        Decimal("1149.70"),
        0,
        note.net,
    )
    (found,) = with_state(Invoice.objects.all(), TODAY)
    assert (found.credited, found.open, found.state) == (invoice.total, 0, "credited")
    assert list(verify_papers()) == []


def test_it_refers_to_its_invoice_and_copies_both_parties(invoice, about) -> None:
    make_client(name="Ny", organisation_number=None)
    Job.objects.update(title="Noe annet")
    printed = from_credit_note(credit(invoice, about))
    assert (printed.credits, printed.credits_date, printed.reason) == ("2026-0001", TODAY, "Feil")
    assert (printed.buyer.name, printed.lines[0].description) == ("Perle & Co AS", "Brette esker")


def test_a_line_frees_its_days_and_they_are_billed_again(invoice, about) -> None:
    job = invoice.lines.first().job
    note = credit(invoice, about, (1,))
    assert (note.total, note.delivered_from, note.delivered_to) == (600, APRIL_20, APRIL_20)
    assert BilledDay.objects.count() == 2
    job.refresh_from_db()
    assert job.stage == "delivered"
    again = issue(about["by"], Draft(job.client, job=job))
    assert [(line.day, line.quantity) for line in again.lines.all()] == [(APRIL_20, 3)]
    job.refresh_from_db()
    assert job.stage == "invoiced"
    assert list(verify_papers()) == []


def test_a_closed_job_is_delivered_again(invoice, about) -> None:
    Job.objects.update(stage="closed")
    credit(invoice, about, (2,))
    assert Job.objects.get().stage == "delivered"


def test_an_extra_line_moves_no_job(invoice, about) -> None:
    credit(invoice, about, (3,))
    assert Job.objects.get().stage == "invoiced"
    assert BilledDay.objects.count() == 5


def test_a_line_is_credited_once(invoice, about) -> None:
    credit(invoice, about, (1,))
    with pytest.raises(Refused) as refused:
        credit(invoice, about, (1, 2))
    assert refused.value.code == "already_credited"
    assert credit(invoice, about).lines.count() == 2
    with pytest.raises(Refused, match="alt kreditert"):
        credit(invoice, about)
    assert CreditNote.objects.count() == 2


def test_it_asks_why_and_what(invoice, about) -> None:
    for positions, reason, code in ((None, "  ", "no_reason"), ((), "Feil", "no_lines")):
        with pytest.raises(Refused) as refused:
            credit(invoice, about, positions, reason)
        assert refused.value.code == code
    other = issue(about["by"], Draft(invoice.client, extra_lines=(BEADS,)))
    with pytest.raises(Refused) as refused:
        credit_invoice(invoice, lines=list(other.lines.all()), reason="Feil", **about)
    assert refused.value.code == "other_invoice"
    assert not CreditNote.objects.exists()


def test_vat_of_several_notes_adds_up_to_the_invoices(about) -> None:
    """Three lines of 1,10 kr at 15 %: 0,495 kr, rounded once 0,50 kr; one by one 0,17 kr thrice, 0,51 kr."""
    charge_vat("15.0")
    line = ExtraLine("Bånd", Decimal(1), Decimal("1.10"))
    invoice = issue(about["by"], Draft(make_client(), extra_lines=(line, line, line)))
    assert (invoice.net, invoice.vat) == (Decimal("3.30"), Decimal("0.50"))
    notes = [credit(invoice, about, (position,)) for position in (1, 2, 3)]
    assert [note.vat for note in notes] == [Decimal("0.17"), Decimal("0.16"), Decimal("0.17")]
    assert sum(note.total for note in notes) == invoice.total
    assert [from_credit_note(note).vat_sums[0].vat for note in notes] == [note.vat for note in notes]
    assert list(verify_papers()) == []
