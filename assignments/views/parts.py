"""Parts in stock: the list, one component, a new one, a change, and one movement."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.components import add_component, change_component
from assignments.forms_parts import ComponentForm, ReasonForm
from assignments.models import Batch, Component, StockMovement
from assignments.part_story import lots_left, story_of
from assignments.parts_left import parts_in_stock
from assignments.stock_ledger import stock_ledger
from assignments.tables_parts import CountLineTable, LineTable, LotTable, PartTable, StoryTable
from bikuben import clock
from bikuben.encryption import decrypt_together
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles, has_role
from bikuben.views.refusing import refuse_in_form

WHO_MAY_READ = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*WHO_MAY_READ)
@require_safe
def parts(request: HttpRequest) -> HttpResponse:
    """The components with what there is of each. Out of use: only with `?all`, or where some are left."""
    everything = parts_in_stock(Component.objects.all(), today=clock.today())
    wants_all = "all" in request.GET
    rows = [one for one in everything if wants_all or one.component.is_active or one.shelf]
    table = PartTable(rows)
    RequestConfig(request, paginate=False).configure(table)
    context = {
        "table": table,
        "low": sum(one.is_low for one in rows),
        "has_any": bool(rows),
        "hidden": len(everything) - len(rows),
    }
    return render(request, "assignments/parts/parts.html", context)


@for_roles(*WHO_MAY_READ)
@require_safe
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """One component: what there is, what it cost, and every movement of it."""
    found = get_object_or_404(Component, pk=pk)
    (now,) = parts_in_stock([found], today=clock.today())
    story = StoryTable(story_of(found))
    story.about = _("bevegelser")
    RequestConfig(request, paginate={"per_page": 30}).configure(story)
    decrypt_together((row.record.movement for row in story.paginated_rows), "reason")
    context = {
        "part": found,
        "now": now,
        "lots": LotTable(lots_left(found, stock_ledger([found.pk]))),
        "story": story,
        "held_for": list(found.reservations.select_related("batch").order_by("batch__code")),
    }
    return render(request, "assignments/parts/part.html", context)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def new_part(request: HttpRequest) -> HttpResponse:
    """A new component."""
    form = ComponentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = add_component(**form.details(), by=request.user)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Komponenten er registrert."))
            return redirect("assignments:part", pk=made.pk)
    context = {"form": form, "back": reverse("assignments:parts")}
    return render(request, "assignments/parts/part_form.html", context, status=422 if form.errors else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def change_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a component, or take it out of use."""
    found = get_object_or_404(Component, pk=pk)
    form = ComponentForm(request.POST if request.method == "POST" else None, component=found)
    if form.is_valid():
        try:
            change_component(
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
            return redirect("assignments:part", pk=pk)
    context = {"form": form, "part": found, "back": reverse("assignments:part", args=[pk])}
    return render(request, "assignments/parts/part_form.html", context, status=422 if form.errors else 200)


@for_roles(*WHO_MAY_READ)
@require_safe
def movement(request: HttpRequest, pk: int) -> HttpResponse:
    """One movement as it was entered, and, for whom it may concern, the way to undo it."""
    papers = StockMovement.objects.select_related("batch", "reverses", "reversed_by", "issued_by")
    found = get_object_or_404(papers, pk=pk)
    lines = found.lines.select_related("component", "source_batch", "target_batch", "lot__paper", "paper")
    counts = found.counts.select_related("component")
    undone_by = getattr(found, "reversed_by", None)
    context = {
        "movement": found,
        "undone_by": undone_by,
        "lines": LineTable(lines),
        "counts": CountLineTable(counts) if counts else None,
        "may_undo": has_role(request.user, Role.SUPERVISOR)
        and found.reverses_id is None
        and undone_by is None
        and _is_open(found.batch),
        "form": ReasonForm(),
    }
    return render(request, "assignments/parts/movement.html", context)


def _is_open(batch: Batch | None) -> bool:
    return batch is None or batch.closed_on is None
