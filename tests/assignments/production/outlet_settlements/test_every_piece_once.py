"""Whatever is sold, settled, undone and taken back in whatever order: every sold piece is settled once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assignments.models import OutletSettlement, PieceMovement
from assignments.outlet_owes import owes
from assignments.rules.settlement import SoldPieces, settlement_lines, sums_of
from assignments.settle_outlet import reverse_settlement
from assignments.stock_ledger import SOLD, piece_ledger
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.outlet_settlements.world import sell, settle, undo
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY

EARLIEST = date(2026, 3, 10)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["sell", "sell", "settle", "take back", "undo"]),
        st.integers(0, 55),
        st.integers(1, 4),
        st.sampled_from(["349", "299.95"]),
    ),
    min_size=1,
    max_size=12,
)


def play(shop: Production, steps: list[tuple[str, int, int, str]]) -> None:
    about = {"by": shop.by, "now": NOW, "today": TODAY}
    doing: dict[str, Callable[[date, int, str], object]] = {
        "sell": lambda day, count, price: sell(shop, count, day, price=price),
        "settle": lambda day, _count, _price: settle(shop, (EARLIEST, day)),
        "take back": lambda _day, count, _price: reverse_settlement(
            OutletSettlement.objects.order_by("-pk")[count % 3 : count % 3 + 1].get(), **about
        ),
        "undo": lambda _day, count, _price: undo(
            shop, PieceMovement.objects.filter(kind="sales").order_by("-pk")[count % 3 : count % 3 + 1].get()
        ),
    }
    for what, days, count, price in steps:
        try:
            with transaction.atomic():
                doing[what](EARLIEST + timedelta(days=days), count, price)
        except (Refused, OutletSettlement.DoesNotExist, PieceMovement.DoesNotExist):
            continue


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_it_holds(shop: Production, steps: list[tuple[str, int, int, str]]) -> None:
    with transaction.atomic():
        play(shop, steps)
        sold = piece_ledger().there(shop.product.pk, SOLD)
        settled = sum(OutletSettlement.objects.values_list("pieces", flat=True))
        owed = owes([shop.shop], today=TODAY)[shop.shop.pk]
        on_papers = sum(OutletSettlement.objects.values_list("owed", flat=True), Decimal(0))
        assert owed.settled == on_papers
        with suppress(Refused):  # there may be nothing left to settle
            settled += settle(shop, (EARLIEST, TODAY)).pieces
        assert settled == sold
        assert owes([shop.shop], today=TODAY)[shop.shop.pk].unsettled == 0
        assert list(verify_papers()) == []
        transaction.set_rollback(True)


def test_what_is_owed_before_and_after_is_the_same(shop: Production) -> None:
    sell(shop, 3)
    before = owes([shop.shop], today=TODAY)[shop.shop.pk]
    settle(shop)
    after = owes([shop.shop], today=TODAY)[shop.shop.pk]
    expected = sums_of(settlement_lines([SoldPieces(1, "", 3, Decimal(349))], Decimal(60))).owed
    assert (before.settled, before.unsettled) == (0, expected) == (0, Decimal("628.20"))
    assert (after.settled, after.unsettled) == (expected, 0)


def test_our_own_stall_owes_nothing(shop: Production) -> None:
    assert owes([shop.market], today=TODAY)[shop.market.pk].total == 0
