"""From the code on a box back to its batch and deliveries, and from a delivery to its batches."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from assignments import trace as tracing
from assignments.forms_labels import CodeForm
from assignments.models import Batch, StockMovement
from assignments.views.products import WHO_MAY_READ
from bikuben.roles import for_roles


@for_roles(*WHO_MAY_READ)
@require_safe
def trace(request: HttpRequest) -> HttpResponse:
    """One field: the code on the box."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("assignments:trace_batch", pk=form.cleaned_data["code"].pk)
    status = 422 if form.errors else 200
    return render(request, "assignments/trace/trace.html", {"form": form}, status=status)


@for_roles(*WHO_MAY_READ)
@require_safe
def trace_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """All that the code of a batch leads to."""
    found = get_object_or_404(Batch.objects.select_related("product"), pk=pk)
    return render(request, "assignments/trace/batch.html", {"traced": tracing.trace_batch(found)})


@for_roles(*WHO_MAY_READ)
@require_safe
def trace_delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """A delivery that may be bad: which batches got its parts, and where their pieces are now."""
    found = get_object_or_404(StockMovement, pk=pk)
    lines = tracing.brought_by(found)
    if not lines:
        raise Http404
    parts, batches = tracing.trace_delivery(lines)
    context = {
        "movement": found,
        "parts": parts,
        "batches": batches,
        "is_undone": StockMovement.objects.filter(reverses=found).exists(),
    }
    return render(request, "assignments/trace/delivery.html", context)
