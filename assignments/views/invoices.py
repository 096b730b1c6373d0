"""Issued invoices: the list, one invoice, its file."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from assignments.documents.invoice_pdf import sales_pdf
from assignments.documents.sales_data import from_invoice
from assignments.filters_invoices import InvoiceFilter
from assignments.invoice_balance import InvoiceState, with_state
from assignments.models import Invoice, InvoiceLine
from assignments.tables_invoices import InvoiceTable
from bikuben import clock
from bikuben.roles import Role, for_roles

BILLERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*BILLERS)
@require_safe
def invoices(request: HttpRequest) -> HttpResponse:
    """Every invoice, newest first."""
    chosen = InvoiceFilter(request.GET, queryset=with_state(Invoice.objects.all(), clock.today()))
    table = InvoiceTable(chosen.qs)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    return render(request, "assignments/invoices/invoices.html", {"table": table, "filter": chosen})


@for_roles(*BILLERS)
@require_safe
def invoice(request: HttpRequest, pk: int) -> HttpResponse:
    """One invoice as it was printed, with what has become of it."""
    lines = InvoiceLine.objects.select_related("job", "credited_by__paper").order_by("position")
    found = get_object_or_404(
        with_state(Invoice.objects.all(), clock.today())
        .select_related("issued_by")
        .prefetch_related(
            Prefetch("lines", lines), "credit_notes", "payments__reversed_by", "reminders", "sendings"
        ),
        pk=pk,
    )
    context = {
        "invoice": found,
        "printed": from_invoice(found),
        "state": InvoiceState(found.state),
        "owed_back": -found.open,
        "may_credit": any(getattr(line, "credited_by", None) is None for line in found.lines.all()),
    }
    return render(request, "assignments/invoices/invoice.html", context)


@for_roles(*BILLERS)
@require_safe
def invoice_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The invoice as the client gets it."""
    found = get_object_or_404(Invoice.objects.prefetch_related("lines"), pk=pk)
    return sales_file(sales_pdf(from_invoice(found)), f"faktura-{found.full_number}.pdf")


def sales_file(pdf: bytes, name: str) -> HttpResponse:
    """The file, shown in the browser under a name that names nobody."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
