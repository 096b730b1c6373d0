"""Outlets: the list, one outlet's page, a new one, a change."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.forms_outlets import OutletForm
from assignments.models import Outlet, PieceKind
from assignments.outlet_lists import listed_movements, listed_outlets, listed_shipments
from assignments.outlet_owes import owes
from assignments.outlets import add_outlet, address_of, change_outlet
from assignments.piece_places import held_at
from assignments.stock_ledger import at_outlet
from assignments.tables_outlets import MovementTable, OutletTable, ShipmentTable
from bikuben import clock
from bikuben.encryption import decrypt_together
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

READERS = (Role.SUPERVISOR, Role.ACCOUNTANT)
OTHERS = (PieceKind.RETURN, PieceKind.GONE, PieceKind.COUNT)


@for_roles(*READERS)
@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """The outlets, with what each has now and sold this year."""
    table = OutletTable(listed_outlets(today=clock.today()))
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    return render(request, "assignments/outlets/outlets.html", {"table": table})


@for_roles(*READERS)
@require_safe
def outlet(request: HttpRequest, pk: int) -> HttpResponse:
    """One outlet: what it has now, what was delivered, sold, and came home."""
    found = get_object_or_404(Outlet.objects.select_related("client"), pk=pk)
    about = {"user": request.user}
    deliveries = ShipmentTable(listed_shipments(found), prefix="d-", about=_("leveranser"), **about)
    sales = MovementTable(
        listed_movements(found, PieceKind.SALES, PieceKind.CASH_SALE), prefix="s-", about=_("salg"), **about
    )
    others = MovementTable(
        listed_movements(found, *OTHERS), prefix="o-", exclude=("period", "amount"), about=_("annet"), **about
    )
    for table in (deliveries, sales, others):
        RequestConfig(request, paginate={"per_page": 10}).configure(table)
    for table in (sales, others):
        decrypt_together((row.record for row in table.paginated_rows), "reason")
    held = held_at(at_outlet(found.pk))
    context = {
        "outlet": found,
        "address": address_of(found),
        "owes": owes([found], today=clock.today())[found.pk],
        "held": held,
        "total": sum(one.total for one in held),
        "deliveries": deliveries,
        "sales": sales,
        "others": others,
    }
    return render(request, "assignments/outlets/outlet.html", context)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def new_outlet(request: HttpRequest) -> HttpResponse:
    """A new outlet. Name and kind are enough."""
    form = OutletForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = add_outlet(**form.details(), by=request.user)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Utsalgsstedet er registrert."))
            return redirect("assignments:outlet", pk=made.pk)
    context = {"form": form, "back": reverse("assignments:outlets")}
    status = 422 if form.errors else 200
    return render(request, "assignments/outlets/outlet_form.html", context, status=status)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an outlet, or take it out of use."""
    found = get_object_or_404(Outlet, pk=pk)
    form = OutletForm(request.POST if request.method == "POST" else None, outlet=found)
    if form.is_valid():
        try:
            change_outlet(
                found,
                **form.details(),
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            if refused.code == "stale":
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("assignments:outlet", pk=pk)
    context = {"form": form, "outlet": found, "back": reverse("assignments:outlet", args=[pk])}
    status = 422 if form.errors else 200
    return render(request, "assignments/outlets/outlet_form.html", context, status=status)
