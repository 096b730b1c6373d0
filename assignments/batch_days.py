"""What was done at a batch on each date, and by how many participant-days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from assignments.batch_counts import COUNTED
from assignments.batch_labour import labour_by_day
from assignments.models import Batch, StockLine, StockMovement


@dataclass(frozen=True, slots=True)
class BatchDay:
    """One date: pieces by step, and the batch's share of the participant-days."""

    date: date
    assembled: int
    prepared: int
    made: int
    rejected: int
    labour: Fraction


def days_of(batch: Batch) -> list[BatchDay]:
    """The dates on which something was done, newest first. What was undone is left out."""
    numbers: dict[date, dict[str, int]] = defaultdict(dict)
    names = {kind: name for name, kind in COUNTED.items()}
    rows = batch.movements.filter(kind__in=names).order_by().values_list("date", "kind")
    for day, kind, pieces in rows.annotate(sum=Sum("pieces")):
        numbers[day][names[kind]] = pieces
    labour = labour_by_day(batch)
    return [
        BatchDay(
            date=day,
            labour=labour.get(day, Fraction(0)),
            **{name: numbers[day].get(name, 0) for name in COUNTED},
        )
        for day in sorted({*numbers, *labour}, reverse=True)
        if labour.get(day) or any(numbers[day].values())
    ]


def movements_of(batch: Batch) -> QuerySet[StockMovement]:
    """The movements of a batch and those that took from it, newest first; each `is_reversed` or not."""
    took = StockLine.objects.filter(paper=OuterRef("pk"), source_batch=batch)
    reversals = StockMovement.objects.filter(reverses=OuterRef("pk"))
    return (
        StockMovement.objects.filter(Q(batch=batch) | Exists(took))
        .annotate(is_reversed=Exists(reversals))
        .order_by("-year", "-number")
    )
