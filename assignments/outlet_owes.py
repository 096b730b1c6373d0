"""What each outlet owes us: settlements that aren't paid, and our share of what isn't settled yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from assignments.models import Outlet, OutletSettlement
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
    unsettled = _unsettled({one.pk: one for one in others}, today)
    return {pk: Owes(settled[pk], unsettled[pk]) for pk in found}


def _unsettled(outlets: dict[int, Outlet], today: date) -> dict[int, Decimal]:
    sold: dict[int, list[SoldPieces]] = defaultdict(list)
    lines = unsettled_lines(outlets.values(), up_to=today).order_by()
    rows = lines.values_list("paper__outlet", "batch__product", "unit_price").annotate(count=Sum("quantity"))
    for outlet, product, price, count in rows:
        sold[outlet].append(SoldPieces(product, "", count, price))
    found: dict[int, Decimal] = defaultdict(Decimal)
    for outlet, pieces in sold.items():
        found[outlet] = sums_of(settlement_lines(pieces, outlets[outlet].share_percent)).owed
    return found
