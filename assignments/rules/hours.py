"""The hours of work (timer) behind a shift and a day, to two decimals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from decimal import ROUND_HALF_UP, Decimal


def day_hours(spans: Iterable[tuple[time, time]]) -> Decimal:
    """Hours of one person's shifts on one day, time that overlaps counted once.

    Rounded once, after summing. ValueError where a shift's end isn't after its start.
    """
    total, covered_until = 0, 0
    for start, end in sorted((_seconds(start), _seconds(end)) for start, end in spans):
        if end <= start:
            raise ValueError("a shift must end after it starts")
        total += max(0, end - max(start, covered_until))
        covered_until = max(covered_until, end)
    return (Decimal(total) / 3600).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _seconds(moment: time) -> int:
    return moment.hour * 3600 + moment.minute * 60 + moment.second
