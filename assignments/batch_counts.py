"""How far a batch has come: the numbers of its movements, undone ones left out by their own minus."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from assignments.models import Batch, StockKind, StockMovement

COUNTED = {
    "assembled": StockKind.ASSEMBLED,
    "prepared": StockKind.PREPARED,
    "made": StockKind.MADE,
    "rejected": StockKind.REJECTED,
}
APART = {"apart": StockKind.BACK}  # half-made when the batch closed: their parts went back


@dataclass(frozen=True, slots=True)
class Counts:
    """Pieces of a batch by what was done to them. `apart`: assembled, and taken apart when it closed."""

    assembled: int = 0
    prepared: int = 0
    made: int = 0
    rejected: int = 0
    apart: int = 0

    @property
    def still_assembled(self) -> int:
        """Assembled and not taken apart again."""
        return self.assembled - self.apart

    @property
    def still_prepared(self) -> int:
        """Prepared and, as far as can be known, not taken apart again."""
        return min(self.prepared, self.still_assembled)

    @property
    def half_made(self) -> int:
        """Assembled, and neither packed nor rejected nor taken apart yet."""
        return max(self.still_assembled - self.made - self.rejected, 0)

    @property
    def in_step(self) -> bool:
        """Whether all that came out went through the three steps: packed ≤ prepared ≤ assembled."""
        return (
            self.made + self.rejected <= self.still_assembled
            and self.made <= self.prepared
            and self.prepared <= self.assembled
        )


def counts_of(batch: Batch) -> Counts:
    """The counts of one batch as they are now."""
    kinds = COUNTED | APART
    rows = StockMovement.objects.filter(batch=batch, kind__in=kinds.values()).order_by()
    sums = dict(rows.values_list("kind").annotate(sum=Sum("pieces")))
    return Counts(**{name: sums.get(kind, 0) for name, kind in kinds.items()})


def follows_steps(batch: Batch, counts: Counts) -> bool:
    """Whether the batch goes step by step. One that was begun without steps is finished without."""
    return batch.product.uses_steps and counts.in_step


def listed_batches() -> QuerySet[Batch]:
    """Batches with their product, and `assembled`, `prepared`, `made`, `rejected` and `apart`."""
    return Batch.objects.select_related("product", "job").annotate(
        **{name: _sum_of(kind) for name, kind in (COUNTED | APART).items()}
    )


def counts_from(row: Batch) -> Counts:
    """The counts of a batch from `listed_batches`."""
    return Counts(**{name: getattr(row, name) for name in COUNTED | APART})


def _sum_of(kind: str) -> Coalesce:
    rows = StockMovement.objects.filter(Q(kind=kind), batch=OuterRef("pk")).order_by()
    return Coalesce(Subquery(rows.values("batch").annotate(sum=Sum("pieces")).values("sum")), 0)
