"""What the pages of outlets list: each at a constant number of queries."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import (
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)

from assignments.models import (
    Outlet,
    PieceKind,
    PieceLine,
    PieceMovement,
    PiecePlace,
    SettledLine,
    Shipment,
)
from assignments.outlet_owes import owes
from assignments.piece_places import held_by_outlet
from assignments.sales_report import reports_of
from bikuben.money import MoneyField


@dataclass(frozen=True, slots=True)
class ListedOutlet:
    """An outlet with how many pieces it has now, how many it sold this year, and what it owes, kroner."""

    outlet: Outlet
    has_now: int
    sold: int
    owes: Decimal


def listed_outlets(*, today: date) -> list[ListedOutlet]:
    """Every outlet, those in use first. Five queries."""
    outlets = list(Outlet.objects.order_by("-is_active", "name"))
    held, sold, owed = held_by_outlet(outlets), sold_in(today.year), owes(outlets, today=today)
    return [ListedOutlet(one, held[one.pk], sold.get(one.pk, 0), owed[one.pk].total) for one in outlets]


def sold_in(year: int) -> dict[int, int]:
    """How many pieces each outlet (by pk) sold in a year, less what was taken back. One query."""
    rows = (
        PieceLine.objects.filter(paper__date__year=year, paper__outlet__isnull=False)
        .order_by()
        .values_list("paper__outlet")
        .annotate(
            out=Sum("quantity", filter=Q(target=PiecePlace.SOLD), default=0),
            back=Sum("quantity", filter=Q(source=PiecePlace.SOLD), default=0),
        )
    )
    return {outlet: out - back for outlet, out, back in rows}


def listed_movements(outlet: Outlet, *kinds: str) -> QuerySet[PieceMovement]:
    """Movements at an outlet, with `quantity`, `amount` (kroner, None where nothing was sold), whether each
    `is_reversed` and `is_settled`."""
    return _with_sums(PieceMovement.objects.filter(outlet=outlet, kind__in=kinds))


def _with_sums(movements: QuerySet[PieceMovement]) -> QuerySet[PieceMovement]:
    lines = PieceLine.objects.filter(paper=OuterRef("pk")).order_by().values("paper")
    amount = Sum(F("quantity") * F("unit_price"), output_field=MoneyField())
    return movements.annotate(
        quantity=Subquery(lines.annotate(n=Sum("quantity")).values("n"), output_field=IntegerField()),
        amount=Subquery(lines.annotate(n=amount).values("n"), output_field=MoneyField()),
        is_reversed=Exists(PieceMovement.objects.filter(reverses=OuterRef("pk"))),
        is_settled=Exists(SettledLine.objects.filter(line__paper=OuterRef("pk"))),
    )


def listed_shipments(outlet: Outlet) -> QuerySet[Shipment]:
    """The delivery notes to an outlet, with `quantity`, `is_reversed` and `is_settled`."""
    lines = PieceLine.objects.filter(paper=OuterRef("movement")).order_by().values("paper")
    return Shipment.objects.filter(outlet=outlet).annotate(
        quantity=Subquery(lines.annotate(n=Sum("quantity")).values("n"), output_field=IntegerField()),
        is_reversed=Exists(PieceMovement.objects.filter(reverses=OuterRef("movement"))),
        is_settled=Exists(SettledLine.objects.filter(line__paper=OuterRef("movement"))),
    )


def next_period(outlet: Outlet, *, today: date) -> tuple[date, date]:
    """What the next sales report is likely about: from the day after the last one to the end of its month.

    Before there is any: last month, or from the first delivery where that was later. Never days to come.
    """
    last = reports_of(outlet).order_by("-period_to").values_list("period_to", flat=True).first()
    if last is not None:
        first = last + timedelta(days=1)
    else:
        first = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
        delivered = (
            PieceMovement.objects.filter(
                outlet=outlet, kind=PieceKind.DELIVERY, reverses=None, reversed_by=None
            )
            .order_by("date")
            .values_list("date", flat=True)
            .first()
        )
        first = max(first, delivered) if delivered else first
    first = min(first, today)
    return first, min(first.replace(day=monthrange(first.year, first.month)[1]), today)


def movements_here() -> QuerySet[PieceMovement]:
    """What was lost, given away or counted here, not at any outlet; as `listed_movements` has it."""
    return _with_sums(PieceMovement.objects.filter(outlet=None, kind__in=(PieceKind.GONE, PieceKind.COUNT)))
