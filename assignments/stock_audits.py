"""What must agree in the ledgers of parts and of pieces, for `manage.py verify_papers`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, Sum

from assignments.models import (
    Batch,
    PartsListLine,
    PieceKind,
    PieceLine,
    PieceMovement,
    PiecePlace,
    Reservation,
    StockCountLine,
    StockLine,
    StockMovement,
    StockPlace,
)

Balance = Counter[tuple[Any, ...]]


def parts_in_stock_add_up() -> Iterator[str]:
    """Line by line as they were issued: never fewer than none, what was left is what was written, and a count
    found what there was.
    """
    balance: Balance = Counter()
    shelf: Counter[int] = Counter()
    lots: dict[int, tuple[Any, ...]] = {}
    counts = _counts_in_order()
    rows = StockLine.objects.order_by("paper__year", "paper__number", "position").values_list(
        "paper__year", "paper__number", "position", "pk", "component", "lot", "quantity", "source",
        "source_batch", "target", "target_batch", "unit_price", "source_after",
    )  # fmt: skip
    for (
        year, number, position, pk, component, lot, quantity, source, source_batch, target, target_batch,
        price, after,
    ) in rows.iterator():  # fmt: skip
        label = f"stock_movement {year}-{number:04d}, line {position}"
        while counts and counts[-1][:2] <= (year, number):
            yield from _wrong_count(counts.pop(), shelf)
        if lot is None:
            lots[pk] = (component, price)
        elif lots.get(lot) != (component, price):
            yield f"{label}: not of the part and the price of its lot"
        here, there = (
            (component, lot or pk, source, source_batch),
            (component, lot or pk, target, target_batch),
        )
        if source != StockPlace.OUTSIDE:
            balance[here] -= quantity
            if balance[here] < 0:
                yield f"{label}: fewer than none are left"
            if after != balance[here]:
                yield f"{label}: {balance[here]} are left, not {after}"
        balance[there] += quantity
        shelf[component] += quantity * ((target == StockPlace.SHELF) - (source == StockPlace.SHELF))
    while counts:
        yield from _wrong_count(counts.pop(), shelf)


def counts_add_up() -> Iterator[str]:
    """The lines of a count are its differences, and no others."""
    moved: dict[tuple[int, int], int] = defaultdict(int)
    lines = StockLine.objects.filter(paper__kind="count", paper__reverses=None).order_by()
    for paper, component, quantity, target in lines.values_list("paper", "component", "quantity", "target"):
        moved[paper, component] += quantity if target == StockPlace.SHELF else -quantity
    for count in StockCountLine.objects.select_related("paper"):
        found = moved.pop((count.paper_id, count.component_id), 0)
        if found != count.difference:
            yield f"{count.paper}, count {count.position}: {found} were put right, not {count.difference}"
    for paper, _component in moved:
        yield f"stock movement {paper}: a part was put right that wasn't counted"


def pieces_add_up() -> Iterator[str]:
    """Line by line as they were issued: never fewer than none, and what was left is what was written."""
    balance: Balance = Counter()
    rows = PieceLine.objects.order_by("paper__year", "paper__number", "position").values_list(
        "paper__year", "paper__number", "position", "batch", "quantity", "source", "source_outlet", "target",
        "target_outlet", "source_after",
    )  # fmt: skip
    for (
        year,
        number,
        position,
        batch,
        quantity,
        source,
        from_outlet,
        target,
        to_outlet,
        after,
    ) in rows.iterator():
        label = f"piece_movement {year}-{number:04d}, line {position}"
        if source != PiecePlace.BATCH:
            balance[batch, source, from_outlet] -= quantity
            if balance[batch, source, from_outlet] < 0:
                yield f"{label}: fewer than none are left"
            if after != balance[batch, source, from_outlet]:
                yield f"{label}: {balance[batch, source, from_outlet]} are left, not {after}"
        balance[batch, target, to_outlet] += quantity


def reversals_are_exact() -> Iterator[str]:
    """What undoes a movement is line by line its opposite, and isn't itself undone."""
    yield from _wrong_reversals(
        StockMovement, ("component", "quantity", "unit_price"), "batch", with_lot=True
    )
    yield from _wrong_reversals(PieceMovement, ("batch", "quantity", "unit_price"), "outlet", with_lot=False)


