"""From a piece in a customer's hand back to dates, steps and deliveries, and from a delivery to its pieces.

Never to a person: what is read here are movements, and they name none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from assignments.models import (
    Batch,
    BatchCheck,
    Outlet,
    PieceLine,
    PiecePlace,
    RejectCause,
    StockKind,
    StockLine,
    StockMovement,
    StockPlace,
)

ORDER = (
    StockKind.ASSEMBLED,
    StockKind.PREPARED,
    StockKind.MADE,
    StockKind.REJECTED,
    StockKind.REPAIR,
    StockKind.SCRAPPED,
)


@dataclass(frozen=True, slots=True)
class DayOfBatch:
    """What was done with pieces of a batch on a day: how many, and for the rejected why."""

    day: date
    kind: StockKind
    pieces: int
    cause: str


@dataclass(frozen=True, slots=True)
class FromDelivery:
    """How many of a part came from one delivery. A delivery without supplier was found, in a count say."""

    component: str
    movement: int
    kind: str
    supplier: str
    day: date
    pieces: int
    lost: int
    on_table: int


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """How many pieces are somewhere; `outlet` is whose, or who sold them."""

    place: PiecePlace
    outlet: str
    count: int


@dataclass(slots=True)
class TracedBatch:
    """All that a batch code leads to."""

    batch: Batch
    days: list[DayOfBatch] = field(default_factory=list)
    checks: list[BatchCheck] = field(default_factory=list)
    deliveries: list[FromDelivery] = field(default_factory=list)
    where: list[Whereabouts] = field(default_factory=list)
    made: int = 0
    rejected: int = 0


@dataclass(slots=True)
class DeliveredPart:
    """One line of a delivery: how many came, and where they are now. `batches`: pk of batch and number."""

    line: StockLine
    on_shelf: int = 0
    lost: int = 0
    batches: dict[int, int] = field(default_factory=dict)

    @property
    def in_batches(self) -> int:
        return sum(self.batches.values())


@dataclass(frozen=True, slots=True)
class BatchOfDelivery:
    """A batch that got parts of a delivery, how many of which, and where its pieces are now."""

    batch: Batch
    parts: list[tuple[str, int]]
    where: list[Whereabouts]


def trace_batch(batch: Batch) -> TracedBatch:
    """What a batch's code leads to. A constant number of queries; `batch` has its product with it."""
    days = days_of([batch.pk])
    return TracedBatch(
        batch=batch,
        days=days,
        checks=list(batch.checks.all()),
        deliveries=_deliveries_of(batch),
        where=whereabouts([batch.pk]).get(batch.pk, []),
        made=sum(one.pieces for one in days if one.kind == StockKind.MADE),
        rejected=sum(one.pieces for one in days if one.kind == StockKind.REJECTED),
    )


def days_of(batches: Iterable[int]) -> list[DayOfBatch]:
    """Each day's numbers, undone ones left out. One query."""
    rows = (
        StockMovement.objects.filter(batch__in=list(batches), kind__in=ORDER)
        .order_by()
        .values_list("date", "kind", "cause")
        .annotate(counted=Sum("pieces"))
    )
    causes = dict(RejectCause.choices)
    found = [
        DayOfBatch(day, StockKind(kind), pieces, str(causes.get(cause, "")))
        for day, kind, cause, pieces in rows
        if pieces
    ]
    return sorted(found, key=lambda one: (one.day, ORDER.index(one.kind), one.cause))


