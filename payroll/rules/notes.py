"""Which notes and coins a day's pay needs, so that everyone gets exactly hers without change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

DENOMINATIONS = (1000, 500, 200, 100, 50, 20, 10, 5, 1)


def notes_for(net: int) -> Counter[int]:
    """The fewest Norwegian notes and coins that make `net` whole kroner. ValueError below zero."""
    if net < 0:
        raise ValueError("nobody is paid less than nothing")
    notes: Counter[int] = Counter()
    for value in DENOMINATIONS:
        count, net = divmod(net, value)
        if count:
            notes[value] = count
    return notes


def notes_needed(nets: Iterable[int]) -> dict[int, int]:
    """Notes and coins for several people, each paid exactly, largest first: ``{200: 10, 50: 1}``."""
    total: Counter[int] = Counter()
    for net in nets:
        total += notes_for(net)
    return dict(sorted(total.items(), reverse=True))


def counted_total(denominations: dict[int, int]) -> Decimal:
    """What counted notes and coins come to, kroner.

    Raises:
        ValueError: a value that is no Norwegian note or coin, or a negative count.
    """
    for value, count in denominations.items():
        if value not in DENOMINATIONS:
            raise ValueError(f"{value} is no note or coin")
        if count < 0:
            raise ValueError("a count can't be negative")
    return sum((Decimal(value) * count for value, count in denominations.items()), Decimal(0))
