"""From parts on the shelf to a piece in a shop, by the functions under the buttons."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import transaction

from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.make_pieces import reject
from assignments.models import PieceMovement, StockMovement
from assignments.post_stock import reverse_stock
from assignments.stock_ledger import (
    HOME,
    SHELF,
    at_outlet,
    in_batch,
    in_pieces,
    on_shelf,
    piece_ledger,
    stock_ledger,
)
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from bikuben.roles import Role
from tests.assignments.production.world import Production, build_production
from tests.cast import NOW, TODAY, make_project, make_user


@pytest.fixture
def by(db: None) -> User:
    make_project()
    return make_user("leder", Role.SUPERVISOR)


@pytest.fixture
def production(by: User) -> Production:
    return build_production(by, in_stock=20)


def test_three_pieces_take_their_parts_and_cost_what_the_parts_cost(production: Production) -> None:
    batch = production.batch()
    movement, _made = production.make(batch, 3)
    assert batch.code == "MB-2026-001"
    assert on_shelf(production.parts.values()) == {
        production.parts["Hjerte"].pk: 17,
        production.parts["Perle"].pk: 14,
        production.parts["Kjede"].pk: 17,
        production.parts["Eske"].pk: 17,
    }
    into_pieces = [line for line in movement.lines.all() if line.target == "pieces"]
    assert sum(line.quantity * line.unit_price for line in into_pieces) == Decimal("66.00")
    assert piece_ledger().there(production.product.pk, HOME) == 3
    assert list(verify_papers()) == []


def test_what_isnt_there_cant_be_made_and_the_part_is_named(production: Production) -> None:
    batch = production.batch()
    with pytest.raises(Refused, match="Perle: det er bare 20, og det trengs 22"):
        production.make(batch, 11)
    assert StockMovement.objects.count() == 1


def test_a_rejected_piece_loses_one_part_and_gives_the_rest_back(production: Production) -> None:
    batch = production.batch()
    chain = production.parts["Kjede"]
    with transaction.atomic():
        desk = Desk(PieceMovement, StockMovement, by=production.by, now=NOW, issued_on=TODAY)
        movement = reject(desk, batch, 1, cause="chain", ledger=stock_ledger(), day=TODAY, lost={chain.pk: 1})
    ledger = stock_ledger()
    assert ledger.there(chain.pk, SHELF) == 19
    assert ledger.there(production.parts["Perle"].pk, SHELF) == 20
    assert list(ledger.items(in_batch(batch))) == []
    with transaction.atomic():
        desk = Desk(StockMovement, by=production.by, now=NOW, issued_on=TODAY)
        reverse_stock(desk, movement, reason="feil tall", day=TODAY)
    assert stock_ledger().there(chain.pk, SHELF) == 20
    assert list(verify_papers()) == []


def test_what_is_delivered_is_at_the_outlet_and_no_more_than_there_is(production: Production) -> None:
    batch = production.batch()
    production.make(batch, 3)
    wanted = [Wanted(production.product, 2)]
    shipment = deliver_pieces(production.shop, wanted, date=TODAY, by=production.by, now=NOW, today=TODAY)
    assert shipment.full_number == "2026-0001"
    ledger = piece_ledger()
    assert ledger.there(production.product.pk, at_outlet(production.shop.pk)) == 2
    assert ledger.there(production.product.pk, HOME) == 1
    with pytest.raises(Refused, match="MelliBee: det er bare 1"):
        deliver_pieces(production.shop, wanted, date=TODAY, by=production.by, now=NOW, today=TODAY)
    assert stock_ledger().there(production.parts["Hjerte"].pk, in_pieces(batch)) == 3
    assert list(verify_papers()) == []
