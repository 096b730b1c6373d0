"""Garnishment orders: a new one, a change, its end. Who gets the money is private: each look is logged."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from assignments.models import Participant
from assignments.reveal_identity_number import log_private_view
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form
from payroll.forms_garnishment import EndForm, GarnishmentForm, initial_of
from payroll.garnishment_words import how_much
from payroll.keep_garnishment import (
    add_garnishment_order,
    change_garnishment_order,
    end_garnishment_order,
    has_taken,
    remove_garnishment_order,
)
from payroll.models import GarnishmentKind, GarnishmentOrder, PaySlipGarnishment

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)
SLIPS_SHOWN = 40


@for_roles(*PAYERS)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@once
def new_order(request: HttpRequest, pk: int) -> HttpResponse:
    """A new order, as the letter has it."""
    person, today = get_object_or_404(Participant, pk=pk, erased_at=None), clock.today()
    initial = {"kind": GarnishmentKind.COORDINATED, "payee": _("Skatteetaten"), "starts_on": today}
    form = GarnishmentForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            add_garnishment_order(person, form.order_data(), by=request.user, now=clock.now(), today=today)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Trekket tas fra neste lønnsslipp i perioden."))
            return redirect("assignments:participant", pk=person.pk)
    context = {"form": form, "person": person}
    return render(request, "payroll/garnishments/order.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@once
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """One order: what it says, what it has taken, and a correction."""
    found = _order(pk)
    is_used = has_taken(found)
    form = GarnishmentForm(
        request.POST if request.method == "POST" else None, initial=initial_of(found), is_used=is_used
    )
    if form.is_valid():
        try:
            change_garnishment_order(
                found,
                form.order_data(),
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Trekket er endret. Lønnsslipper som er skrevet, endres ikke."))
            return redirect("assignments:participant", pk=found.participant_id)
    log_private_view(found.participant, by=request.user, now=clock.now())
    context = {
        "form": form,
        "person": found.participant,
        "order": found,
        "is_used": is_used,
        "words": how_much(found),
        "taken": PaySlipGarnishment.objects.filter(order=found)
        .select_related("paper")
        .order_by("-paper__year", "-paper__number")[:SLIPS_SHOWN],
    }
    return render(request, "payroll/garnishments/order.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """The last day of an order."""
    found = _order(pk)
    initial = {"ends_on": clock.today(), "version": found.version}
    form = EndForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        try:
            end_garnishment_order(
                found,
                ends_on=data["ends_on"],
                version=data["version"] or 0,
                by=request.user,
                now=clock.now(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Trekket har fått en siste dag."))
            return redirect("assignments:participant", pk=found.participant_id)
    context = {"form": form, "order": found, "person": found.participant, "words": how_much(found)}
    return render(request, "payroll/garnishments/end.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_POST
@once
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away an order that has taken nothing."""
    found = _order(pk)
    version = request.POST.get("version", "")
    remove_garnishment_order(
        found,
        version=int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else 0,
        by=request.user,
        now=clock.now(),
    )
    messages.success(request, _("Trekket er fjernet."))
    return redirect("assignments:participant", pk=found.participant_id)


def _order(pk: int) -> GarnishmentOrder:
    orders = GarnishmentOrder.objects.select_related("participant__data_key")
    return get_object_or_404(orders, pk=pk, participant__erased_at=None)
