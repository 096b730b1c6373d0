"""Settlements: looked over and issued, the list, one of them, and its note."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.documents.settlement_note import note_of, settlement_note
from assignments.forms_settlements import PeriodForm
from assignments.models import Outlet, OutletSettlement
from assignments.outlet_owes import owes
from assignments.settle_outlet import Settling, settle_outlet, usual_period, work_out_settlement
from assignments.settlement_balance import SettlementState, with_left
from assignments.share_changed import share_changed
from assignments.tables_settlements import OwesTable, SettlementTable
from assignments.views.invoices import sales_file
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

SETTLERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*SETTLERS)
@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """The settlement of a period as it would be issued (`?period_from=&period_to=`), and its one button."""
    outlet = get_object_or_404(Outlet, pk=pk)
    if outlet.is_own:
        work_out_settlement(outlet, clock.today(), clock.today(), today=clock.today())
    return _issue(request, outlet) if request.method == "POST" else _look(request, outlet)


def _look(request: HttpRequest, outlet: Outlet) -> HttpResponse:
    asked = {name: request.GET[name] for name in ("period_from", "period_to") if name in request.GET}
    first, last = usual_period(outlet, today=clock.today())
    if not asked:
        asked = {"period_from": first.isoformat(), "period_to": last.isoformat()}
    return _page(request, outlet, PeriodForm(asked))


@once
def _issue(request: HttpRequest, outlet: Outlet) -> HttpResponse:
    form = PeriodForm(request.POST)
    if form.is_valid():
        try:
            issued = settle_outlet(
                outlet,
                form.cleaned_data["period_from"],
                form.cleaned_data["period_to"],
                previewed=request.POST.get("previewed", ""),
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Avregning %(number)s er skrevet.") % {"number": issued.full_number})
            return redirect("assignments:outlet_settlement", pk=issued.pk)
    return _page(request, outlet, form)


def _page(request: HttpRequest, outlet: Outlet, form: PeriodForm) -> HttpResponse:
    """With nothing to settle the page is only quiet about it: that is no mistake of hers."""
    found, is_empty = _worked_out(outlet, form)
    refused = bool(form.errors)
    context = {"outlet": outlet, "form": form, "found": found, "is_empty": is_empty}
    context["changed"] = share_changed(outlet, found.claimed) if found else None
    return render(
        request, "assignments/production/settlements/settle.html", context, status=422 if refused else 200
    )


def _worked_out(outlet: Outlet, form: PeriodForm) -> tuple[Settling | None, bool]:
    """The settlement of the form's period, and whether there is nothing to settle in it."""
    form.is_valid()
    period = [form.cleaned_data.get(name) for name in ("period_from", "period_to")]
    if None in period:
        return None, False
    try:
        return work_out_settlement(outlet, *period, today=clock.today()), False
    except Refused as refused:
        if refused.code == "nothing":
            return None, True
        if str(refused.message) not in str(form.errors):
            refuse_in_form(form, refused)
        return None, False


@for_roles(*SETTLERS)
@require_safe
def settlements(request: HttpRequest) -> HttpResponse:
    """What each outlet owes, and every settlement, newest first."""
    today = clock.today()
    outlets = [one for one in Outlet.objects.all() if not one.is_own]
    owed = owes(outlets, today=today)
    waiting = [
        {"outlet": one, "owes": owed[one.pk]} for one in outlets if one.is_active or owed[one.pk].total
    ]
    table = SettlementTable(with_left(OutletSettlement.objects.all()), prefix="s-")
    outlets_table = OwesTable(waiting, prefix="o-")
    RequestConfig(request, paginate={"per_page": 30}).configure(table)
    RequestConfig(request, paginate=False).configure(outlets_table)
    context = {"table": table, "outlets": outlets_table, "year": today.year}
    return render(request, "assignments/production/settlements/list.html", context)


@for_roles(*SETTLERS)
@require_safe
def settlement(request: HttpRequest, pk: int) -> HttpResponse:
    """One settlement as it was printed, where its money is, and what happens next."""
    found = get_object_or_404(_known(), pk=pk)
    context = {
        "settlement": found,
        "lines": found.lines.all(),
        "state": SettlementState(found.state),
        "is_open": found.state == SettlementState.OPEN,
        "may_reverse": found.state in (SettlementState.OPEN, SettlementState.NOTHING),
        "payment": getattr(found, "payment", None),
        "invoiced": getattr(found, "invoiced", None),
        "reversal": getattr(found, "reversed_by", None),
    }
    return render(request, "assignments/production/settlements/settlement.html", context)


@for_roles(*SETTLERS)
@require_safe
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """The note for the outlet; with `?own=1` the project's own copy, with parts and surplus."""
    found = get_object_or_404(_known(), pk=pk)
    is_own = request.GET.get("own") == "1"
    pdf = settlement_note(note_of(found), with_surplus=is_own)
    copy = "-eget" if is_own else ""
    return sales_file(pdf, f"avregning-{found.full_number}{copy}.pdf")


def _known() -> QuerySet[OutletSettlement]:
    return (
        with_left(OutletSettlement.objects.all())
        .select_related("outlet", "issued_by", "reverses", "reversed_by", "payment", "invoiced__line__paper")
        .prefetch_related("lines")
    )