def closed_batches_are_empty() -> Iterator[str]:
    """A closed batch has no parts on its table and holds none."""
    for held in Reservation.objects.exclude(batch__closed_on=None).select_related("batch", "component"):
        yield f"batch {held.batch}: is closed and holds {held.quantity} of {held.component}"
    left: Counter[tuple[str, str]] = Counter()
    for place, sign in (("source", -1), ("target", 1)):
        rows = StockLine.objects.filter(
            **{place: StockPlace.BATCH, f"{place}_batch__closed_on__isnull": False}
        ).order_by()
        moved = rows.values_list(f"{place}_batch__code", "component__name").annotate(moved=Sum("quantity"))
        for code, name, number in moved:
            left[code, name] += sign * number
    for (code, name), number in left.items():
        if number:
            yield f"batch {code}: is closed with {number} of {name} on its table"


def pieces_hold_their_parts() -> Iterator[str]:
    """The good pieces of a batch took what its list says, so many times: no part more, and none less."""
    made: Counter[int] = Counter()
    for place, sign in (("source", 1), ("target", -1)):
        made_here = PieceLine.objects.filter(paper__kind=PieceKind.MADE, **{place: PiecePlace.BATCH})
        rows = made_here.order_by()
        for batch, number in rows.values_list("batch").annotate(moved=Sum("quantity")):
            made[batch] += sign * number
    inside: Counter[tuple[int, int]] = Counter()
    for place, sign in (("source", -1), ("target", 1)):
        rows = StockLine.objects.filter(**{place: StockPlace.PIECES}).order_by()
        moved = rows.values_list(f"{place}_batch", "component").annotate(moved=Sum("quantity"))
        for batch, component, number in moved:
            inside[batch, component] += sign * number
    lines = PartsListLine.objects.filter(parts_list__batches__in=[batch for batch in made if made[batch]])
    for batch, component, each in lines.values_list("parts_list__batches", "component", "quantity"):
        inside[batch, component] -= each * made[batch]
    wrong = {batch for (batch, _component), number in inside.items() if number}
    for one in Batch.objects.filter(pk__in=wrong).order_by("pk"):
        yield f"batch {one.code}: the parts in its pieces aren't what {made[one.pk]} pieces take"


def _counts_in_order() -> list[tuple[int, ...]]:
    """Every counted part, the last one first: year, number, position, component, expected."""
    rows = StockCountLine.objects.order_by("-paper__year", "-paper__number", "-position")
    return list(rows.values_list("paper__year", "paper__number", "position", "component", "expected"))


def _wrong_count(count: tuple[int, ...], shelf: Counter[int]) -> Iterator[str]:
    year, number, position, component, expected = count
    if shelf[component] != expected:
        label = f"stock_movement {year}-{number:04d}, count {position}"
        yield f"{label}: {expected} were expected, and there were {shelf[component]}"


def _wrong_reversals(
    model: type[StockMovement] | type[PieceMovement],
    same: tuple[str, ...],
    holder: str,
    *,
    with_lot: bool,
) -> Iterator[str]:
    names = ("paper", "pk", *(("lot",) if with_lot else ()), *same)
    ways = ("source", f"source_{holder}", "target", f"target_{holder}")
    lines: dict[int, Counter[tuple[Any, ...]]] = defaultdict(Counter)
    opposite: dict[int, Counter[tuple[Any, ...]]] = defaultdict(Counter)
    touched = Q(paper__reverses__isnull=False) | Q(paper__reversed_by__isnull=False)
    for row in model._meta.get_field("lines").related_model.objects.filter(touched).values(*names, *ways):
        what = (row.get("lot") or row["pk"] if with_lot else None, *(row[name] for name in same))
        source, target = (row[ways[0]], row[ways[1]]), (row[ways[2]], row[ways[3]])
        lines[row["paper"]][what, source, target] += 1
        opposite[row["paper"]][what, target, source] += 1
    for one in model.objects.filter(reverses__isnull=False).select_related("reverses"):
        if opposite[one.pk] != lines[one.reverses_id]:
            yield f"{one}: not the opposite of {one.reverses}"
        if one.kind != one.reverses.kind or one.reverses.reverses_id is not None:
            yield f"{one}: undoes what it can't"
    if model is StockMovement:
        for one in model.objects.filter(reverses__isnull=False).exclude(pieces=-F("reverses__pieces")):
            yield f"{one}: not as many pieces as it undoes"


STOCK_AUDITS = (
    parts_in_stock_add_up,
    counts_add_up,
    pieces_add_up,
    reversals_are_exact,
    closed_batches_are_empty,
    pieces_hold_their_parts,
)
