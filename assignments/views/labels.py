"""Labels for the boxes of a batch: which paper and how many, and the sheets as a PDF."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from assignments.documents.labels import labels_pdf
from assignments.forms_labels import MOST_LABELS, LabelsForm
from assignments.models import Batch
from assignments.products_shown import pieces_made
from assignments.rules.label_sheets import SHEETS
from bikuben.roles import Role, for_roles


@for_roles(Role.SUPERVISOR)
@require_safe
def batch_labels(request: HttpRequest, pk: int) -> HttpResponse:
    """Which paper she has, how many labels, and where to begin. As many as are made, else as planned."""
    found = get_object_or_404(Batch.objects.select_related("product"), pk=pk)
    form = LabelsForm(batch=found, initial=_proposed(found))
    return _page(request, found, form)


@for_roles(Role.SUPERVISOR)
@require_safe
def batch_labels_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheets, as the form proposes where nothing is asked. What can't be printed is said at its field."""
    found = get_object_or_404(Batch.objects.select_related("product"), pk=pk)
    form = LabelsForm(request.GET or _proposed(found), batch=found)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    data = form.cleaned_data
    pdf = labels_pdf(
        data["paper"],
        name=found.product.name,
        code=found.code,
        count=data["count"],
        first=data["first"],
        bars=data["bars"],
        language="en" if (get_language() or "").startswith("en") else "nb",
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="etiketter.pdf"'
    return response


def _proposed(batch: Batch) -> dict[str, object]:
    count = min(pieces_made(batch) or batch.planned, MOST_LABELS)
    return {"paper": SHEETS[0].code, "count": count, "first": 1}


def _page(request: HttpRequest, batch: Batch, form: LabelsForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "batch": batch}
    return render(request, "assignments/products/batch_labels.html", context, status=status)
