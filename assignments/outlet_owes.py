"""What each outlet owes us: settlements that aren't paid, and our share of what isn't settled yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from assignments.models import Outlet, OutletKind, OutletSettlement, PieceLine
from assignments.rules.settlement import SoldPieces, settlement_lines, sums_of
from assignments.settlement_balance import with_left
from assignments.unsettled_sales import unsettled_lines


@dataclass(frozen=True, slots=True)
class Owes:
    """Kroner. `settled`: settlements not paid, those on an invoice as what is open there; `unsettled`: our
    share of what is sold and on no settlement."""

    settled: Decimal = Decimal(0)
    unsettled: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        """Both."""
        return self.settled + self.unsettled


def owes(outlets: Iterable[Outlet], *, today: date) -> dict[int, Owes]:
    """What each of these outlets owes, by pk. Our own stalls owe nothing. Two queries, however many."""
    found = {one.pk: one for one in outlets}
    others = [one for one in found.values() if not one.is_own]
    # The sum of an annotation is taken here: the databases would repeat its subqueries in the grouping.
    settled: dict[int, Decimal] = defaultdict(Decimal)
    rows = with_left(OutletSettlement.objects.filter(outlet__in=others, reverses=None).order_by())
    for outlet, left in rows.values_list("outlet", "left"):
        settled[outlet] += left
    unsettled = _unsettled({one.pk: one for one in others}, unsettled_lines(others, up_to=today))
    return {pk: Owes(settled[pk], unsettled[pk]) for pk in found}


def sold_and_not_settled(after: date, up_to: date) -> Decimal:
    """Our share of what outlets sold on some days and isn't settled yet, kroner. Two queries."""
    others = {one.pk: one for one in Outlet.objects.exclude(kind=OutletKind.MARKET)}
    lines = unsettled_lines(others.values(), up_to=up_to).filter(paper__date__gt=after)
    return sum(_unsettled(others, lines).values(), Decimal(0))


def _unsettled(outlets: dict[int, Outlet], lines: QuerySet[PieceLine]) -> dict[int, Decimal]:
    sold: dict[int, list[SoldPieces]] = defaultdict(list)
    rows = lines.order_by().values_list("paper__outlet", "batch__product", "unit_price")
    for outlet, product, price, count in rows.annotate(count=Sum("quantity")):
        sold[outlet].append(SoldPieces(product, "", count, price))
    found: dict[int, Decimal] = defaultdict(Decimal)
    for outlet, pieces in sold.items():
        found[outlet] = sums_of(settlement_lines(pieces, outlets[outlet].share_percent)).owed
    return found
