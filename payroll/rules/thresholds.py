"""How near a sum of the year is to a limit above which the whole year is judged otherwise."""

from decimal import Decimal
from enum import StrEnum

NEAR_SHARE = Decimal("0.9")


class Standing(StrEnum):
    """Where a sum stands."""

    BELOW = "below"
    NEAR = "near"
    CROSSED = "crossed"


def standing(paid: Decimal, limit: Decimal, *, next_pay: Decimal | None = None) -> Standing:
    """Crossed is above the limit; near is 90 % of it or, with `next_pay`, where that would cross it (kroner).

    Exactly the limit is not above it. FTRL §23-2 eighth paragraph, SFF §7-2-1.
    """
    if paid > limit:
        return Standing.CROSSED
    near = paid >= limit * NEAR_SHARE if next_pay is None else paid + next_pay > limit
    return Standing.NEAR if near else Standing.BELOW
