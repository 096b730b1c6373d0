"""The bank's file, what came of it, and the money that no KID explains."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from assignments.forms_payments import BankFileForm, InvoiceChoiceForm
from assignments.import_bank_file import import_bank_file
from assignments.invoice_balance import with_balance
from assignments.likely_invoices import likeliest, likely_invoices
from assignments.models import BankFile, Invoice, UnknownPayment
from assignments.tables_payments import PaymentTable, UnknownTable
from assignments.unknown_payments import bring_back, put_on_invoice, set_aside
from assignments.views.payments import PAYERS, listed_payments
from bikuben import clock
from bikuben.models import Project
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import for_roles
from bikuben.views.refusing import refuse_in_form

SHOWN_FILES = 8


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def import_payments(request: HttpRequest) -> HttpResponse:
    """Take in a file. Everything in it can be undone afterwards, so there is no page in between."""
    form = BankFileForm(request.POST, request.FILES) if request.method == "POST" else BankFileForm()
    if form.is_valid():
        try:
            found = import_bank_file(form.content(), by=request.user, now=clock.now(), today=clock.today())
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            if not found.is_new:
                messages.info(request, _("Denne fila er lest før. Ingenting er endret."))
            return redirect("assignments:bank_file", pk=found.bank_file.pk)
    project = Project.current()
    context = {
        "form": form,
        "has_account": bool(project and project.account_number),
        "files": BankFile.objects.all()[:SHOWN_FILES],
    }
    return render(request, "assignments/payments/import.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_safe
def bank_file(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of a file."""
    found = get_object_or_404(BankFile, pk=pk)
    keys = found.transactions.values("key")
    paid = listed_payments().filter(bank_key__in=keys)
    table = PaymentTable(paid, exclude=("number", "source"))
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    paid_too_much = with_balance(Invoice.objects.filter(pk__in=paid.values("invoice"))).filter(open__lt=0)
    context = {
        "file": found,
        "table": table,
        "waiting": found.unknown.filter(settled_by=None, set_aside_on=None).count(),
        "paid_too_much": paid_too_much,
    }
    return render(request, "assignments/payments/bank_file.html", context)


@for_roles(*PAYERS)
@require_safe
def unknown_payments(request: HttpRequest) -> HttpResponse:
    """Money that waits to be explained, and what was set aside."""
    open_ones = UnknownPayment.objects.filter(settled_by=None)
    waiting = UnknownTable(open_ones.filter(set_aside_on=None), prefix="w-")
    aside = UnknownTable(open_ones.filter(set_aside_on__isnull=False), prefix="a-", order_by="-date")
    for table in (waiting, aside):
        RequestConfig(request, paginate={"per_page": 30}).configure(table)
    waiting.about, aside.about = _("Venter"), _("Hører ikke hit")
    return render(request, "assignments/payments/unknown.html", {"waiting": waiting, "aside": aside})


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def unknown_payment(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which invoice unknown money is for."""
    unknown = get_object_or_404(UnknownPayment, pk=pk)
    invoices = likely_invoices(unknown)
    sent = request.POST if request.method == "POST" else None
    form = InvoiceChoiceForm(sent, invoices=invoices, likeliest=likeliest(unknown, invoices))
    if form.is_valid():
        invoice = get_object_or_404(Invoice, pk=form.cleaned_data["invoice"])
        try:
            put_on_invoice(unknown, invoice, by=request.user, now=clock.now(), today=clock.today())
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Ført på faktura %(number)s.") % {"number": invoice.full_number})
            return redirect("assignments:unknown_payments")
    context = {"form": form, "unknown": unknown, "taken": -unknown.amount if unknown.amount < 0 else None}
    return render(
        request, "assignments/payments/unknown_payment.html", context, status=422 if form.is_bound else 200
    )


@for_roles(*PAYERS)
@require_POST
@once
def set_payment_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """It has nothing to do with the invoices."""
    unknown = get_object_or_404(UnknownPayment, pk=pk)
    set_aside(unknown, by=request.user, now=clock.now(), today=clock.today())
    messages.success(request, _("Lagt til side. Du finner det igjen nederst på siden."))
    return redirect("assignments:unknown_payments")


@for_roles(*PAYERS)
@require_POST
@once
def bring_payment_back(request: HttpRequest, pk: int) -> HttpResponse:
    """It has, after all."""
    unknown = get_object_or_404(UnknownPayment, pk=pk)
    bring_back(unknown, by=request.user, now=clock.now(), today=clock.today())
    return redirect("assignments:unknown_payment", pk=pk)
