"""What our own cash sales come to: the VAT in a price, and the year's limit without a cash register."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from bikuben.rounding import half_up_to_ore

#: Up to this a year, before VAT, cash sales need no cash register. BOKF §5-4-1.
LIMIT = Decimal(50_000)
NEAR = Decimal(40_000)


class Reach(StrEnum):
    """How a year's cash sales stand against the limit."""

    FAR = "far"
    NEAR = "near"
    OVER = "over"


def total_of(sold: Iterable[tuple[int, Decimal]]) -> Decimal:
    """What numbers of pieces at their prices come to, kroner."""
    return sum((number * price for number, price in sold), Decimal(0))


def vat_within(total: Decimal, percent: Decimal) -> Decimal:
    """The VAT that is part of a total with VAT, kroner, to the nearest øre."""
    return half_up_to_ore(total * percent / (100 + percent))


def reach(sold: Decimal) -> Reach:
    """A year's cash sales before VAT: near from 40 000 kr, over above 50 000 kr."""
    if sold > LIMIT:
        return Reach.OVER
    return Reach.NEAR if sold >= NEAR else Reach.FAR
