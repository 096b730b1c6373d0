"""The actions with their usual arguments, and what is where as plain numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from assignments.bring_home import bring_home
from assignments.count_pieces import Counted, count_pieces
from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.models import Outlet, PieceMovement, Shipment
from assignments.pieces_gone import pieces_gone
from assignments.reverse_pieces_of import reverse_pieces_of
from assignments.sales_report import Sold, report_sales
from assignments.stock_ledger import GONE, HOME, MAKING, SOLD, at_outlet, piece_ledger
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY

APRIL = {"period_from": date(2026, 4, 1), "period_to": date(2026, 4, 30)}


def about(production: Production) -> dict[str, Any]:
    return {"by": production.by, "now": NOW, "today": TODAY}


def deliver(production: Production, number: int, outlet: Outlet | None = None, **more: Any) -> Shipment:
    return deliver_pieces(
        outlet or production.shop,
        [Wanted(production.product, number)],
        **{"date": TODAY, **about(production), **more},
    )


def bring(production: Production, number: int, **more: Any) -> PieceMovement:
    wanted = [Wanted(production.product, number, more.pop("batch", None))]
    return bring_home(production.shop, wanted, **{"date": TODAY, **about(production), **more})


def sell(production: Production, number: int, price: str = "349", **more: Any) -> PieceMovement:
    sold = [Sold(production.product, number, Decimal(price))]
    return report_sales(production.shop, sold, **{**APRIL, **about(production), **more})


def lose(production: Production, number: int, outlet: Outlet | None = None, **more: Any) -> PieceMovement:
    return pieces_gone(
        [Wanted(production.product, number)],
        outlet=outlet,
        **{"reason": "Ødelagt", "date": TODAY, **about(production), **more},
    )


def count(
    production: Production,
    counted: int,
    expected: int,
    outlet: Outlet | None = None,
    reason: str = "Talt feil før",
) -> PieceMovement:
    one = Counted(production.product, counted, expected)
    return count_pieces([one], outlet=outlet, reason=reason, **about(production))


def take_back(production: Production, movement: PieceMovement, reason: str = "Skrev feil") -> PieceMovement:
    return reverse_pieces_of(movement, reason=reason, **about(production))


def where(production: Production) -> dict[str, int]:
    """How many pieces of the product are where."""
    ledger, pk = piece_ledger(), production.product.pk
    return {
        "made": -ledger.there(pk, MAKING),
        "home": ledger.there(pk, HOME),
        "shop": ledger.there(pk, at_outlet(production.shop.pk)),
        "market": ledger.there(pk, at_outlet(production.market.pk)),
        "sold": ledger.there(pk, SOLD),
        "gone": ledger.there(pk, GONE),
    }
