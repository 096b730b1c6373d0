"""Check lists: the points of a product, and the answers of a batch."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assignments.check_lists import answer_checks, points_of, set_check_points
from assignments.forms_products import CheckPointsForm, ChecksForm
from assignments.models import Batch, Product
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def check_points(request: HttpRequest, pk: int) -> HttpResponse:
    """What is looked at before a piece is packed, one point a line."""
    found = get_object_or_404(Product, pk=pk)
    texts = found.check_points.filter(is_active=True).values_list("text", flat=True)
    form = CheckPointsForm(
        request.POST if request.method == "POST" else None, initial={"points": "\n".join(texts)}
    )
    if form.is_valid():
        try:
            set_check_points(found, form.texts(), by=request.user)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("assignments:product", pk=pk)
    context = {"form": form, "product": found, "back": reverse("assignments:product", args=[pk])}
    return render(
        request, "assignments/products/check_points.html", context, status=422 if form.errors else 200
    )


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def batch_checks(request: HttpRequest, pk: int) -> HttpResponse:
    """The check list of a batch: answered together, corrected while the batch is open."""
    found = get_object_or_404(Batch.objects.select_related("product"), pk=pk)
    checks = {check.point_id: check for check in found.checks.all()}
    form = ChecksForm(
        request.POST if request.method == "POST" else None, points=points_of(found), checks=checks
    )
    if form.is_valid():
        try:
            answer_checks(found, form.answers(), by=request.user, today=clock.today())
        except Refused as refused:
            if refused.field is None:
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Sjekklista er lagret."))
            return redirect("assignments:batch_checks", pk=pk)
    context = {
        "form": form,
        "batch": found,
        "checks": list(checks.values()),
        "may_answer": found.closed_on is None and found.product.uses_checklist and bool(form.points),
    }
    return render(
        request, "assignments/products/batch_checks.html", context, status=422 if form.errors else 200
    )
