"""Overdue invoices and reminders."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.documents.reminder_data import fees_in, from_reminder
from assignments.documents.reminder_pdf import reminder_pdf as make_pdf
from assignments.forms_payments import ReminderForm
from assignments.invoice_links import invoice_page
from assignments.issue_reminder import issue_reminder
from assignments.models import Invoice, Reminder
from assignments.overdue import overdue_invoices
from assignments.reminder_offer import offer_for
from assignments.rules.reminder import Claim
from assignments.sent_state import sent_state
from assignments.tables_payments import OverdueTable
from assignments.views.payments import PAYERS
from bikuben import clock
from bikuben.money import kroner
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import for_roles
from bikuben.views.refusing import refuse_in_form, refused_page


@for_roles(*PAYERS)
@require_safe
def overdue(request: HttpRequest) -> HttpResponse:
    """What is overdue, the oldest first."""
    today = clock.today()
    found = overdue_invoices(today)
    table = OverdueTable(found, today=today)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    total = found.order_by().aggregate(total=Sum("open"))["total"]
    return render(request, "assignments/payments/overdue.html", {"table": table, "total": total})


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a reminder would ask for, then issue it."""
    invoice = get_object_or_404(Invoice, pk=pk)
    today = clock.today()
    try:
        offer = offer_for(invoice, today=today)
    except Refused as refused:
        return refused_page(request, refused, back=invoice_page(pk))
    form = ReminderForm(request.POST if request.method == "POST" else None, offer=offer)
    if form.is_valid():
        data = form.cleaned_data
        try:
            reminder = issue_reminder(
                invoice,
                claim=Claim(data["claim"]),
                with_interest=data.get("with_interest", False),
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            text = _("Purringen er skrevet: %(total)s kr. Send den nå.") % {"total": kroner(reminder.total)}
            messages.success(request, text)
            return redirect("assignments:reminder", pk=reminder.pk)
    context = {"form": form, "invoice": invoice, "offer": offer, "days": (today - invoice.due_on).days}
    return render(request, "assignments/payments/remind.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_safe
def reminder(request: HttpRequest, pk: int) -> HttpResponse:
    """A reminder as it was issued."""
    papers = Reminder.objects.select_related("invoice").prefetch_related("sendings")
    found = get_object_or_404(papers, pk=pk)
    context = {
        "reminder": found,
        "sent": sent_state(found),
        "back": invoice_page(found.invoice_id),
        "fees": fees_in(found),
    }
    return render(request, "assignments/payments/reminder.html", context)


@for_roles(*PAYERS)
@require_safe
def reminder_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The reminder as it is sent, under a name that says nothing but its number."""
    found = get_object_or_404(Reminder.objects.select_related("invoice"), pk=pk)
    response = HttpResponse(make_pdf(from_reminder(found)), content_type="application/pdf")
    name = f"purring-{found.full_number}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
