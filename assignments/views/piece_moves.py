"""Pieces to an outlet and home again, what it sold, and the delivery note."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assignments.bring_home import bring_home as bring_home_from
from assignments.deliver_pieces import deliver_pieces
from assignments.documents.delivery_note import delivery_note_of, delivery_note_pdf
from assignments.forms_pieces import BringHomeForm, DeliverForm, SalesForm
from assignments.models import Batch, Outlet, Shipment
from assignments.outlet_lists import next_period
from assignments.piece_places import held_at
from assignments.sales_report import (
    as_sold,
    refuse_own,
    report_in,
    report_sales,
    reports_of,
    sold_before_delivered,
)
from assignments.stock_ledger import HOME, at_outlet
from assignments.views.invoices import sales_file
from bikuben import clock
from bikuben.documents.wording import short_date
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

READERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def deliver(request: HttpRequest, pk: int) -> HttpResponse:
    """Deliver what is here. `?code=` is a batch that was scanned, or that she came from."""
    outlet = get_object_or_404(Outlet, pk=pk)
    today, code = clock.today(), request.GET.get("code", "").strip().upper()
    held = held_at(HOME)
    chosen = Batch.objects.filter(code=code).first() if code and "\0" not in code else None
    form = DeliverForm(
        request.POST if request.method == "POST" else None,
        outlet=outlet,
        held=held,
        chosen=chosen,
        initial={"date": today, "terms": outlet.terms},
    )
    if form.is_valid():
        data = form.cleaned_data
        try:
            shipment = deliver_pieces(
                outlet,
                form.wanted(),
                date=data["date"],
                terms=data.get("terms"),
                note=data["note"],
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Levert. Skriv ut følgeseddelen og ta den med."))
            return redirect("assignments:shipment", pk=shipment.pk)
    here = chosen is not None and any(chosen == batch for one in held for batch, _n in one.batches)
    context = {
        "form": form,
        "outlet": outlet,
        "code": code,
        "chosen": chosen if here else None,
        "scans": any(one.product.uses_barcodes for one in held),
    }
    status = 422 if form.is_bound else 200
    return render(request, "assignments/outlets/deliver.html", context, status=status)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def bring_home(request: HttpRequest, pk: int) -> HttpResponse:
    """Unsold pieces come home."""
    outlet = get_object_or_404(Outlet, pk=pk)
    today = clock.today()
    form = BringHomeForm(
        request.POST if request.method == "POST" else None,
        held=held_at(at_outlet(pk)),
        initial={"date": today},
    )
    if form.is_valid():
        try:
            bring_home_from(
                outlet,
                form.wanted(),
                date=form.cleaned_data["date"],
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Ført. Stykkene er her hos oss igjen."))
            return redirect("assignments:outlet", pk=pk)
    context = {"form": form, "outlet": outlet}
    status = 422 if form.is_bound else 200
    return render(request, "assignments/outlets/bring_home.html", context, status=status)


@for_roles(*READERS)
@require_http_methods(["GET", "POST"])
@once
def sales(request: HttpRequest, pk: int) -> HttpResponse:
    """Type in what an outlet sold. Days that another report covers already are asked about first."""
    outlet = get_object_or_404(Outlet, pk=pk)
    refuse_own(outlet)
    today = clock.today()
    first, last = next_period(outlet, today=today)
    form = SalesForm(
        request.POST if request.method == "POST" else None,
        held=held_at(at_outlet(pk)),
        initial={"period_from": first, "period_to": last},
    )
    before = None
    if form.is_valid():
        data = form.cleaned_data
        before = report_in(outlet, data["period_from"], data["period_to"])
        try:
            if before is not None and not data["also"]:
                raise Refused(_("Disse dagene er ført før. Er det flere salg, så kryss av."), field="also")
            report_sales(
                outlet,
                [as_sold(one) for one in form.wanted()],
                period_from=data["period_from"],
                period_to=data["period_to"],
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Salget er ført."))
            if sold_before_delivered(outlet, data["period_to"]):
                text = _("Så mange hadde de ikke fått innen %(day)s. Sjekk datoene på salget og leveransene.")
                messages.warning(request, text % {"day": short_date(data["period_to"])})
            return redirect("assignments:outlet", pk=pk)
    context = {
        "form": form,
        "outlet": outlet,
        "before": before,
        "last": reports_of(outlet).order_by("-period_to", "-pk").first(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "assignments/outlets/sales.html", context, status=status)


@for_roles(*READERS)
@require_safe
def shipment(request: HttpRequest, pk: int) -> HttpResponse:
    """A delivery note as it was written, and whether the delivery was taken back."""
    found = get_object_or_404(
        Shipment.objects.select_related("outlet", "movement__reversed_by", "issued_by"), pk=pk
    )
    context = {
        "shipment": found,
        "printed": delivery_note_of(found),
        "back": getattr(found.movement, "reversed_by", None),
        "pdf": reverse("assignments:shipment_pdf", args=[pk]),
    }
    return render(request, "assignments/outlets/shipment.html", context)


@for_roles(*READERS)
@require_safe
def shipment_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The delivery note to print, in the outlet's language."""
    found = get_object_or_404(Shipment, pk=pk)
    return sales_file(delivery_note_pdf(delivery_note_of(found)), f"folgeseddel-{found.full_number}.pdf")
