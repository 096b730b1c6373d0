"""What can be made today of the parts at hand, and which part is missing for more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from assignments.models import Batch, Component, PartsList, PartsListLine, Product, Reservation, StockPlace
from assignments.models.stock import StockLine
from assignments.rules.ledger import makeable
from assignments.stock_ledger import kept_for_others


@dataclass(frozen=True, slots=True)
class CanMake:
    """How many pieces the parts are enough for. `lacking`: those that there are too few of for one more.

    `takes`: the components (by pk) that it is made of.
    """

    product: Product
    pieces: int = 0
    lacking: tuple[Component, ...] = ()
    has_list: bool = True
    takes: frozenset[int] = frozenset()

    @property
    def missing(self) -> Component | None:
        """The first part that is missing for one more."""
        return self.lacking[0] if self.lacking else None


def can_make(products: Iterable[Product], *, today: date) -> list[CanMake]:
    """What a new batch of each product could be made of today. Six queries, however many there are.

    Parts that are held for batches aren't free.
    """
    wanted = list(products)
    lists = _lists_on(wanted, today)
    parts = {pk: list(found.lines.all()) for pk, found in lists.items()}
    shelf = _on_shelf(line.component_id for lines in parts.values() for line in lines)
    held = _held()
    found = []
    for product in wanted:
        lines = parts.get(product.pk, [])
        free = {
            line.component_id: shelf[line.component_id] - sum(held[line.component_id].values())
            for line in lines
        }
        found.append(_can_make(product, lines, free))
    return found


def can_make_in(batches: Iterable[Batch]) -> dict[int, CanMake]:
    """How many more each batch has parts for, by pk: on its table, held for it, and free on the shelf."""
    wanted = list(batches)
    lists = PartsList.objects.filter(pk__in={batch.parts_list_id for batch in wanted})
    parts = {one.pk: list(one.lines.all()) for one in lists.prefetch_related("lines__component")}
    shelf = _on_shelf(line.component_id for lines in parts.values() for line in lines)
    table = _on_tables(wanted)
    held = _held()
    found = {}
    for batch in wanted:
        lines = parts[batch.parts_list_id]
        free = {}
        for line in lines:
            there, own = shelf[line.component_id], held[line.component_id].get(batch.pk, 0)
            others = sum(held[line.component_id].values()) - own
            kept = kept_for_others(there, own=own, others=others)
            free[line.component_id] = there - kept + table.get((batch.pk, line.component_id), 0)
        found[batch.pk] = _can_make(batch.product, lines, free)
    return found


def share_parts(found: Iterable[CanMake]) -> bool:
    """Whether two that can be made take the same part: what is made of one, the other can't be made of."""
    taken: set[int] = set()
    for one in found:
        if one.pieces and not taken.isdisjoint(one.takes):
            return True
        taken |= one.takes if one.pieces else set()
    return False


def _can_make(product: Product, lines: list[PartsListLine], free: dict[int, int]) -> CanMake:
    pieces, _part = makeable((line.component_id, line.quantity, free[line.component_id]) for line in lines)
    lacking = tuple(
        line.component for line in lines if max(free[line.component_id], 0) // line.quantity == pieces
    )
    takes = frozenset(line.component_id for line in lines)
    return CanMake(product, pieces, lacking, has_list=bool(lines), takes=takes)


def _lists_on(products: list[Product], day: date) -> dict[int, PartsList]:
    """The list of parts that holds on a date for each product, by pk."""
    lists = PartsList.objects.filter(product__in=products, valid_from__lte=day, lines__isnull=False)
    ordered = lists.distinct().order_by("valid_from").prefetch_related("lines__component")
    return {one.product_id: one for one in ordered}


def _on_shelf(components: Iterable[int]) -> dict[int, int]:
    wanted = set(components)
    shelf: dict[int, int] = defaultdict(int)
    lines = StockLine.objects.filter(component__in=wanted).order_by()
    for sign, side in ((1, "target"), (-1, "source")):
        here = lines.filter(**{side: StockPlace.SHELF})
        for component, moved in here.values_list("component").annotate(moved=Sum("quantity")):
            shelf[component] += sign * moved
    return shelf


def _on_tables(batches: list[Batch]) -> dict[tuple[int, int], int]:
    table: dict[tuple[int, int], int] = defaultdict(int)
    for sign, side in ((1, "target"), (-1, "source")):
        here = StockLine.objects.filter(**{side: StockPlace.BATCH, f"{side}_batch__in": batches}).order_by()
        rows = here.values_list(f"{side}_batch", "component").annotate(moved=Sum("quantity"))
        for batch, component, moved in rows:
            table[batch, component] += sign * moved
    return table


def _held() -> dict[int, dict[int, int]]:
    """What is held, by component and batch."""
    held: dict[int, dict[int, int]] = defaultdict(dict)
    for component, batch, quantity in Reservation.objects.values_list("component", "batch", "quantity"):
        held[component][batch] = quantity
    return held
