"""What may happen to a batch beside the day's numbers: rejects, repairs, its end, and a movement undone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from assignments.batch_counts import counts_from, listed_batches
from assignments.close_batch import close_batch, goes_back, proposed_day, reopen_batch, unanswered
from assignments.forms_batches import CloseForm, RejectForm, RepairForm, ScrapForm, UndoForm
from assignments.make_pieces import parts_of
from assignments.models import Batch, StockMovement
from assignments.post_stock import refuse_twice
from assignments.reject_pieces import reject_pieces
from assignments.repair_pieces import repair_pieces, scrap_repair, waiting_for_repair
from assignments.reverse_movement import reverse_movement
from assignments.work_at_batch import refuse_closed
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

WHOLE_PAGE = ("closed", "open", "reversed")


def _found(pk: int) -> Batch:
    return get_object_or_404(listed_batches(), pk=pk)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Reject pieces, part by part."""
    batch = _found(pk)
    refuse_closed(batch)
    today = clock.today()
    form = RejectForm(
        request.POST if request.method == "POST" else None, parts=parts_of(batch), initial={"date": today}
    )
    if form.is_valid():
        try:
            reject_pieces(batch, **form.told(), by=request.user, now=clock.now(), today=today)
        except Refused as refused:
            if refused.code in WHOLE_PAGE:
                raise
            refuse_in_form(form, refused)
        else:
            pieces = form.cleaned_data["pieces"]
            text = ngettext("%(n)s stykke er vraket.", "%(n)s stykker er vraket.", pieces) % {"n": pieces}
            messages.success(request, text)
            return redirect("assignments:batch", pk=pk)
    context = {"form": form, "batch": batch, "counts": counts_from(batch)}
    status = 422 if form.errors else 200
    return render(request, "assignments/production/reject.html", context, status=status)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def repair(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what waits for repair, of any batch of the product, into this one."""
    batch = _found(pk)
    refuse_closed(batch)
    today = clock.today()
    form = RepairForm(request.POST if request.method == "POST" else None, initial={"date": today})
    if form.is_valid():
        try:
            moved = repair_pieces(
                batch, date=form.cleaned_data["date"], by=request.user, now=clock.now(), today=today
            )
        except Refused as refused:
            if refused.code in WHOLE_PAGE:
                raise
            refuse_in_form(form, refused)
        else:
            pieces = sum(one.pieces for one in moved)
            text = ngettext(
                "%(n)s stykke er tatt inn. Delene brukes først.",
                "%(n)s stykker er tatt inn. Delene brukes først.",
                pieces,
            )
            messages.success(request, text % {"n": pieces})
            return redirect("assignments:batch", pk=pk)
    waiting = waiting_for_repair(batch.product.batches.order_by("year", "number"))
    context = {"form": form, "batch": batch, "waiting": waiting}
    status = 422 if form.errors else 200
    return render(request, "assignments/production/repair.html", context, status=status)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def scrap(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away what waits for repair of this batch."""
    batch = _found(pk)
    today = clock.today()
    form = ScrapForm(request.POST if request.method == "POST" else None, initial={"date": today})
    if form.is_valid():
        data = form.cleaned_data
        try:
            scrap_repair(
                batch,
                reason=data["reason"],
                date=data["date"],
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Det som ventet på reparasjon, er kastet."))
            return redirect("assignments:batch", pk=pk)
    context = {"form": form, "batch": batch, "waiting": waiting_for_repair([batch])}
    status = 422 if form.errors else 200
    return render(request, "assignments/production/scrap.html", context, status=status)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what goes back, and close."""
    batch = _found(pk)
    refuse_closed(batch)
    today = clock.today()
    first = {"date": proposed_day(batch, today=today)}
    form = CloseForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        try:
            close_batch(batch, date=form.cleaned_data["date"], by=request.user, now=clock.now(), today=today)
        except Refused as refused:
            if refused.code in WHOLE_PAGE:
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("%(code)s er avsluttet.") % {"code": batch.code})
            return redirect("assignments:batch", pk=pk)
    counts = counts_from(batch)
    context = {
        "form": form,
        "batch": batch,
        "counts": counts,
        "left": max(batch.planned - counts.made, 0),
        "back": goes_back(batch),
        "unanswered": unanswered(batch),
        "waiting": waiting_for_repair([batch]),
    }
    status = 422 if form.errors else 200
    return render(request, "assignments/production/close.html", context, status=status)


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed batch again."""
    batch = get_object_or_404(Batch, pk=pk)
    reopen_batch(batch, by=request.user, now=clock.now(), today=clock.today())
    messages.success(request, _("%(code)s er åpnet igjen.") % {"code": batch.code})
    return redirect("assignments:batch", pk=pk)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then undo a movement of parts."""
    found = get_object_or_404(StockMovement.objects.select_related("batch"), pk=pk)
    form = UndoForm(request.POST if request.method == "POST" else None)
    back = _page_of(found)
    if form.is_valid():
        try:
            reverse_movement(
                found,
                reason=form.cleaned_data["reason"],
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            if refused.code in WHOLE_PAGE:
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Tatt tilbake. Begge bilagene blir liggende."))
            return redirect(back)
    if request.method == "GET":
        refuse_twice(found)
        if found.batch is not None:
            refuse_closed(found.batch)
    lines = found.lines.select_related("component").order_by("position")
    context = {"form": form, "movement": found, "lines": lines, "back": back}
    status = 422 if form.errors else 200
    return render(request, "assignments/production/undo.html", context, status=status)


def _page_of(movement: StockMovement) -> str:
    """Where a movement is seen: at its batch, or among the parts."""
    if movement.batch_id is not None:
        return reverse("assignments:batch", args=[movement.batch_id])
    return reverse("assignments:parts")
