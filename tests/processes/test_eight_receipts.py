"""Eight people sell at once: receipts without gap or double, never more pieces than there are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.cash_sales import sell, take_back_sale
from assignments.count_sales import count_sales, uncounted
from assignments.models import CashSale, PieceMovement, SaleCount
from assignments.sales_report import Sold
from assignments.stock_ledger import HOME, SOLD, piece_ledger
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from bikuben.roles import Role
from tests.assignments.production.world import Production, build_production
from tests.cast import NOW, TODAY, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.processes.children import start_child

pytestmark = pytest.mark.processes

WRITERS = 8
EACH = 4
PIECES = 20


def write(production: Production) -> None:
    """Sell four pieces, take one back, count in between; there are fewer than all eight want."""
    about = {"by": production.by, "now": NOW, "today": TODAY}
    for number in range(EACH):
        try:
            sale = sell([Sold(production.product, 1, Decimal(349))], paid_by="cash", **about)
        except Refused as refused:
            if refused.code != "not_enough":
                raise
            return
        if number == 1:
            take_back_sale(sale, **about)
        if number == 2:
            _count(about)


def _count(about: dict) -> None:
    try:
        count_sales(
            change=Decimal(0),
            counted=Decimal(349),
            explanation="Mange på en gang",
            counted_by="Kari Prøve",
            handed_to="bank",
            **about,
        )
    except Refused as refused:
        if refused.code != "no_sales":
            raise


def test_eight_at_once(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        make_project()
        production = build_production(make_user("leder", Role.SUPERVISOR), in_stock=2 * PIECES)
        production.make(production.batch(PIECES), PIECES)

        children = [start_child(lambda: write(production))[0] for _ in range(WRITERS)]
        for process in children:
            process.join(timeout=120)
        assert [process.exitcode for process in children] == [0] * WRITERS

        receipts = list(CashSale.objects.order_by("number"))
        assert [one.number for one in receipts] == list(range(1, len(receipts) + 1))
        backs = sum(one.reverses_id is not None for one in receipts)
        ledger = piece_ledger()
        assert ledger.there(production.product.pk, HOME) == PIECES - (len(receipts) - 2 * backs)
        assert ledger.there(production.product.pk, SOLD) == len(receipts) - 2 * backs
        assert PieceMovement.objects.filter(kind="cash_sale").count() == len(receipts)
        counts = SaleCount.objects.all()
        assert sum(one.sales for one in counts) + uncounted().cash == 349 * (len(receipts) - 2 * backs)
        assert list(verify_papers()) == []
