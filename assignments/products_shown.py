"""What the pages of products show: each product with its list of parts and what one piece costs in parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from assignments.models import Batch, PartsList, PartsListLine, PieceLine, PiecePlace, Product


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part of a piece. `price`: usually, of one; `total`: of as many as a piece takes; kroner."""

    name: str
    quantity: int
    price: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class ListShown:
    """A list of parts with what they come to for one piece, kroner. `used` by how many batches.

    It may be written anew while neither it nor a later one is used.
    """

    pk: int
    valid_from: date
    parts: tuple[PartShown, ...]
    total: Decimal
    used: int
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class ListsShown:
    """A product's lists of parts as they stand on a day: the one that holds, those to come, and before."""

    current: ListShown | None
    coming: tuple[ListShown, ...]
    earlier: tuple[ListShown, ...]


def listed_products() -> QuerySet[Product]:
    """Every product with its lists and how many of its batches are open, in a constant number of queries."""
    open_batches = Count("batches", filter=Q(batches__isnull=False, batches__closed_on=None), distinct=True)
    return (
        Product.objects.select_related("job")
        .annotate(open_batches=open_batches)
        .prefetch_related("parts_lists__lines__component", "parts_lists__batches")
        .order_by("-is_active", "name")
    )


def lists_of(product: Product, *, today: date) -> ListsShown:
    """The lists of a product from `listed_products`, newest first."""
    lists = [_shown(one) for one in product.parts_lists.all()]
    lists.sort(key=lambda one: one.valid_from, reverse=True)
    last_used = max((one.valid_from for one in lists if one.used), default=date.min)
    lists = [replace(one, may_change=one.valid_from > last_used) for one in lists]
    coming = tuple(one for one in lists if one.valid_from > today)
    past = [one for one in lists if one.valid_from <= today]
    current = next((one for one in past if one.parts), None)
    return ListsShown(current, coming, tuple(one for one in past if one is not current))


def pieces_made(batch: Batch) -> int:
    """How many good pieces a batch has come to."""
    lines = PieceLine.objects.filter(batch=batch)
    into = sum(lines.filter(source=PiecePlace.BATCH).values_list("quantity", flat=True))
    return into - sum(lines.filter(target=PiecePlace.BATCH).values_list("quantity", flat=True))


def _shown(parts_list: PartsList) -> ListShown:
    parts = tuple(
        PartShown(
            line.component.name, line.quantity, line.component.price, line.quantity * line.component.price
        )
        for line in _in_order(parts_list)
    )
    total = sum((part.total for part in parts), Decimal(0))
    return ListShown(parts_list.pk, parts_list.valid_from, parts, total, len(parts_list.batches.all()))


def _in_order(parts_list: PartsList) -> list[PartsListLine]:
    return sorted(parts_list.lines.all(), key=lambda line: line.pk)
