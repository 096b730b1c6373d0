"""Things that move between places and are never fewer than none: parts in lots, pieces in batches.

A *lot* is what came in together: one receipt of a part, or one batch of pieces. Of several lots in a place
the oldest goes first, so that what is in a customer's hand can be followed back to its delivery.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Where things are. `holder` is the batch or outlet, where the place has one."""

    name: str
    holder: int | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """A number of one lot from one place to another. `source_after`: how many of the lot stayed behind."""

    item: int
    lot: int
    quantity: int
    source: Place
    target: Place
    source_after: int


class NotEnough(ValueError):
    """Fewer are there than were to be taken. Nothing has moved."""

    def __init__(self, item: int, *, wanted: int, there: int) -> None:
        super().__init__(f"item {item}: {wanted} wanted, {there} there")
        self.item = item
        self.wanted = wanted
        self.there = there


@dataclass(slots=True)
class Ledger:
    """What is where: the number of each lot in each place. `order` is the age of the lots, oldest lowest."""

    order: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _held: dict[tuple[int, Place], dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def put(self, item: int, lot: int, place: Place, quantity: int) -> None:
        """Add a number (below zero: take it away) without asking whether it is there."""
        lots = self._held[item, place]
        lots[lot] = lots.get(lot, 0) + quantity

    def there(self, item: int, place: Place, *, lot: int | None = None) -> int:
        """How many of an item are in a place, of all lots or of one."""
        lots = self._held.get((item, place), {})
        return sum(lots.values()) if lot is None else lots.get(lot, 0)

    def lots(self, item: int, place: Place) -> list[tuple[int, int]]:
        """The lots of an item in a place with their numbers, oldest first."""
        lots = self._held.get((item, place), {})
        return sorted(
            ((lot, count) for lot, count in lots.items() if count > 0),
            key=lambda one: self.order.get(one[0], (one[0],)),
        )

    def items(self, place: Place) -> Iterator[tuple[int, int]]:
        """Every item in a place with its number, where there are any."""
        for (item, where), lots in sorted(self._held.items(), key=lambda one: one[0][0]):
            if where == place and (total := sum(lots.values())):
                yield item, total

    def spread(self, item: int, name: str) -> dict[int | None, int]:
        """How many of an item each holder of a kind of place has, where there are any."""
        found = {
            place.holder: sum(lots.values())
            for (one, place), lots in self._held.items()
            if one == item and place.name == name
        }
        return {holder: count for holder, count in found.items() if count}

    def take(
        self, item: int, quantity: int, source: Place, target: Place, *, lot: int | None = None
    ) -> list[Posting]:
        """Move a number from one place to another, of the oldest lots first or of one lot.

        Raises:
            NotEnough: fewer are there. Nothing has moved then.
            ValueError: less than one, or from a place to itself.
        """
        if quantity < 1 or source == target:
            raise ValueError("at least one goes from one place to another")
        there = self.there(item, source, lot=lot)
        if there < quantity:
            raise NotEnough(item, wanted=quantity, there=max(there, 0))
        chosen = self.lots(item, source) if lot is None else [(lot, there)]
        postings = []
        for one, count in chosen:
            part = min(count, quantity)
            self.put(item, one, source, -part)
            self.put(item, one, target, part)
            postings.append(Posting(item, one, part, source, target, count - part))
            quantity -= part
            if not quantity:
                break
        return postings


def makeable(needs: Iterable[tuple[int, int, int]]) -> tuple[int, int | None]:
    """How many pieces the parts are enough for, and the part that there is too little of for one more.

    Args:
        needs: For each part its number, how many one piece takes, and how many are free.

    Raises:
        ValueError: a piece that takes fewer than one of a part.
    """
    found: tuple[int, int | None] = (0, None)
    for place, (part, each, free) in enumerate(needs):
        if each < 1:
            raise ValueError("a piece takes at least one of each part")
        enough = max(free, 0) // each
        if place == 0 or enough < found[0]:
            found = (enough, part)
    return found
