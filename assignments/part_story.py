"""What has become of one part: every movement of it with what was on the shelf after, and the lots left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from assignments.models import Component, StockLine, StockMovement, StockPlace
from assignments.rules.ledger import Ledger
from assignments.stock_ledger import SHELF

Where = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class PartMoved:
    """One movement of one part: where from, where to, the change on the shelf, and what it left there."""

    movement: StockMovement
    sources: str
    targets: str
    change: int
    after: int


@dataclass(frozen=True, slots=True)
class LotLeft:
    """What is left on the shelf of one delivery. `unit_price` is what one cost, kroner."""

    movement: StockMovement
    delivered_on: date
    supplier: str
    unit_price: Decimal
    count: int


def story_of(component: Component) -> list[PartMoved]:
    """Every movement of a component, newest first, with the number on the shelf after it. Two queries."""
    moved: dict[int, Counter[Where]] = defaultdict(Counter)
    lines = (
        StockLine.objects.filter(component=component)
        .order_by()
        .values_list("paper", "source", "source_batch", "target", "target_batch")
        .annotate(moved=Sum("quantity"))
    )
    for paper, source, source_batch, target, target_batch, number in lines:
        moved[paper][source, source_batch] -= number
        moved[paper][target, target_batch] += number
    papers = (
        StockMovement.objects.filter(pk__in=moved)
        .select_related("batch", "reversed_by")
        .order_by("year", "number")
    )
    story, shelf = [], 0
    for paper in papers:
        net = moved[paper.pk]
        change = net[StockPlace.SHELF, None]
        shelf += change
        story.append(
            PartMoved(
                movement=paper,
                sources=_places(where for where, number in net.items() if number < 0),
                targets=_places(where for where, number in net.items() if number > 0),
                change=change,
                after=shelf,
            )
        )
    return story[::-1]


def lots_left(component: Component, ledger: Ledger) -> list[LotLeft]:
    """The lots on the shelf, in the order that they are used. One query."""
    there = ledger.lots(component.pk, SHELF)
    lines = StockLine.objects.select_related("paper").in_bulk([lot for lot, _count in there])
    return [
        LotLeft(
            movement=lines[lot].paper,
            delivered_on=lines[lot].paper.date,
            supplier=lines[lot].paper.supplier,
            unit_price=lines[lot].unit_price,
            count=count,
        )
        for lot, count in there
    ]


def _places(found: Iterable[Where]) -> str:
    """The places in words, each once: på lager, i arbeid."""
    names = {where[0] for where in found}
    return ", ".join(str(place.label) for place in StockPlace if place.value in names)
