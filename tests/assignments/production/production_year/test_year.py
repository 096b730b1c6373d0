"""A year read from its papers: what counts, on which date, and what is undone counts for nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from assignments.make_pieces import reject
from assignments.models import Outlet, PieceKind, PieceMovement, Product, StockMovement
from assignments.post_stock import piece_lines, reverse_stock, take_pieces
from assignments.production_year import made_and_sold, year_production
from assignments.stock_ledger import HOME, SOLD, piece_ledger, stock_ledger
from bikuben.models import User
from bikuben.papers import Desk
from tests.assignments.invoices.world import work_done
from tests.assignments.production.outlet_settlements.world import build_shop, sell, settle, undo
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY, make_project

D = Decimal


@pytest.fixture
def shop(supervisor: User) -> Production:
    make_project()
    return build_shop(supervisor)


def rejected(shop: Production, pieces: int, cause: str) -> StockMovement:
    with transaction.atomic():
        desk = Desk(PieceMovement, StockMovement, by=shop.by, now=NOW, issued_on=TODAY)
        batch = shop.product.batches.first()
        lost = {shop.parts["Kjede"].pk: pieces}
        return reject(desk, batch, pieces, cause=cause, ledger=stock_ledger(), day=TODAY, lost=lost)


def sold_by_us(shop: Production, pieces: int) -> None:
    with transaction.atomic():
        desk = Desk(PieceMovement, by=shop.by, now=NOW, issued_on=TODAY)
        taken = take_pieces(piece_ledger(), shop.product, pieces, HOME, SOLD)
        movement = PieceMovement(kind=PieceKind.CASH_SALE, date=TODAY)
        desk.issue(movement, lines=piece_lines(taken, prices=[D(300)] * len(taken)))


def test_twelve_of_thirty_sold(shop: Production) -> None:
    sell(shop, 7)
    settle(shop)
    sell(shop, 5, date(2026, 5, 2))
    work_done(shop.job, {date(2026, 4, 20): 4, date(2026, 4, 27): 2})
    found = year_production(2026)
    (one,) = found.products
    assert (one.name, one.made, one.delivered, one.sold) == ("MelliBee", 30, 30, 12)
    assert (one.sold_for, one.share) == (D("4188.00"), D("2512.80"))
    assert (one.parts_cost, one.surplus, one.parts_per_piece) == (D("264.00"), D("2248.80"), D("22.00"))
    assert (one.days, one.pieces_per_day) == (6, D("5.0"))
    assert found.months[2:5] == ((30, 0), (0, 7), (0, 5))
    assert found.jobs == {shop.job.pk}
    assert made_and_sold(2026) == [("MelliBee", 30, 12)]
    assert made_and_sold(2025) == []


def test_the_share_of_a_settled_sale_stays_when_the_outlets_share_changes(shop: Production) -> None:
    sell(shop, 2)
    settle(shop)
    sell(shop, 2)
    Outlet.objects.filter(pk=shop.shop.pk).update(share_percent=50)
    assert year_production(2026).total.share == D("418.80") + D("349.00")


def test_all_of_what_we_sell_ourselves_is_ours(shop: Production) -> None:
    shop.make(shop.batch(2), 2)
    sold_by_us(shop, 2)
    total = year_production(2026).total
    assert (total.sold, total.share, total.surplus) == (2, D("600.00"), D("556.00"))


def test_rejected_by_cause_and_what_is_undone_is_not(shop: Production) -> None:
    rejected(shop, 2, "chain")
    rejected(shop, 1, "other")
    wrong = rejected(shop, 3, "clasp")
    with transaction.atomic():
        desk = Desk(StockMovement, by=shop.by, now=NOW, issued_on=TODAY)
        reverse_stock(desk, wrong, reason="feil", day=TODAY)
    undo(shop, sell(shop, 2))
    total = year_production(2026).total
    assert total.rejected == (("chain", 2), ("other", 1))
    assert (total.rejected_percent, total.sold, total.sold_for) == (D("9.1"), 0, 0)
    assert total.parts_cost == 0


def test_days_of_a_job_with_two_products_are_told_once(shop: Production) -> None:
    Product.objects.create(name="Armbånd", prefix="AB", job=shop.job)
    work_done(shop.job, {date(2026, 4, 20): 4})
    found = year_production(2026)
    assert [one.days for one in found.products] == [None, None]
    assert found.total.days == 4


def test_another_year_is_empty(shop: Production) -> None:
    found = year_production(2025)
    assert (found.total.made, found.total.sold, found.total.days) == (0, 0, 0)
    assert not any(map(any, found.months))


def test_the_same_number_of_queries_however_much_there_is(
    shop: Production, django_assert_num_queries
) -> None:
    sell(shop, 1)
    with django_assert_num_queries(8):
        year_production(2026)
    for number in range(3):
        shop.make(shop.batch(2), 2)
        sell(shop, 1, price=f"30{number}")
        settle(shop)
    Product.objects.create(name="Armbånd", prefix="AB", job=shop.job)
    with django_assert_num_queries(8):
        year_production(2026)
