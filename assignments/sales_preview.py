"""What booking a waiting file of sales would do: its lines, its sums, what the outlet has and would have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assignments.import_sales import lines_of
from assignments.models import Batch, Outlet, PieceKind, PieceMovement, Product, WaitingSales
from assignments.rules.sales_file import SoldLine
from assignments.sales_report import sold_before_delivered
from assignments.stock_ledger import at_outlet, piece_ledger


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line as it is shown; `batch` is its code, where it names one."""

    line: int
    day: date
    product: str
    batch: str
    quantity: int
    price: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Stock:
    """Of one product: what the outlet has, what the file sells, what would be left (below zero: too few)."""

    product: str
    has: int
    sold: int
    amount: Decimal

    @property
    def left(self) -> int:
        return self.has - self.sold


@dataclass(frozen=True, slots=True)
class Preview:
    """All of it."""

    lines: list[PreviewLine]
    stocks: list[Stock]
    pieces: int
    amount: Decimal
    first: date
    last: date
    overlaps: bool
    too_early: bool

    @property
    def is_too_much(self) -> bool:
        """Whether the outlet has too few by now."""
        return any(one.left < 0 for one in self.stocks)


def sales_preview(waiting: WaitingSales) -> Preview:
    """What is shown before it is booked. The same number of queries for any number of lines."""
    lines, outlet = lines_of(waiting), waiting.outlet
    names = dict(Product.objects.values_list("pk", "name"))
    codes = dict(Batch.objects.filter(pk__in={one.batch for one in lines}).values_list("pk", "code"))
    first, last = min(line.day for line in lines), max(line.day for line in lines)
    numbers: Counter[int] = Counter()
    for line in lines:
        numbers[line.product] += line.quantity
    return Preview(
        lines=[
            PreviewLine(
                line.line,
                line.day,
                names[line.product],
                codes.get(line.batch, "") if line.batch else "",
                line.quantity,
                line.price,
                line.amount,
            )
            for line in lines
        ],
        stocks=_stocks(lines, outlet, names),
        pieces=sum(line.quantity for line in lines),
        amount=sum((line.amount for line in lines), Decimal(0)),
        first=first,
        last=last,
        overlaps=_overlaps(outlet, first, last),
        too_early=sold_before_delivered(outlet, last, more=numbers),
    )


def _stocks(lines: Sequence[SoldLine], outlet: Outlet, names: dict[int, str]) -> list[Stock]:
    ledger = piece_ledger()
    sold: dict[int, list[SoldLine]] = {}
    for line in lines:
        sold.setdefault(line.product, []).append(line)
    return [
        Stock(
            names[product],
            ledger.there(product, at_outlet(outlet.pk)),
            sum(line.quantity for line in its),
            sum((line.amount for line in its), Decimal(0)),
        )
        for product, its in sorted(sold.items(), key=lambda one: names[one[0]])
    ]


def _overlaps(outlet: Outlet, first: date, last: date) -> bool:
    """Whether sales of some of these days are booked already, and not undone."""
    reports = PieceMovement.objects.filter(
        outlet=outlet, kind=PieceKind.SALES, reverses=None, reversed_by=None
    )
    return reports.filter(period_from__lte=last, period_to__gte=first).exists()
