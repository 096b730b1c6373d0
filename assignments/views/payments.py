"""Payments from clients: the list, one by hand, one taken back."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.forms_payments import PaymentForm, RefundForm
from assignments.invoice_balance import with_balance
from assignments.invoice_links import invoice_page
from assignments.models import ClientPayment, Invoice, PaymentSource, UnknownPayment
from assignments.register_payment import refund_client, refuse_reversed, register_payment, take_back_payment
from assignments.tables_payments import PaymentTable
from bikuben import clock
from bikuben.money import kroner
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_safe
def payments(request: HttpRequest) -> HttpResponse:
    """What clients have paid, newest first."""
    table = PaymentTable(listed_payments())
    RequestConfig(request, paginate={"per_page": 30}).configure(table)
    waiting = UnknownPayment.objects.filter(settled_by=None, set_aside_on=None).count()
    return render(request, "assignments/payments/payments.html", {"table": table, "waiting": waiting})


def listed_payments() -> QuerySet[ClientPayment]:
    """All payments with their invoices, and whether each `is_reversed`."""
    reversals = ClientPayment.objects.filter(reverses=OuterRef("pk"))
    return ClientPayment.objects.select_related("invoice").annotate(is_reversed=Exists(reversals))


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def pay(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a payment on an invoice by hand."""
    invoice = get_object_or_404(with_balance(Invoice.objects.all()), pk=pk)
    today = clock.today()
    initial = {"amount": invoice.open if invoice.open > 0 else None, "paid_on": today}
    form = PaymentForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        try:
            register_payment(
                invoice,
                data["amount"],
                paid_on=data["paid_on"],
                text=data["text"],
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            _tell(request, with_balance(Invoice.objects.filter(pk=pk)).get())
            return redirect(invoice_page(pk))
    context = {"form": form, "invoice": invoice, "back": invoice_page(pk)}
    return render(request, "assignments/payments/pay.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def refund(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what was paid back to the client."""
    invoice = get_object_or_404(with_balance(Invoice.objects.all()), pk=pk)
    today = clock.today()
    initial = {"amount": -invoice.open if invoice.open < 0 else None, "paid_on": today}
    form = RefundForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            refund_client(invoice, **form.cleaned_data, by=request.user, now=clock.now(), today=today)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Ført. Pengene er betalt tilbake."))
            return redirect(invoice_page(pk))
    context = {"form": form, "invoice": invoice, "owed_back": -invoice.open, "back": invoice_page(pk)}
    return render(request, "assignments/payments/refund.html", context, status=422 if form.is_bound else 200)


def _tell(request: HttpRequest, invoice: Invoice) -> None:
    if invoice.open < 0:
        text = _("Ført. Oppdragsgiveren har nå betalt %(amount)s kr for mye. Det skal betales tilbake.")
        messages.warning(request, text % {"amount": kroner(-invoice.open)})
    elif invoice.open:
        text = _("Ført. %(amount)s kr står igjen.") % {"amount": kroner(invoice.open)}
        messages.success(request, text)
    else:
        messages.success(request, _("Ført. Fakturaen er betalt."))


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then reverse."""
    payment = get_object_or_404(ClientPayment.objects.select_related("invoice"), pk=pk)
    if request.method == "POST":
        take_back_payment(payment, by=request.user, now=clock.now(), today=clock.today())
        words = (
            _("Tilbakebetalingen er ført tilbake.")
            if payment.is_refund
            else _("Innbetalingen er ført tilbake.")
        )
        messages.success(request, words)
        if payment.source == PaymentSource.BANK:
            return redirect("assignments:unknown_payments")
        return redirect(invoice_page(payment.invoice_id))
    refuse_reversed(payment)
    return render(request, "assignments/payments/take_back.html", {"payment": payment})
