"""The cash box (kasse): what should be in it, what went in and out, and the counts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.models import DayState, WorkDay
from bikuben import clock
from bikuben.money import kroner
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles, has_role
from bikuben.views.refusing import refuse_in_form
from payroll.box_needs import box_needs, day_in_sight
from payroll.cash_box import OWN_KINDS, move_cash
from payroll.count_cash import box_is_counted, count_cash
from payroll.forms_cash import CountForm, MoveForm
from payroll.models import CashCount, CashMovement, MovementKind, expected_balance
from payroll.tables import CashCountTable, CashMovementTable

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_safe
def cash(request: HttpRequest) -> HttpResponse:
    """The box as it should be now."""
    movements = CashMovementTable(
        CashMovement.objects.select_related("slip", "explains").order_by("-year", "-number"), prefix="m-"
    )
    counts = CashCountTable(CashCount.objects.order_by("-year", "-number"), prefix="c-")
    for table in (movements, counts):
        RequestConfig(request, paginate={"per_page": 15}).configure(table)
    today = clock.today()
    day = day_in_sight(today)
    context = {
        "balance": expected_balance(),
        "is_new": not CashMovement.objects.exists(),
        "is_counted": box_is_counted(),
        "needs": box_needs(day, today=today),
        "day": day,
        "movements": movements,
        "counts": counts,
    }
    return render(request, "payroll/cash.html", context)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def move(request: HttpRequest, kind: str) -> HttpResponse:
    """Money into the box or out of it, other than pay."""
    if kind not in OWN_KINDS:
        raise Http404
    form = MoveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            move_cash(
                MovementKind(kind),
                data["amount"],
                text=data["text"],
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Ført i kassa."))
            return redirect("payroll:cash")
    context = {"form": form, "kind": kind, "balance": expected_balance()}
    return render(request, "payroll/move_cash.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def count(request: HttpRequest) -> HttpResponse:
    """Count the box, note by note or as a total."""
    today = clock.today()
    initial = {"counted_by": request.user.get_full_name()}
    form = CountForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        try:
            found = count_cash(
                counted=data["counted"],
                denominations=form.denominations(),
                explanation=data["explanation"],
                counted_by=data["counted_by"],
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            return _after_count(request, found)
    context = {"form": form, "balance": expected_balance()}
    return render(request, "payroll/count_cash.html", context, status=422 if form.is_bound else 200)


def _after_count(request: HttpRequest, found: CashCount) -> HttpResponse:
    if found.difference:
        text = _("Kassa er talt. Differansen er %(amount)s kr.") % {"amount": kroner(found.difference)}
        messages.warning(request, text)
    else:
        messages.success(request, _("Kassa er talt, og den stemmer."))
    working = WorkDay.objects.filter(date=found.date, state=DayState.WORKING).first()
    if working is not None and has_role(request.user, Role.SUPERVISOR):
        return redirect("payroll:close_day", day=working.date)
    return redirect("payroll:cash")
