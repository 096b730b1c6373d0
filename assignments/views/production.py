"""The front page of production, and a new batch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assignments.batch_counts import Counts, counts_from, follows_steps, listed_batches
from assignments.batch_sums import at_home, pieces_of
from assignments.can_make import CanMake, can_make, can_make_in, share_parts
from assignments.deliver_pieces import last_outlet
from assignments.forms_batches import NewBatchForm, WorkForm
from assignments.models import Batch, Outlet, Product
from assignments.plan_batch import plan_batch
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles, has_role
from bikuben.views.refusing import refuse_in_form

WHO_MAY_READ = (Role.SUPERVISOR, Role.ACCOUNTANT)


class OpenBatch:
    """An open batch with what its card says."""

    def __init__(self, batch: Batch, counts: Counts, can: CanMake, home: int, form: WorkForm | None) -> None:
        self.batch = batch
        self.counts = counts
        self.can = can
        self.home = home
        self.form = form
        self.left = max(batch.planned - counts.made, 0)
        self.is_done = counts.made >= batch.planned


@for_roles(*WHO_MAY_READ)
@require_safe
def production(request: HttpRequest) -> HttpResponse:
    """What can be made today, and the open batches with the short path of each."""
    return show_production(request)


def show_production(
    request: HttpRequest, *, bound: WorkForm | None = None, status: int = 200
) -> HttpResponse:
    """The page, with the form of one batch as it was sent, where that was refused."""
    today = clock.today()
    worked_on = _asked_day(request, today)
    products = list(Product.objects.filter(is_active=True))
    open_batches = list(listed_batches().filter(closed_on=None).order_by("year", "number", "pk"))
    can = can_make_in(open_batches)
    homes = pieces_of(open_batches)
    forms = work_forms(open_batches, worked_on) if has_role(request.user, Role.SUPERVISOR) else {}
    if bound is not None:
        forms[bound.batch.pk] = bound
    cards = [
        OpenBatch(one, counts_from(one), can[one.pk], at_home(homes[one.pk]), forms.get(one.pk))
        for one in open_batches
    ]
    can_today = can_make(products, today=today)
    context = {
        "can": can_today,
        "shares_parts": share_parts(can_today),
        "cards": cards,
        "today": today,
        "only": cards[0] if len(cards) == 1 and cards[0].form else None,
    }
    return render(request, "assignments/production/production.html", context, status=status)


def _asked_day(request: HttpRequest, today: date) -> date:
    """The day that the numbers are of: `?date=` where a to-do asks for an earlier one, otherwise today."""
    try:
        asked = date.fromisoformat(request.GET.get("date", ""))
    except ValueError:
        return today
    return min(asked, today)


def work_forms(
    batches: Iterable[Batch],
    today: date,
    *,
    data: QueryDict | None = None,
    back: str = "production",
    with_steps: bool | None = None,
) -> dict[int, WorkForm]:
    """A form for each of some batches from `listed_batches`, by pk. Two queries, however many there are.

    `with_steps`: with the steps or without, whatever the batch itself goes by.
    """
    outlets = list(Outlet.objects.filter(is_active=True))
    last = last_outlet()
    return {
        batch.pk: WorkForm(
            data,
            batch=batch,
            outlets=outlets,
            last_outlet=last,
            today=today,
            with_steps=follows_steps(batch, counts_from(batch)) if with_steps is None else with_steps,
            back=back,
        )
        for batch in batches
    }


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def new_batch(request: HttpRequest) -> HttpResponse:
    """Begin a batch; `?product=` is what it is of."""
    today = clock.today()
    can = can_make(Product.objects.filter(is_active=True), today=today)
    form = NewBatchForm(
        request.POST if request.method == "POST" else None, can=can, initial=_first(request, can, today)
    )
    if form.is_valid():
        data = form.cleaned_data
        try:
            batch = plan_batch(**data, by=request.user, now=clock.now(), today=today)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            _tell_begun(request, batch, can)
            return redirect("assignments:production")
    context = {
        "form": form,
        "can": can,
        "shares_parts": share_parts(can),
        "back": reverse("assignments:production"),
    }
    status = 422 if form.errors else 200
    return render(request, "assignments/production/new_batch.html", context, status=status)


def _first(request: HttpRequest, can: list[CanMake], today: date) -> dict[str, Any]:
    asked = request.GET.get("product", "")
    chosen = next((one for one in can if str(one.product.pk) == asked), can[0] if can else None)
    first: dict[str, Any] = {"started_on": today}
    if chosen:
        first |= {"product": chosen.product.pk, "planned": chosen.pieces or None}
    return first


def _tell_begun(request: HttpRequest, batch: Batch, can: list[CanMake]) -> None:
    enough = next(one.pieces for one in can if one.product.pk == batch.product_id)
    facts = {"code": batch.code, "pieces": enough}
    if batch.planned > enough:
        text = _("%(code)s er begynt. Delene på lager er nok til %(pieces)s.")
        messages.warning(request, text % facts)
    else:
        messages.success(request, _("%(code)s er begynt.") % facts)
