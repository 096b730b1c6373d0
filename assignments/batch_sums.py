"""Where the parts of a batch went, what they cost, and where its pieces are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import BooleanField, ExpressionWrapper, F, Q, Sum

from assignments.models import Batch, Component, Outlet, PieceLine, PiecePlace, StockLine, StockPlace
from assignments.rules.piece_cost import piece_cost


@dataclass(slots=True)
class PartSum:
    """One part in one batch: `came` = `good` + `lost` + `returned`, and `table` while it is open.

    What came by mistake and was undone is in none of them. `repair` left the batch whole, set aside for
    repair or taken into another batch.
    """

    component: int
    came: int = 0
    good: int = 0
    lost: int = 0
    back: int = 0
    repair: int = 0
    table: int = 0
    name: str = ""

    @property
    def returned(self) -> int:
        """What left the batch as parts that can be used: back on the shelf, or for repair."""
        return self.back + self.repair


@dataclass(slots=True)
class BatchSums:
    """The parts of a batch, and their cost in kroner: in its good pieces, and lost."""

    parts: dict[int, PartSum] = field(default_factory=dict)
    cost_good: Decimal = Decimal(0)
    cost_lost: Decimal = Decimal(0)
    made: int = 0

    @property
    def cost(self) -> Decimal:
        """Parts in good pieces and parts lost, kroner."""
        return self.cost_good + self.cost_lost

    @property
    def per_piece(self) -> Decimal | None:
        """What a good piece cost in parts, kroner, unrounded. None where none is made."""
        return piece_cost(self.cost_good, self.cost_lost, self.made) if self.made > 0 else None


def batch_sums(batches: Iterable[Batch | int]) -> dict[int, BatchSums]:
    """The sums of each batch (given by pk or as it is), by pk. Three queries, however many there are."""
    wanted = {batch.pk if isinstance(batch, Batch) else batch for batch in batches}
    found: dict[int, BatchSums] = {pk: BatchSums() for pk in wanted}
    rows = (
        StockLine.objects.filter(Q(source_batch__in=wanted) | Q(target_batch__in=wanted))
        .order_by()
        .annotate(is_new=ExpressionWrapper(Q(paper__reverses__isnull=True), output_field=BooleanField()))
        .values_list("component", "source", "source_batch", "target", "target_batch", "is_new")
        .annotate(moved=Sum("quantity"), cost=Sum(F("quantity") * F("unit_price")))
    )
    for component, source, source_batch, target, target_batch, is_new, moved, cost in rows:
        if not is_new:  # what undoes counts as the opposite of what it undoes
            source, target, source_batch, target_batch = target, source, target_batch, source_batch
            moved, cost = -moved, -cost
        if target_batch in wanted and source_batch != target_batch:
            _part(found[target_batch], component).came += moved
        if source_batch in wanted:
            _left(
                found[source_batch], component, source, target, moved, cost, same=source_batch == target_batch
            )
    names = dict(
        Component.objects.filter(pk__in={pk for sums in found.values() for pk in sums.parts}).values_list(
            "pk", "name"
        )
    )
    for sums in found.values():
        for pk, part in sums.parts.items():
            part.name = names[pk]
            part.table = part.came - part.good - part.lost - part.back - part.repair
    made = PieceLine.objects.filter(batch__in=wanted).order_by().values_list("batch", "source", "target")
    for batch, source, target, pieces in made.annotate(pieces=Sum("quantity")):
        found[batch].made += pieces * ((source == PiecePlace.BATCH) - (target == PiecePlace.BATCH))
    return found


def _part(sums: BatchSums, component: int) -> PartSum:
    return sums.parts.setdefault(component, PartSum(component))


def _left(
    sums: BatchSums, component: int, source: str, target: str, moved: int, cost: Decimal, *, same: bool
) -> None:
    part = _part(sums, component)
    if target == StockPlace.PIECES:
        part.good += moved
        sums.cost_good += cost
    elif target == StockPlace.LOST:
        part.lost += moved
        sums.cost_lost += cost
        if source == StockPlace.REPAIR:
            part.repair -= moved
    elif target == StockPlace.REPAIR and source == StockPlace.BATCH:
        part.repair += moved
    elif target == StockPlace.SHELF:
        part.back += moved
    elif target == StockPlace.BATCH and source == StockPlace.REPAIR and same:
        part.repair -= moved


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A number of pieces in a place; `outlet` is the name of the outlet that has them."""

    place: str
    number: int
    outlet: str = ""
    outlet_pk: int | None = None

    @property
    def words(self) -> str:
        """The place as a word, or the outlet's name."""
        return self.outlet or str(PiecePlace(self.place).label)


def pieces_of(batches: Iterable[Batch]) -> dict[int, list[Whereabouts]]:
    """Where the pieces of each batch are, by pk; home first. Two queries."""
    wanted = {batch.pk for batch in batches}
    held: dict[tuple[int, str, int | None], int] = defaultdict(int)
    rows = PieceLine.objects.filter(batch__in=wanted).order_by()
    for batch, source, source_outlet, target, target_outlet, moved in rows.values_list(
        "batch", "source", "source_outlet", "target", "target_outlet"
    ).annotate(moved=Sum("quantity")):
        held[batch, source, source_outlet] -= moved
        held[batch, target, target_outlet] += moved
    names = dict(Outlet.objects.values_list("pk", "name"))
    order = [PiecePlace.HOME, PiecePlace.OUTLET, PiecePlace.SOLD, PiecePlace.GONE]
    found: dict[int, list[Whereabouts]] = {pk: [] for pk in wanted}
    for (batch, place, outlet), number in held.items():
        if place != PiecePlace.BATCH and number:
            found[batch].append(Whereabouts(place, number, names.get(outlet, "") if outlet else "", outlet))
    for places in found.values():
        places.sort(key=lambda one: (order.index(PiecePlace(one.place)), one.outlet))
    return found


def at_home(places: Iterable[Whereabouts]) -> int:
    """How many of them are here with us."""
    return sum(one.number for one in places if one.place == PiecePlace.HOME)
