"""Where every piece is, what is gone, a count, and what was entered by mistake."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.count_pieces import count_pieces
from assignments.forms_pieces import CountForm, GoneForm, ReverseForm
from assignments.models import Outlet, PieceKind, PieceMovement
from assignments.outlet_lists import movements_here
from assignments.piece_places import held_at, place_of, whereabouts
from assignments.pieces_gone import pieces_gone
from assignments.reverse_pieces_of import refuse_reversing, reverse_pieces_of
from assignments.tables_outlets import MovementTable, WhereaboutsTable
from bikuben import clock
from bikuben.encryption import decrypt_together
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

READERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*READERS)
@require_safe
def pieces(request: HttpRequest) -> HttpResponse:
    """Where every piece is: by product, and by batch."""
    outlets = list(Outlet.objects.all())
    by_product, by_batch = whereabouts(outlets)
    products = WhereaboutsTable(
        by_product, outlets=outlets, exclude=("batch",), prefix="p-", about=_("produkter")
    )
    batches = WhereaboutsTable(by_batch, outlets=outlets, prefix="b-", about=_("partier"))
    moved = MovementTable(
        movements_here(), prefix="m-", exclude=("period", "amount"), user=request.user, about=_("annet")
    )
    for table, rows in ((products, 50), (batches, 30), (moved, 10)):
        RequestConfig(request, paginate={"per_page": rows}).configure(table)
    decrypt_together((row.record for row in moved.paginated_rows), "reason")
    context = {"products": products, "batches": batches, "moved": moved}
    return render(request, "assignments/outlets/pieces.html", context)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def gone(request: HttpRequest) -> HttpResponse:
    """Pieces lost or given away, from here or from the outlet of `?outlet=`."""
    outlet = _asked_outlet(request)
    today = clock.today()
    form = GoneForm(
        request.POST if request.method == "POST" else None,
        held=held_at(place_of(outlet)),
        initial={"date": today},
    )
    if form.is_valid():
        data = form.cleaned_data
        try:
            pieces_gone(
                form.wanted(),
                outlet=outlet,
                reason=data["reason"],
                date=data["date"],
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Ført. Stykkene er ute av lista."))
            return _back_to(outlet)
    context = {"form": form, "outlet": outlet, "outlets": _places(), "back": _page_of(outlet)}
    status = 422 if form.is_bound else 200
    return render(request, "assignments/outlets/gone.html", context, status=status)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def count(request: HttpRequest) -> HttpResponse:
    """Count what is here, or at the outlet of `?outlet=`."""
    outlet = _asked_outlet(request)
    held = held_at(place_of(outlet), all_products=True)
    form = CountForm(request.POST if request.method == "POST" else None, held=held)
    if form.is_valid():
        try:
            counted = count_pieces(
                form.counted(),
                outlet=outlet,
                reason=form.cleaned_data["reason"],
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            if refused.code == "stale":
                raise
            refuse_in_form(form, refused)
        else:
            _tell(request, counted)
            return _back_to(outlet)
    context = {"form": form, "outlet": outlet, "outlets": _places(), "back": _page_of(outlet)}
    status = 422 if form.is_bound else 200
    return render(request, "assignments/outlets/count.html", context, status=status)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def reverse_movement(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, with the reason, then take it back."""
    movement = get_object_or_404(PieceMovement.objects.select_related("outlet", "shipment"), pk=pk)
    refuse_reversing(movement)
    form = ReverseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reverse_pieces_of(
                movement,
                reason=form.cleaned_data["reason"],
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Tatt tilbake. Begge bilagene blir liggende."))
            return _back_to(movement.outlet)
    context = {
        "form": form,
        "movement": movement,
        "lines": movement.lines.select_related("batch__product"),
        "is_delivery": movement.kind == PieceKind.DELIVERY,
        "back": _page_of(movement.outlet),
    }
    status = 422 if form.is_bound else 200
    return render(request, "assignments/outlets/reverse.html", context, status=status)


def _asked_outlet(request: HttpRequest) -> Outlet | None:
    """The outlet of the address, or None for here. What can't be isn't found."""
    asked = request.GET.get("outlet", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= 18):
        raise Http404
    return get_object_or_404(Outlet, pk=int(asked))


def _places() -> list[Outlet]:
    return list(Outlet.objects.filter(is_active=True))


def _page_of(outlet: Outlet | None) -> str:
    return (
        reverse("assignments:pieces") if outlet is None else reverse("assignments:outlet", args=[outlet.pk])
    )


def _back_to(outlet: Outlet | None) -> HttpResponse:
    return redirect(_page_of(outlet))


def _tell(request: HttpRequest, counted: PieceMovement) -> None:
    if counted.lines.exists():
        messages.warning(request, _("Talt. Forskjellen er ført."))
    else:
        messages.success(request, _("Talt, og det stemmer."))
