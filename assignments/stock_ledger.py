"""What is in stock: the ledgers of parts and of pieces, read from the lines of their movements."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from assignments.models import Batch, Component, PieceLine, PiecePlace, Reservation, StockLine, StockPlace
from assignments.rules.ledger import Ledger, Place

SHELF = Place(StockPlace.SHELF)
LOST = Place(StockPlace.LOST)
OUTSIDE = Place(StockPlace.OUTSIDE)
HOME = Place(PiecePlace.HOME)
SOLD = Place(PiecePlace.SOLD)
GONE = Place(PiecePlace.GONE)
MAKING = Place(PiecePlace.BATCH)


def in_batch(batch: Batch) -> Place:
    """The work table of a batch: parts taken and not yet in a piece."""
    return Place(StockPlace.BATCH, batch.pk)


def in_pieces(batch: Batch) -> Place:
    """The good pieces of a batch."""
    return Place(StockPlace.PIECES, batch.pk)


def in_repair(batch: Batch) -> Place:
    """The rejected pieces of a batch that wait for repair."""
    return Place(StockPlace.REPAIR, batch.pk)


def at_outlet(outlet: int) -> Place:
    """What an outlet has of ours, by the outlet's pk."""
    return Place(PiecePlace.OUTLET, outlet)


def stock_ledger(components: Iterable[int] | None = None) -> Ledger:
    """The parts: items are components, lots are the lines that brought them in. One query.

    Args:
        components: Only these, by pk; all where left out. An action asks after it has the desk, so that
            nobody books at the same time.
    """
    lines: QuerySet[StockLine] = StockLine.objects.select_related(None)
    if components is not None:
        lines = lines.filter(component__in=set(components))
    ledger = Ledger()
    grouped = (
        lines.order_by()
        .annotate(of_lot=Coalesce("lot_id", F("id")))
        .values_list("component", "of_lot", "source", "source_batch", "target", "target_batch")
        .annotate(moved=Sum("quantity"))
    )
    for component, lot, source, source_batch, target, target_batch, moved in grouped:
        ledger.put(component, lot, Place(source, source_batch), -moved)
        ledger.put(component, lot, Place(target, target_batch), moved)
    return ledger


def piece_ledger(where: Q | None = None) -> Ledger:
    """The pieces: items are products, lots are batches in the order of their numbers. One query."""
    lines = PieceLine.objects.order_by()
    if where is not None:
        lines = lines.filter(where)
    ledger = Ledger()
    grouped = lines.values_list(
        "batch__product", "batch", "batch__year", "batch__number", "source", "source_outlet", "target",
        "target_outlet",
    ).annotate(moved=Sum("quantity"))  # fmt: skip
    for product, batch, year, number, source, source_outlet, target, target_outlet, moved in grouped:
        ledger.order[batch] = (year, number, batch)
        ledger.put(product, batch, Place(source, source_outlet), -moved)
        ledger.put(product, batch, Place(target, target_outlet), moved)
    return ledger


def reserved(*, apart_from: Batch | None = None) -> dict[int, int]:
    """How many of each component (by pk) are held for batches, `apart_from` one of them."""
    rows = Reservation.objects.all()
    if apart_from is not None:
        rows = rows.exclude(batch=apart_from)
    return dict(rows.order_by().values_list("component").annotate(held=Sum("quantity")))


def kept_for_others(there: int, *, own: int, others: int) -> int:
    """How many of a part on the shelf a batch leaves to others that hold them.

    Where more are held than there are, since some were lost say, it still gets at those it holds itself.
    """
    return min(others, max(there - own, 0))


def on_shelf(components: Iterable[Component]) -> dict[int, int]:
    """How many of each component are on the shelf, by pk. One query."""
    found = list(components)
    ledger = stock_ledger(one.pk for one in found)
    return {one.pk: ledger.there(one.pk, SHELF) for one in found}
