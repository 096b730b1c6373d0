"""An invoice or a credit note as an EHF file to download."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from assignments.documents.ehf import ehf, ehf_name
from assignments.documents.sales_data import SalesDocument, from_credit_note, from_invoice
from assignments.models import CreditNote, Invoice
from assignments.views.invoices import BILLERS
from bikuben.roles import for_roles


@for_roles(*BILLERS)
@require_safe
def invoice_ehf(request: HttpRequest, pk: int) -> HttpResponse:
    """The invoice, whatever its client's channel."""
    found = get_object_or_404(Invoice.objects.prefetch_related("lines"), pk=pk)
    return _file(from_invoice(found))


@for_roles(*BILLERS)
@require_safe
def credit_note_ehf(request: HttpRequest, pk: int) -> HttpResponse:
    """The credit note, whatever its client's channel."""
    notes = CreditNote.objects.select_related("invoice").prefetch_related("lines")
    return _file(from_credit_note(get_object_or_404(notes, pk=pk)))


def _file(paper: SalesDocument) -> HttpResponse:
    """A file to keep, under a name that names nobody."""
    response = HttpResponse(ehf(paper), content_type="application/xml")
    response.headers["Content-Disposition"] = f'attachment; filename="{ehf_name(paper)}"'
    return response
