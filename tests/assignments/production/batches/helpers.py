"""The actions at a batch, as a test writes them: today, by the supervisor."""

from __future__ import annotations

from typing import Any

from assignments.batch_sums import BatchSums, batch_sums
from assignments.models import Batch, StockMovement
from assignments.record_work import Recorded, record_steps, record_work
from assignments.reverse_movement import reverse_movement
from assignments.stock_ledger import SHELF, stock_ledger
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY


def about(production: Production) -> dict[str, Any]:
    return {"by": production.by, "now": NOW, "today": TODAY}


def work(production: Production, batch: Batch, **told: Any) -> Recorded:
    """Record the short path; `date` is today unless told."""
    return record_work(batch, **{"date": TODAY, **told}, **about(production))


def steps(production: Production, batch: Batch, **told: Any) -> Recorded:
    return record_steps(batch, **{"date": TODAY, **told}, **about(production))


def undo(production: Production, movement: StockMovement) -> StockMovement:
    return reverse_movement(movement, reason="feil tall", **about(production))


def shelf(production: Production) -> dict[str, int]:
    """What is on the shelf, by the part's name."""
    ledger = stock_ledger()
    return {name: ledger.there(part.pk, SHELF) for name, part in production.parts.items()}


def sums(batch: Batch) -> BatchSums:
    return batch_sums([batch])[batch.pk]


def balanced(batch: Batch) -> bool:
    """Of each part, what came in is what is in good pieces, lost, returned, and on the table."""
    return adds_up(sums(batch))


def adds_up(sums: BatchSums) -> bool:
    """The same of sums that were read already."""
    return all(
        part.came == part.good + part.lost + part.returned + part.table
        and min(part.came, part.good, part.lost, part.back, part.repair, part.table) >= 0
        for part in sums.parts.values()
    )
