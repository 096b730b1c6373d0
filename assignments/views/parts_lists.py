"""A product's lists of parts: written from a date on, and taken away while no batch uses them."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assignments.forms_products import PartsListForm
from assignments.models import Component, PartsList, Product
from assignments.parts_lists import first_free_day, lists_version, remove_parts_list, set_parts_list
from assignments.products_shown import listed_products, lists_of
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def parts_list(request: HttpRequest, pk: int) -> HttpResponse:
    """What one piece is made of; `?list=` is a list that no batch uses, to be written anew."""
    found = get_object_or_404(listed_products(), pk=pk)
    today = clock.today()
    written = _asked_for(request, found) or _newest(found, today=today)
    is_free = written is not None and not written.batches.exists()
    numbers = dict(written.lines.values_list("component", "quantity")) if written else {}
    components = [one for one in Component.objects.all() if one.is_active or one.pk in numbers]
    form = PartsListForm(
        request.POST if request.method == "POST" else None,
        components=components,
        numbers=numbers,
        initial={
            "valid_from": written.valid_from if is_free else first_free_day(found, today=today),
            "version": lists_version(found),
        },
    )
    if form.is_valid():
        try:
            set_parts_list(
                found,
                form.parts(),
                valid_from=form.cleaned_data["valid_from"],
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                today=today,
            )
        except Refused as refused:
            if refused.code == "stale":
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Delelista er lagret."))
            return redirect("assignments:product", pk=pk)
    context = {
        "form": form,
        "product": found,
        "is_used": written is not None and not is_free,
        "back": reverse("assignments:product", args=[pk]),
    }
    status = 422 if form.errors else 200
    return render(request, "assignments/products/parts_list.html", context, status=status)


def _asked_for(request: HttpRequest, product: Product) -> PartsList | None:
    asked = request.GET.get("list", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        return None
    return product.parts_lists.filter(pk=int(asked)).first()


def _newest(product: Product, *, today: date) -> PartsList | None:
    """The list that holds today; before the first one holds, the next to come."""
    lists = lists_of(product, today=today)
    shown = lists.current or (lists.coming[-1] if lists.coming else None)
    return product.parts_lists.get(pk=shown.pk) if shown else None


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a list that no batch uses."""
    found = get_object_or_404(PartsList, pk=pk)
    product = found.product_id
    remove_parts_list(found, by=request.user)
    messages.success(request, _("Delelista er tatt bort."))
    return redirect("assignments:product", pk=product)
