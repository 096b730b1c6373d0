"""How long the parts last: enough for so many pieces, and so many days of production at the pace of late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

LATELY = 10


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a product is made: pieces made on so many days of production."""

    pieces: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Lasting:
    """How many pieces a part is enough for, and how many days of production; None where it isn't known."""

    pieces: int | None = None
    days: int | None = None


def pace_of(made: Mapping[date, int]) -> Pace:
    """The pace of the last ten dates on which any were made; `made` is net, by date."""
    latest = sorted((day for day, pieces in made.items() if pieces > 0), reverse=True)[:LATELY]
    return Pace(sum(made[day] for day in latest), len(latest))


def lasting(at_hand: int, uses: Iterable[tuple[int, Pace]]) -> Lasting:
    """How long `at_hand` of a part last.

    Args:
        uses: For each product made of it, how many one piece takes, and the product's pace. Of several, the
            one that uses most a day counts; where none was made lately, the one that takes most.

    Raises:
        ValueError: a piece that takes fewer than one.
    """
    found = list(uses)
    if any(each < 1 for each, _pace in found):
        raise ValueError("a piece takes at least one of each part")
    if not found:
        return Lasting()
    each, pace = max(found, key=lambda use: (_per_day(*use), use[0]))
    pieces = max(at_hand, 0) // each
    return Lasting(pieces, pieces * pace.days // pace.pieces if pace.pieces else None)


def _per_day(each: int, pace: Pace) -> tuple[int, int]:
    """Comparable: parts a day in thousandths, so that no fraction is needed."""
    return (each * pace.pieces * 1000 // pace.days, 1) if pace.days else (0, 0)
