"""A settlement: what it counts, what it refuses, and that a sale is settled once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from assignments.make_pieces import reject
from assignments.models import OutletSettlement, PieceMovement, SettledLine, StockMovement
from assignments.piece_costs import piece_costs
from assignments.settle_outlet import reverse_settlement, settle_outlet, usual_period, work_out_settlement
from assignments.stock_ledger import stock_ledger
from bikuben.papers import Desk
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.outlet_settlements.world import (
    APRIL,
    APRIL_8,
    MARCH_9,
    deliver,
    sell,
    settle,
    undo,
)
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY

D = Decimal


def about(shop: Production) -> dict[str, object]:
    return {"by": shop.by, "now": NOW, "today": TODAY}


def test_twelve_sold_are_settled_to_the_ore(shop: Production) -> None:
    sell(shop, 7)
    sell(shop, 5, APRIL_8)
    paper = settle(shop)
    assert paper.full_number == "2026-0001"
    assert (paper.pieces, paper.sold, paper.owed) == (12, D("4188.00"), D("2512.80"))
    assert (paper.parts_cost, paper.surplus) == (D("264.00"), D("2248.80"))
    assert (paper.outlet_name, paper.sender_account) == ("Gullfugl Smykker", "86011117947")
    (line,) = paper.lines.all()
    assert (line.description, line.quantity, line.unit_price) == ("MelliBee", 12, D(349))
    assert SettledLine.objects.count() == 2
    assert list(verify_papers()) == []


def test_what_was_lost_in_the_batch_is_in_its_pieces(shop: Production) -> None:
    batch = shop.product.batches.get()
    chain = shop.parts["Kjede"]
    with transaction.atomic():
        desk = Desk(PieceMovement, StockMovement, by=shop.by, now=NOW, issued_on=TODAY)
        reject(desk, batch, 1, cause="chain", ledger=stock_ledger(), day=TODAY, lost={chain.pk: 1})
    assert piece_costs([batch.pk]) == {batch.pk: D("22.4")}  # 30 × 22 kr and a chain of 12 kr
    sell(shop, 3)
    assert settle(shop).parts_cost == D("67.20")


def test_prices_have_lines_of_their_own(shop: Production) -> None:
    sell(shop, 2)
    sell(shop, 1, price="299.50")
    paper = settle(shop)
    assert [(one.quantity, one.unit_price, one.owed) for one in paper.lines.all()] == [
        (2, D(349), D("418.80")),
        (1, D("299.50"), D("179.70")),
    ]
    assert paper.owed == D("598.50")


def test_what_is_sold_at_once_is_settled_too(shop: Production) -> None:
    shop.make(shop.batch(4), 4)
    deliver(shop, 4, terms="sold", day=APRIL_8)
    assert settle(shop).pieces == 4


def test_a_sale_is_settled_once_and_what_comes_late_comes_along(shop: Production) -> None:
    sell(shop, 2)
    settle(shop)
    with pytest.raises(Refused) as refused:
        settle(shop)
    assert refused.value.code == "nothing"
    sell(shop, 3, MARCH_9)
    sell(shop, 1, date(2026, 5, 2))
    found = work_out_settlement(shop.shop, date(2026, 5, 1), TODAY, today=TODAY)
    assert (found.paper.pieces, found.earlier) == (4, 3)


def test_what_is_sold_after_the_period_waits(shop: Production) -> None:
    sell(shop, 2)
    sell(shop, 1, date(2026, 5, 1))
    assert settle(shop).pieces == 2


def test_an_undone_sale_is_not_settled(shop: Production) -> None:
    undo(shop, sell(shop, 2))
    with pytest.raises(Refused, match="ikke noe salg"):
        settle(shop)


def test_a_settled_sale_is_undone_only_when_its_settlement_is(shop: Production) -> None:
    sale = sell(shop, 2)
    paper = settle(shop)
    with pytest.raises(Refused, match=r"Salget er avregnet \(avregning 2026-0001\)"):
        undo(shop, sale)
    reverse_settlement(paper, **about(shop))
    undo(shop, sale)
    assert list(verify_papers()) == []


def test_the_database_lets_a_sale_be_claimed_once(shop: Production) -> None:
    line = sell(shop, 2).lines.get()
    paper = settle(shop)
    with pytest.raises(IntegrityError), transaction.atomic():
        SettledLine.objects.create(line=line, settlement=paper)


@pytest.mark.parametrize(
    ("period", "code", "field"),
    [
        ((date(2026, 4, 30), date(2026, 4, 1)), "ends_before", "period_to"),
        ((date(2026, 4, 1), date(2026, 5, 5)), "future", "period_to"),
        ((date(1026, 4, 1), date(2026, 4, 30)), "too_old", "period_from"),
        ((date(2026, 4, 1), date(2026, 4, 19)), "nothing", None),
    ],
)
def test_a_period_that_cant_be_is_refused(
    shop: Production, period: tuple[date, date], code: str, field: str | None
) -> None:
    sell(shop, 2)
    with pytest.raises(Refused) as refused:
        settle(shop, period)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert OutletSettlement.objects.count() == 0


def test_nobody_owes_us_for_what_we_sell_ourselves(shop: Production) -> None:
    with pytest.raises(Refused) as refused:
        settle_outlet(shop.market, *APRIL, **about(shop))
    assert refused.value.code == "own_stall"


def test_it_is_refused_where_another_sale_has_come_since_it_was_shown(shop: Production) -> None:
    sell(shop, 2)
    shown = work_out_settlement(shop.shop, *APRIL, today=TODAY).digest
    sell(shop, 1)
    with pytest.raises(Refused) as refused:
        settle_outlet(shop.shop, *APRIL, previewed=shown, **about(shop))
    assert refused.value.code == "changed"
    again = work_out_settlement(shop.shop, *APRIL, today=TODAY).digest
    assert settle_outlet(shop.shop, *APRIL, previewed=again, **about(shop)).pieces == 3


def test_a_settlement_taken_back_is_one_of_the_opposite_amounts(shop: Production) -> None:
    sell(shop, 12)
    paper = settle(shop)
    reversal = reverse_settlement(paper, **about(shop))
    assert (reversal.full_number, reversal.reverses) == ("2026-0002", paper)
    assert (reversal.pieces, reversal.owed, reversal.surplus) == (-12, D("-2512.80"), D("-2248.80"))
    assert SettledLine.objects.count() == 0
    assert list(verify_papers()) == []
    for one in (paper, reversal):
        with pytest.raises(Refused, match="tatt tilbake allerede"):
            reverse_settlement(one, **about(shop))
    assert settle(shop).owed == D("2512.80")


def test_the_usual_period_goes_from_the_last_one_to_the_end_of_last_month(shop: Production) -> None:
    assert usual_period(shop.shop, today=TODAY) == APRIL
    sell(shop, 1, MARCH_9)
    assert usual_period(shop.shop, today=TODAY) == (MARCH_9, date(2026, 4, 30))
    settle(shop, (MARCH_9, date(2026, 4, 15)))
    assert usual_period(shop.shop, today=TODAY) == (date(2026, 4, 16), date(2026, 4, 30))
    sell(shop, 1)
    settle(shop)
    assert usual_period(shop.shop, today=TODAY) == (date(2026, 5, 1), TODAY)


def test_the_period_after_one_that_ended_today_is_today(shop: Production) -> None:
    sell(shop, 1)
    settle(shop, (date(2026, 4, 1), TODAY))
    assert usual_period(shop.shop, today=TODAY) == (TODAY, TODAY)
