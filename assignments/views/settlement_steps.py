"""What becomes of a settlement: an invoice, paid, not paid after all, or taken back."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assignments.forms_invoices import DraftForm
from assignments.forms_settlements import PaidForm
from assignments.invoice_draft import Draft, Worked, work_out
from assignments.invoice_lacks import lacks
from assignments.invoice_settlement import invoice_settlement, settlement_draft
from assignments.models import OutletSettlement
from assignments.pay_settlement import mark_settlement_paid, mark_settlement_unpaid, refuse_paying
from assignments.settle_outlet import reverse_settlement
from assignments.settlement_balance import refuse_if_closed
from assignments.views.outlet_settlements import SETTLERS
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import for_roles, may_open
from bikuben.views.refusing import refuse_in_form

PAGE = "assignments:outlet_settlement"


@for_roles(*SETTLERS)
@require_http_methods(["GET", "POST"])
def invoice(request: HttpRequest, pk: int) -> HttpResponse:
    """The invoice of a settlement as it would be issued; `step` is `issue`, or else it is worked out anew."""
    found = _settlement(pk)
    if request.method == "POST" and request.POST.get("step") == "issue":
        return _issue(request, found)
    refuse_if_closed(found)
    return _invoice_page(request, found, *_written(request, found))


def _written(request: HttpRequest, found: OutletSettlement) -> tuple[DraftForm, Draft]:
    """What is written beside the line, and the invoice that comes of it."""
    usual = settlement_draft(found)
    paper = work_out(usual, today=clock.today()).paper
    # The settlement says itself when it was delivered, as days do.
    form = DraftForm(request.POST if request.method == "POST" else None, paper=paper, has_days=True)
    return form, replace(usual, **form.cleaned_data) if form.is_valid() else usual


@once
def _issue(request: HttpRequest, found: OutletSettlement) -> HttpResponse:
    form, draft = _written(request, found)
    if form.errors:
        return _invoice_page(request, found, form, draft)
    try:
        made = invoice_settlement(
            found,
            draft=draft,
            previewed=request.POST.get("previewed", ""),
            by=request.user,
            now=clock.now(),
            today=clock.today(),
        )
    except Refused as refused:
        if refused.code in ("reversed", "invoiced", "paid"):
            raise  # the page itself has nothing more to offer
        refuse_in_form(form, refused)
        return _invoice_page(request, found, form, draft)
    messages.success(request, _("Faktura %(number)s er skrevet.") % {"number": made.full_number})
    return redirect("assignments:invoice", pk=made.pk)


def _invoice_page(
    request: HttpRequest, found: OutletSettlement, form: DraftForm, draft: Draft
) -> HttpResponse:
    worked = _worked_out(form, draft)
    missing = [
        one if one.url and may_open(request.user, one.url) else replace(one, url="") for one in lacks(worked)
    ]
    context = {
        "settlement": found,
        "form": form,
        "worked": worked,
        "lacks": missing,
        "is_less": worked.totals.total < found.owed,
        "is_open": bool(form.errors) or any(one.field for one in missing),
    }
    page = "assignments/production/settlements/invoice.html"
    return render(request, page, context, status=422 if form.errors else 200)


def _worked_out(form: DraftForm, draft: Draft) -> Worked:
    """The invoice as it would be issued; a due date that can't be is said at its field, and left out."""
    try:
        return work_out(draft, today=clock.today())
    except Refused as refused:
        if str(refused.message) not in str(form.errors):
            refuse_in_form(form, refused)
        return work_out(replace(draft, due_on=None), today=clock.today())


@for_roles(*SETTLERS)
@require_http_methods(["GET", "POST"])
@once
def paid(request: HttpRequest, pk: int) -> HttpResponse:
    """When the outlet paid."""
    found = _settlement(pk)
    today = clock.today()
    form = PaidForm(request.POST if request.method == "POST" else None, initial={"paid_on": today})
    if not form.is_bound:
        refuse_paying(found)
    if form.is_valid():
        day = form.cleaned_data["paid_on"]
        try:
            mark_settlement_paid(found, paid_on=day, by=request.user, now=clock.now(), today=today)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Ført. Avregningen er betalt."))
            return redirect(PAGE, pk=pk)
    context = {"form": form, "settlement": found}
    page = "assignments/production/settlements/paid.html"
    return render(request, page, context, status=422 if form.is_bound else 200)


@for_roles(*SETTLERS)
@require_POST
@once
def unpaid(request: HttpRequest, pk: int) -> HttpResponse:
    """It wasn't paid after all."""
    mark_settlement_unpaid(_settlement(pk), by=request.user, now=clock.now())
    messages.success(request, _("Avregningen står som ikke betalt."))
    return redirect(PAGE, pk=pk)


@for_roles(*SETTLERS)
@require_http_methods(["GET", "POST"])
@once
def reverse(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then take it back."""
    found = _settlement(pk)
    if request.method == "POST":
        reversal = reverse_settlement(found, by=request.user, now=clock.now(), today=clock.today())
        text = _("Avregning %(number)s tar den tilbake. Salget kan avregnes på nytt.")
        messages.success(request, text % {"number": reversal.full_number})
        return redirect("assignments:settle_outlet", pk=found.outlet_id)
    refuse_if_closed(found)
    return render(request, "assignments/production/settlements/reverse.html", {"settlement": found})


def _settlement(pk: int) -> OutletSettlement:
    settlements = OutletSettlement.objects.select_related("outlet__client").prefetch_related("lines")
    return get_object_or_404(settlements, pk=pk)
