"""Take an invoice back, whole or by line; the credit note and its file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assignments.credit_invoice import credit_invoice
from assignments.documents.invoice_pdf import sales_pdf
from assignments.documents.sales_data import from_credit_note
from assignments.forms_invoices import CreditForm
from assignments.invoice_balance import with_balance
from assignments.models import CreditNote, Invoice
from assignments.views.invoices import BILLERS, sales_file
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import for_roles
from bikuben.views.refusing import refuse_in_form


@for_roles(*BILLERS)
@require_http_methods(["GET", "POST"])
@once
def credit(request: HttpRequest, pk: int) -> HttpResponse:
    """Which lines, and why. All are chosen to begin with."""
    found = get_object_or_404(with_balance(Invoice.objects.all()), pk=pk)
    left = found.lines.filter(credited_by=None).order_by("position")
    if not left:
        raise Refused(_("Fakturaen er alt kreditert."), code="already_credited")
    form = CreditForm(request.POST if request.method == "POST" else None, lines=left)
    if form.is_valid():
        try:
            note = credit_invoice(
                found,
                lines=list(form.cleaned_data["lines"]),
                reason=form.cleaned_data["reason"],
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Kreditnotaen er skrevet."))
            return redirect("assignments:credit_note", pk=note.pk)
    chosen = set(form["lines"].value() or ())
    lines = [(line, line.pk in chosen or str(line.pk) in chosen) for line in left]
    context = {"form": form, "invoice": found, "lines": lines}
    return render(request, "assignments/invoices/credit.html", context, status=422 if form.errors else 200)


@for_roles(*BILLERS)
@require_safe
def credit_note(request: HttpRequest, pk: int) -> HttpResponse:
    """One credit note as it was printed."""
    found = _credit_note(pk)
    context = {"note": found, "printed": from_credit_note(found)}
    return render(request, "assignments/invoices/credit_note.html", context)


@for_roles(*BILLERS)
@require_safe
def credit_note_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The credit note as the client gets it."""
    found = _credit_note(pk)
    return sales_file(sales_pdf(from_credit_note(found)), f"kreditnota-{found.full_number}.pdf")


def _credit_note(pk: int) -> CreditNote:
    notes = CreditNote.objects.select_related("invoice", "issued_by").prefetch_related("lines")
    return get_object_or_404(notes, pk=pk)