def whereabouts(batches: Iterable[int]) -> dict[int, list[Whereabouts]]:
    """Where the pieces of batches (by pk) are now. Two queries."""
    moved: dict[int, dict[tuple[str, int | None], int]] = {}
    rows = (
        PieceLine.objects.filter(batch__in=list(batches))
        .order_by()
        .values_list("batch", "source", "source_outlet", "target", "target_outlet", "paper__outlet")
        .annotate(counted=Sum("quantity"))
    )
    for batch, source, source_outlet, target, target_outlet, about, count in rows:
        there = moved.setdefault(batch, {})
        for place, outlet, number in ((source, source_outlet, -count), (target, target_outlet, count)):
            # Whoever sold a piece is named by the movement; what is here or gone is nobody's.
            key = (place, about if place == PiecePlace.SOLD else outlet)
            there[key] = there.get(key, 0) + number
    outlets = {outlet for there in moved.values() for _place, outlet in there if outlet is not None}
    names = dict(Outlet.objects.filter(pk__in=outlets).values_list("pk", "name"))
    places = list(PiecePlace)
    return {
        batch: sorted(
            (
                Whereabouts(PiecePlace(place), names.get(outlet, ""), count)
                for (place, outlet), count in there.items()
                if count > 0 and place != PiecePlace.BATCH
            ),
            key=lambda one: (places.index(one.place), one.outlet),
        )
        for batch, there in moved.items()
    }


def _deliveries_of(batch: Batch) -> list[FromDelivery]:
    """The lots of each part in the batch's pieces, on its table, and lost in it. Two queries."""
    there: dict[tuple[int, str], int] = {}
    lines = StockLine.objects.filter(Q(source_batch=batch) | Q(target_batch=batch))
    for lot, source, source_batch, target, target_batch, count in _moves(lines):
        if source == StockPlace.LOST or source_batch == batch.pk:
            there[lot, source] = there.get((lot, source), 0) - count
        if target == StockPlace.LOST or target_batch == batch.pk:
            there[lot, target] = there.get((lot, target), 0) + count
    lots = StockLine.objects.filter(pk__in={lot for lot, _place in there})
    found = []
    for line in lots.select_related("paper", "component").order_by("component__name", "paper__date", "pk"):
        numbers = {place: there.get((line.pk, place), 0) for place in StockPlace}
        delivery = FromDelivery(
            component=line.component.name,
            movement=line.paper_id,
            kind=line.paper.get_kind_display(),
            supplier=line.paper.supplier,
            day=line.paper.date,
            pieces=numbers[StockPlace.PIECES],
            lost=max(numbers[StockPlace.LOST], 0),
            on_table=numbers[StockPlace.BATCH] + numbers[StockPlace.REPAIR],
        )
        if delivery.pieces or delivery.lost or delivery.on_table:
            found.append(delivery)
    return found


def brought_by(movement: StockMovement) -> list[StockLine]:
    """The lines by which a movement brought parts into the house: the lots that can be followed."""
    lines = movement.lines.filter(lot=None, source=StockPlace.OUTSIDE)
    return list(lines.select_related("component"))


def trace_delivery(lines: Iterable[StockLine]) -> tuple[list[DeliveredPart], list[BatchOfDelivery]]:
    """Where the parts of a delivery are, and which batches got them. A constant number of queries."""
    parts = {line.pk: DeliveredPart(line) for line in lines}
    of_lots = StockLine.objects.annotate(of_lot=Coalesce("lot_id", F("id"))).filter(of_lot__in=list(parts))
    for lot, source, source_batch, target, target_batch, count in _moves(of_lots):
        part = parts[lot]
        for place, holder, number in ((source, source_batch, -count), (target, target_batch, count)):
            if place == StockPlace.SHELF:
                part.on_shelf += number
            elif place == StockPlace.LOST:
                part.lost += number
            elif holder is not None:
                part.batches[holder] = part.batches.get(holder, 0) + number
    got = {pk for part in parts.values() for pk, count in part.batches.items() if count}
    where = whereabouts(got)
    batches = Batch.objects.filter(pk__in=got).select_related("product").order_by("year", "number")
    shown = []
    for batch in batches:
        gave = [(part.line.component.name, part.batches.get(batch.pk, 0)) for part in parts.values()]
        shown.append(BatchOfDelivery(batch, [one for one in gave if one[1]], where.get(batch.pk, [])))
    return list(parts.values()), shown


def _moves(lines: QuerySet[StockLine]) -> QuerySet[StockLine]:
    return (
        lines.order_by()
        .annotate(of_lot=Coalesce("lot_id", F("id")))
        .values_list("of_lot", "source", "source_batch", "target", "target_batch")
        .annotate(moved=Sum("quantity"))
    )
