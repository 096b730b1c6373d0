"""A little production: MelliBee of four parts, some in stock, a batch, and two places to sell.

One piece takes a heart (4,50 kr), two pearls (1,25 kr each), a chain (12,00 kr) and a box (3,00 kr): 22 kr.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from assignments.make_pieces import make_good
from assignments.models import (
    Batch,
    Component,
    Job,
    JobKind,
    Outlet,
    OutletKind,
    PartsList,
    PieceMovement,
    Product,
    StockKind,
    StockMovement,
)
from assignments.plan_batch import plan_batch
from assignments.post_stock import Brought, brought_lines
from assignments.stock_ledger import stock_ledger
from bikuben.models import User
from bikuben.papers import Desk
from tests.cast import NOW, TODAY

PARTS = (("Hjerte", "4.50", 1), ("Perle", "1.25", 2), ("Kjede", "12.00", 1), ("Eske", "3.00", 1))
LIST_FROM = date(2026, 1, 5)


@dataclass
class Production:
    """What there is, by name."""

    product: Product
    parts: dict[str, Component]
    parts_list: PartsList
    shop: Outlet
    market: Outlet
    job: Job
    by: User

    def receive(self, day: date = TODAY, **numbers: int) -> StockMovement:
        """Parts come in at their usual price, by name."""
        return bring(self, day, numbers)

    def batch(self, planned: int = 10, day: date = TODAY) -> Batch:
        return plan_batch(self.product, planned, started_on=day, by=self.by, now=NOW, today=TODAY)

    def make(self, batch: Batch, pieces: int, day: date = TODAY) -> tuple[StockMovement, PieceMovement]:
        with transaction.atomic():
            desk = Desk(PieceMovement, StockMovement, by=self.by, now=NOW, issued_on=TODAY)
            return make_good(desk, batch, pieces, ledger=stock_ledger(), day=day)


def bring(production: Production, day: date, numbers: dict[str, int]) -> StockMovement:
    brought = [
        Brought(production.parts[name], number, production.parts[name].price)
        for name, number in numbers.items()
    ]
    with transaction.atomic():
        desk = Desk(StockMovement, by=production.by, now=NOW, issued_on=TODAY)
        movement = StockMovement(kind=StockKind.RECEIPT, supplier="Perler og sånt AS", date=day)
        return desk.issue(movement, lines=brought_lines(brought), counts=[])


def build_production(by: User, *, in_stock: int = 0) -> Production:
    """MelliBee, its list of parts since January, and `in_stock` of each part on the shelf."""
    job = Job.objects.create(title="Lage MelliBee", kind=JobKind.OWN_PRODUCTION)
    product = Product.objects.create(name="MelliBee", prefix="MB", job=job, price=Decimal(349))
    parts_list = PartsList.objects.create(product=product, valid_from=LIST_FROM)
    parts = {}
    for name, price, quantity in PARTS:
        parts[name] = Component.objects.create(name=name, price=Decimal(price))
        parts_list.lines.create(component=parts[name], quantity=quantity)
    made = Production(
        product=product,
        parts=parts,
        parts_list=parts_list,
        shop=Outlet.objects.create(name="Gullfugl Smykker", kind=OutletKind.SHOP),
        market=Outlet.objects.create(name="Julemarked", kind=OutletKind.MARKET),
        job=job,
        by=by,
    )
    if in_stock:
        bring(made, TODAY, dict.fromkeys(parts, in_stock))
    return made
