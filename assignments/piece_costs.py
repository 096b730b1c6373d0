"""What the parts of one piece cost, batch by batch, read from the movements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import F, Q, Sum

from assignments.models import PieceLine, PiecePlace, StockLine, StockPlace
from assignments.rules.piece_cost import piece_cost


def piece_costs(batches: Iterable[int]) -> dict[int, Decimal]:
    """The cost of parts of one piece of each batch (by pk), kroner, not rounded. Two queries.

    A batch that isn't closed yet may still lose parts: the cost is what is known now.
    """
    wanted = set(batches)
    kept, lost = _parts(wanted)
    made: dict[int, int] = defaultdict(int)
    lines = PieceLine.objects.filter(
        Q(source=PiecePlace.BATCH) | Q(target=PiecePlace.BATCH), batch__in=wanted
    ).order_by()
    for batch, source, count in lines.values_list("batch", "source").annotate(count=Sum("quantity")):
        made[batch] += count if source == PiecePlace.BATCH else -count
    return {batch: piece_cost(kept[batch], lost[batch], made[batch]) for batch in wanted}


def _parts(wanted: set[int]) -> tuple[dict[int, Decimal], dict[int, Decimal]]:
    kept: dict[int, Decimal] = defaultdict(Decimal)
    lost: dict[int, Decimal] = defaultdict(Decimal)
    lines = (
        StockLine.objects.filter(Q(source_batch__in=wanted) | Q(target_batch__in=wanted))
        .order_by()
        .values_list("source", "source_batch", "target", "target_batch")
        .annotate(cost=Sum(F("quantity") * F("unit_price")))
    )
    for source, source_batch, target, target_batch, cost in lines:
        if target == StockPlace.PIECES:
            kept[target_batch] += cost
        if source == StockPlace.PIECES:
            kept[source_batch] -= cost
        # Lost parts have left the batch they were lost in; what undoes it brings them back to it.
        if target == StockPlace.LOST and source_batch:
            lost[source_batch] += cost
        if source == StockPlace.LOST and target_batch:
            lost[target_batch] -= cost
    return kept, lost
