"""What the parts of one piece cost, batch by batch, read from the movements."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from assignments.batch_sums import batch_sums


def piece_costs(batches: Iterable[int]) -> dict[int, Decimal]:
    """The cost of parts of one piece of each batch (by pk), kroner, not rounded. Three queries.

    A batch that isn't closed yet may still lose parts: the cost is what is known now. 0 where none is made.
    """
    return {pk: sums.per_piece or Decimal(0) for pk, sums in batch_sums(batches).items()}
