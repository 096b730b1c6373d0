"""What the supervisor does with parts, shortly written: everything on 4 May unless told otherwise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from assignments.count_parts import CountedPart, count_parts
from assignments.lose_parts import correct_parts, lose_parts
from assignments.models import StockMovement
from assignments.post_stock import reverse_stock
from assignments.receive_parts import Received, receive_parts
from assignments.stock_ledger import SHELF, stock_ledger
from bikuben.papers import Desk
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY


def about(production: Production) -> dict[str, Any]:
    return {"by": production.by, "now": NOW, "today": TODAY}


def shelf(production: Production, name: str) -> int:
    return stock_ledger().there(production.parts[name].pk, SHELF)


def receive(
    production: Production, name: str, quantity: int, price: str = "4.50", day: date = TODAY, **more: Any
) -> StockMovement:
    row = Received(production.parts[name], quantity, Decimal(price), **more)
    return receive_parts([row], supplier="Perlehuset", date=day, **about(production))


def lose(production: Production, name: str, quantity: int, reason: str = "Falt i gulvet") -> StockMovement:
    return lose_parts(production.parts[name], quantity, reason=reason, date=TODAY, **about(production))


def correct(production: Production, name: str, difference: int, reason: str = "Skrev feil") -> StockMovement:
    return correct_parts(production.parts[name], difference, reason=reason, date=TODAY, **about(production))


def count(production: Production, reason: str = "", **counted: tuple[int, int]) -> StockMovement:
    """By name: what was expected, and what was counted."""
    rows = {production.parts[name]: CountedPart(*pair) for name, pair in counted.items()}
    return count_parts(rows, reason=reason, date=TODAY, **about(production))


def undo(production: Production, movement: StockMovement) -> StockMovement:
    with transaction.atomic():
        desk = Desk(StockMovement, by=production.by, now=NOW, issued_on=TODAY)
        return reverse_stock(desk, movement, reason="Feil", day=movement.date)


def moved(movement: StockMovement) -> list[tuple[str, int, str, str, Decimal]]:
    """The lines of a movement: part, number, from, to, price."""
    lines = movement.lines.select_related("component")
    return [(one.component.name, one.quantity, one.source, one.target, one.unit_price) for one in lines]


def queries(browser: Browser, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert browser.get(url).status_code == 200
    return len(found)
