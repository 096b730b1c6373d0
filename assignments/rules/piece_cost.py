"""What the parts of one piece cost (delekostnad), kroner."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["piece_cost"]


def piece_cost(in_pieces: Decimal, lost: Decimal, made: int) -> Decimal:
    """The parts in the good pieces of a batch and the parts that were lost in it, shared by the pieces made.

    Not rounded: whoever writes it on a paper rounds there. 0 where nothing was made.
    """
    return (in_pieces + lost) / made if made > 0 else Decimal(0)
