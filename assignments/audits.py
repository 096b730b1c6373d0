"""What must agree between invoices, credit notes and claims, for `manage.py verify_papers`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Count, F, Q

from assignments.models import BilledDay, CreditNoteLine, Invoice, InvoiceLine, LineKind
from assignments.rules.credit import credit_totals
from assignments.rules.invoice import LineSum


def claims_and_lines_agree() -> Iterator[str]:
    """An uncredited line of days claims as many as it bills, on its own date; other lines claim none."""
    lines = InvoiceLine.objects.filter(kind=LineKind.PARTICIPANT_DAYS).select_related("paper")
    for line in lines.annotate(claims=Count("billed_days"), is_credited=Count("credited_by")):
        expected = Decimal(0) if line.is_credited else line.quantity
        if line.claims != expected:
            yield f"{line.paper}, line {line.position}: {line.claims} days are claimed, not {expected}"
    wrong = BilledDay.objects.filter(
        ~Q(work_day__date=F("line__day")) | ~Q(line__kind=LineKind.PARTICIPANT_DAYS)
    )
    for claim in wrong.select_related("line__paper"):
        yield f"{claim.line.paper}, line {claim.line.position}: the claimed day isn't the one it bills"


def credit_notes_and_invoices_agree() -> Iterator[str]:
    """A credited line is one of the note's own invoice, as it was; notes come to what their lines come to."""
    same = ("kind", "description", "quantity", "unit", "unit_price", "discount", "net", "vat_percent")
    wrong = CreditNoteLine.objects.exclude(
        paper__invoice=F("credits__paper"), **{name: F(f"credits__{name}") for name in same}
    )
    for line in wrong.select_related("paper"):
        yield f"{line.paper}, line {line.position}: not what it credits"
    invoices = Invoice.objects.exclude(credit_notes=None).prefetch_related("credit_notes__lines")
    for invoice in invoices:
        notes = list(invoice.credit_notes.all())
        lines = [LineSum(line.net, line.vat_percent) for note in notes for line in note.lines.all()]
        if credit_totals([], lines).total != sum(note.total for note in notes):
            yield f"{invoice}: the credit notes don't come to what their lines come to"
