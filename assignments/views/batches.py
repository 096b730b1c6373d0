"""Batches: the list, one batch's page, a change, and the numbers of a day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from assignments.batch_counts import counts_from, counts_of, follows_steps, listed_batches
from assignments.batch_days import days_of, movements_of
from assignments.batch_labour import labour_of
from assignments.batch_sums import at_home, batch_sums, pieces_of
from assignments.can_make import can_make_in
from assignments.change_batch import change_batch
from assignments.close_batch import unanswered
from assignments.filters_batches import BatchFilter
from assignments.forms_batches import BatchForm, WorkForm
from assignments.models import Batch
from assignments.record_work import Recorded, record_steps, record_work
from assignments.repair_pieces import waiting_for_repair
from assignments.tables_batches import (
    BatchDayTable,
    BatchTable,
    MovementTable,
    PartSumTable,
    batch_state,
    one_decimal,
)
from assignments.views.production import WHO_MAY_READ, show_production, work_forms
from assignments.work_at_batch import refuse_closed
from bikuben import clock
from bikuben.encryption import decrypt_together
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles, has_role
from bikuben.rounding import half_up_to_ore
from bikuben.views.refusing import refuse_in_form


@for_roles(*WHO_MAY_READ)
@require_safe
def batches(request: HttpRequest) -> HttpResponse:
    """All batches, newest first."""
    chosen = BatchFilter(request.GET, queryset=listed_batches())
    table = BatchTable(chosen.qs)
    RequestConfig(request, paginate={"per_page": 30}).configure(table)
    return render(request, "assignments/production/batches.html", {"table": table, "filter": chosen})


@for_roles(*WHO_MAY_READ)
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """All of one batch: its numbers, its days, its parts, its pieces, its papers."""
    return show_batch(request, get_object_or_404(listed_batches(), pk=pk))


def show_batch(
    request: HttpRequest, found: Batch, *, form: WorkForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of a batch from `listed_batches`."""
    leads = has_role(request.user, Role.SUPERVISOR)
    counts = counts_from(found)
    with_steps = follows_steps(found, counts) or bool(counts.assembled)
    if form is None and leads and found.closed_on is None:
        form = work_forms([found], clock.today(), back="")[found.pk]
    sums = batch_sums([found])[found.pk]
    movements = MovementTable(movements_of(found), may_undo=leads and found.closed_on is None, prefix="m-")
    days = BatchDayTable(days_of(found), with_steps=with_steps, prefix="d-")
    for table in (movements, days):
        RequestConfig(request, paginate={"per_page": 15}).configure(table)
    decrypt_together((row.record for row in movements.paginated_rows), "reason")
    movements.about, days.about = _("bilagene"), _("dagene")
    where = pieces_of([found])[found.pk]
    per_piece = sums.per_piece
    context = {
        "batch": found,
        "state": batch_state(found),
        "counts": counts,
        "left": max(found.planned - counts.made, 0),
        "labour": one_decimal(labour_of([found])[found.pk]),
        "with_steps": with_steps,
        "form": form,
        "can": can_make_in([found])[found.pk] if found.closed_on is None else None,
        "days": days,
        "parts": PartSumTable(sorted(sums.parts.values(), key=lambda one: one.name), prefix="p-"),
        "sums": sums,
        "per_piece": None if per_piece is None else half_up_to_ore(per_piece),
        "where": where,
        "home": at_home(where),
        "waiting": waiting_for_repair([found]),
        "to_repair": sum(one.pieces for one in waiting_for_repair(found.product.batches.all())),
        "unanswered": unanswered(found).count() if found.closed_on is None else 0,
        "reserved": found.reservations.select_related("component") if found.closed_on is None else [],
        "movements": movements,
    }
    return render(request, "assignments/production/batch.html", context, status=status)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan more or fewer."""
    found = get_object_or_404(Batch.objects.select_related("product"), pk=pk)
    form = BatchForm(request.POST if request.method == "POST" else None, batch=found)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            change_batch(
                found,
                **form.details(),
                version=version,
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            if refused.code in ("stale", "closed"):
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("assignments:batch", pk=pk)
    context = {"form": form, "batch": found, "back": reverse("assignments:batch", args=[pk])}
    status = 422 if form.errors else 200
    return render(request, "assignments/production/change_batch.html", context, status=status)


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """The short path: made, rejected, delivered."""
    return _record(request, pk, with_steps=False)


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def steps(request: HttpRequest, pk: int) -> HttpResponse:
    """The same step by step: assembled, prepared, packed."""
    return _record(request, pk, with_steps=True)


def _record(request: HttpRequest, pk: int, *, with_steps: bool) -> HttpResponse:
    found = get_object_or_404(listed_batches(), pk=pk)
    refuse_closed(found)
    today = clock.today()
    form = work_forms([found], today, data=request.POST, with_steps=with_steps)[found.pk]
    act = record_steps if with_steps else record_work
    if form.is_valid():
        try:
            done = act(found, **form.told(), by=request.user, now=clock.now(), today=today)
        except Refused as refused:
            if refused.code == "closed":
                raise
            refused.field = "made" if refused.field == "packed" else refused.field
            refuse_in_form(form, refused)
        else:
            _tell(request, found, form, done)
            if form.cleaned_data["back"] == "production":
                return redirect("assignments:production")
            return redirect("assignments:batch", pk=pk)
    if request.POST.get("back") == "production":
        return show_production(request, bound=form, status=422)
    return show_batch(request, found, form=form, status=422)


def _tell(request: HttpRequest, found: Batch, form: WorkForm, done: Recorded) -> None:
    """What was written, in the words of its form; and where more is made than was planned, that."""
    told = [
        f"{form.cleaned_data[name]} {str(form.fields[name].label).lower()}"
        for name in ("assembled", "prepared", "made", "rejected", "delivered")
        if form.cleaned_data.get(name)
    ]
    text = _("Ført på %(code)s: %(told)s.") % {"code": found.code, "told": ", ".join(told)}
    if done.shipment is not None:
        text += " " + _("Følgeseddel %(number)s.") % {"number": done.shipment.full_number}
    messages.success(request, text)
    made = counts_of(found).made
    if form.cleaned_data.get("made") and made > found.planned:
        more = _("Nå er det laget %(made)s. Planen var %(planned)s.")
        messages.info(request, more % {"made": made, "planned": found.planned})
