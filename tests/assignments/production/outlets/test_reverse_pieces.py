"""What was entered by mistake is taken back by a paper of its own, unless something has followed from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assignments.models import Batch, OutletSettlement, PieceLine, PieceMovement, SettledLine
from bikuben.papers import Desk
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.outlets.doing import (
    bring,
    count,
    deliver,
    lose,
    sell,
    take_back,
    where,
)
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY

BEFORE = {"made": 12, "home": 4, "shop": 8, "market": 0, "sold": 0, "gone": 0}


@pytest.mark.parametrize(
    "do",
    [
        lambda production: bring(production, 3),
        lambda production: sell(production, 3),
        lambda production: lose(production, 3, production.shop),
        lambda production: lose(production, 3),
        lambda production: count(production, 5, 8, production.shop),
        lambda production: deliver(production, 3, terms="sold").movement,
        lambda production: deliver(production, 3, production.market).movement,
    ],
)
def test_everything_is_where_it_was_before(production: Production, batch: Batch, do) -> None:
    deliver(production, 8)
    movement = do(production)
    assert where(production) != BEFORE
    undone = take_back(production, movement, reason="Skrev feil tall")
    assert where(production) == BEFORE
    assert (undone.reverses, undone.date, undone.reason) == (movement, movement.date, "Skrev feil tall")
    assert list(verify_papers()) == []


def test_a_sales_report_is_taken_back_at_its_prices_and_days(production: Production, batch: Batch) -> None:
    deliver(production, 8)
    undone = take_back(production, sell(production, 3, "299.50"))
    assert [line.unit_price for line in undone.lines.all()] == [Decimal("299.50")]
    assert (undone.period_to, undone.date) == (date(2026, 4, 30), date(2026, 4, 30))


def test_not_twice_and_not_what_takes_back(production: Production, batch: Batch) -> None:
    movement = lose(production, 3)
    undone = take_back(production, movement)
    for one in (movement, undone):
        with pytest.raises(Refused) as refused:
            take_back(production, one)
        assert refused.value.code == "reversed"


def test_not_what_was_made(production: Production) -> None:
    made = production.batch()
    _parts, movement = production.make(made, 2)
    with pytest.raises(Refused, match="på partiet"):
        take_back(production, movement)


def test_not_when_the_pieces_have_moved_on(production: Production, batch: Batch) -> None:
    shipment = deliver(production, 8)
    sell(production, 3)
    with pytest.raises(Refused) as refused:
        take_back(production, shipment.movement)
    assert refused.value.code == "moved_on"


def test_not_a_sale_that_is_settled(production: Production, batch: Batch) -> None:
    deliver(production, 8)
    report = sell(production, 3)
    desk = Desk(OutletSettlement, by=production.by, now=NOW, issued_on=TODAY)
    settlement = desk.issue(
        OutletSettlement(
            outlet=production.shop,
            period_from=date(2026, 4, 1),
            period_to=date(2026, 4, 30),
            share_percent=100,
            pieces=0,
            sold=Decimal(0),
            owed=Decimal(0),
            parts_cost=Decimal(0),
            surplus=Decimal(0),
            outlet_name="Gullfugl Smykker",
            sender_name="Verkstedet",
            date=TODAY,
        ),
        lines=[],
    )
    SettledLine.objects.create(line=PieceLine.objects.get(paper=report), settlement=settlement)
    with pytest.raises(Refused, match="Ta avregningen tilbake først"):
        take_back(production, report)


def test_not_without_a_reason(production: Production, batch: Batch) -> None:
    movement = lose(production, 3)
    with pytest.raises(Refused) as refused:
        take_back(production, movement, reason=" ")
    assert refused.value.field == "reason"
    assert PieceMovement.objects.filter(reverses=movement).count() == 0
