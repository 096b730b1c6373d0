"""Sales for tests: pieces here, at the shop and at our own stall; receipts, counts and files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from assignments.cash_sales import sell
from assignments.count_sales import count_sales
from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.models import CashSale, Outlet, Product, SaleCount
from assignments.sales_report import Sold
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY

HEADS = "dato;vare;antall;pris"


def about(production: Production, today: date = TODAY) -> dict[str, Any]:
    """Who does it, and when."""
    return {"by": production.by, "now": NOW, "today": today}


def stock_up(production: Production, *, here: int = 5, shop: int = 5, stall: int = 5) -> None:
    """Finished pieces here, at the shop and at our own stall."""
    production.make(production.batch(here + shop + stall), here + shop + stall)
    for outlet, number in ((production.shop, shop), (production.market, stall)):
        if number:
            deliver_pieces(outlet, [Wanted(production.product, number)], date=TODAY, **about(production))


def sell_one(
    production: Production,
    number: int = 1,
    *,
    price: Decimal | int | str = 349,
    paid_by: str = "cash",
    outlet: Outlet | None = None,
    product: Product | None = None,
    today: date = TODAY,
) -> CashSale:
    """A receipt."""
    wanted = [Sold(product or production.product, number, Decimal(price))]
    return sell(wanted, outlet=outlet, paid_by=paid_by, **about(production, today))


def count(
    production: Production, counted: Decimal | int | str, *, today: date = TODAY, **given: Any
) -> SaleCount:
    """A count by Kari, kept until next time unless told otherwise."""
    fields = {"change": Decimal(0), "counted_by": "Kari Prøve", "handed_to": "kept", **given}
    return count_sales(counted=Decimal(counted), **fields, **about(production, today))


def csv_file(*lines: str, heads: str = HEADS) -> bytes:
    """A file with these lines under the headings."""
    return "\r\n".join([heads, *lines, ""]).encode()


def example_file() -> bytes:
    """Two pieces sold in two days."""
    return csv_file("30.04.2026;MelliBee;1;349", "02.05.2026;MelliBee;1;349")


def sheet_file(*rows: tuple[Any, ...], heads: tuple[str, ...] = ("Dato", "Vare", "Antall", "Pris")) -> bytes:
    """The same as a workbook."""
    book = Workbook()
    for row in (heads, *rows):
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
