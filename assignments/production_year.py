"""A year of own production, read from the movements, the settlements and the participant-days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import ExtractMonth
from django.utils.translation import gettext as _

from assignments.models import (
    Batch,
    OutletKind,
    PieceKind,
    PieceLine,
    PiecePlace,
    Product,
    RejectCause,
    StockKind,
    StockMovement,
)
from assignments.participant_days import participant_days
from assignments.piece_costs import piece_costs
from assignments.rules.production_year import ProductFigures, add_up
from bikuben.rounding import half_up_to_ore, share_to_ore

FIRST_YEAR = 2020
ALL = Decimal(100)
SOLD_OR_BACK = Q(source=PiecePlace.SOLD) | Q(target=PiecePlace.SOLD)
MADE_OR_UNDONE = Q(source=PiecePlace.BATCH) | Q(target=PiecePlace.BATCH)


@dataclass(frozen=True, slots=True)
class YearProduction:
    """A year: each product, all of them, the months as (made, sold), and the jobs that people worked on."""

    year: int
    products: tuple[ProductFigures, ...]
    total: ProductFigures
    months: tuple[tuple[int, int], ...]
    jobs: frozenset[int]


@dataclass(slots=True)
class _Gathered:
    """What the lines of a product's pieces say."""

    made: int = 0
    delivered: int = 0
    sold: int = 0
    sold_for: Decimal = Decimal(0)
    parts: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    shares: dict[tuple, int] = field(default_factory=lambda: defaultdict(int))


def year_production(year: int) -> YearProduction:
    """Count a year in eight queries, however long it was. Each movement counts on its own date.

    Our share of a sale is what its settlement says, by the outlet's share now where it isn't settled yet, and
    all of it where we sold ourselves. With VAT where VAT is charged, as on the settlements.
    """
    found, months = _pieces(year)
    rejected = _rejected(year)
    products = list(Product.objects.filter(Q(is_active=True) | Q(pk__in={*found, *rejected})))
    costs = piece_costs({batch for one in found.values() for batch in one.parts})
    products_of = _products_of_jobs(products)
    days = dict(
        participant_days()
        .filter(job__in=products_of, work_day__date__year=year)
        .order_by()
        .values_list("job")
        .annotate(count=Count("pk"))
    )
    rows = []
    for product in products:
        one = found.get(product.pk, _Gathered())
        own = [job for job, makes in products_of.items() if product.pk in makes]
        shared = any(len(products_of[job]) > 1 and days.get(job) for job in own)
        rows.append(
            ProductFigures(
                name=product.name,
                made=one.made,
                rejected=tuple(rejected.get(product.pk, ())),
                delivered=one.delivered,
                sold=one.sold,
                sold_for=one.sold_for,
                share=_share(one),
                parts_cost=half_up_to_ore(
                    sum((count * costs[batch] for batch, count in one.parts.items()), Decimal(0))
                ),
                days=None if shared else sum(days.get(job, 0) for job in own),
            )
        )
    total = add_up(_("I alt"), rows, days=sum(days.values()))
    return YearProduction(year, tuple(rows), total, months, frozenset(products_of))


def made_and_sold(year: int) -> list[tuple[str, int, int]]:
    """Each product that was made or sold in a year: its name, how many were made and how many sold."""
    lines = _of_year(year).filter(SOLD_OR_BACK | MADE_OR_UNDONE)
    rows = lines.values_list("batch__product__name", "source", "target").annotate(count=Sum("quantity"))
    made: dict[str, int] = defaultdict(int)
    sold: dict[str, int] = defaultdict(int)
    for name, source, target, count in rows:
        made[name] += count * ((source == PiecePlace.BATCH) - (target == PiecePlace.BATCH))
        sold[name] += count * ((target == PiecePlace.SOLD) - (source == PiecePlace.SOLD))
    return [(name, made[name], sold[name]) for name in sorted(made) if made[name] or sold[name]]


def _of_year(year: int) -> QuerySet[PieceLine]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return PieceLine.objects.filter(paper__date__range=(first, last)).order_by()


def _pieces(year: int) -> tuple[dict[int, _Gathered], tuple[tuple[int, int], ...]]:
    lines = _of_year(year).filter(SOLD_OR_BACK | MADE_OR_UNDONE | Q(paper__kind=PieceKind.DELIVERY))
    rows = lines.annotate(month=ExtractMonth("paper__date")).values_list(
        "batch__product", "batch", "month", "paper__kind", "source", "target", "unit_price", "paper__outlet",
        "paper__outlet__kind", "paper__outlet__share_percent", "settled__settlement",
        "settled__settlement__share_percent",
    )  # fmt: skip
    found: dict[int, _Gathered] = defaultdict(_Gathered)
    months = [[0, 0] for _month in range(12)]
    for row in rows.annotate(count=Sum("quantity")):
        product, batch, month, kind, source, target, price, *whose, count = row
        one = found[product]
        made = count * ((source == PiecePlace.BATCH) - (target == PiecePlace.BATCH))
        sold = count * ((target == PiecePlace.SOLD) - (source == PiecePlace.SOLD))
        one.made += made
        months[month - 1][0] += made
        if kind == PieceKind.DELIVERY:
            one.delivered += count * ((source == PiecePlace.HOME) - (target == PiecePlace.HOME))
        if sold:
            one.sold += sold
            months[month - 1][1] += sold
            one.sold_for += sold * price
            one.parts[batch] += sold
            one.shares[_whose(kind, *whose), price] += sold
    return dict(found), tuple((made, sold) for made, sold in months)


def _whose(
    kind: str,
    outlet: int | None,
    outlet_kind: str | None,
    outlet_percent: Decimal | None,
    settlement: int | None,
    settled_percent: Decimal | None,
) -> tuple[str, int, Decimal]:
    """What a sale is counted together with, and our share of it in percent."""
    if outlet is None or kind == PieceKind.CASH_SALE or outlet_kind == OutletKind.MARKET:
        return "ours", 0, ALL
    if settlement is not None:
        return "settled", settlement, settled_percent or Decimal(0)
    return "unsettled", outlet, outlet_percent or Decimal(0)


def _share(one: _Gathered) -> Decimal:
    """Rounded as on the settlements: once for each of them and each price."""
    shares = (
        share_to_ore(count * price, percent) for ((_kind, _pk, percent), price), count in one.shares.items()
    )
    return sum(shares, Decimal(0))


def _rejected(year: int) -> dict[int, list[tuple[str, int]]]:
    """Rejected pieces of each product by cause, in the order of the causes."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = (
        StockMovement.objects.filter(kind=StockKind.REJECTED, date__range=(first, last))
        .order_by()
        .values_list("batch__product", "cause")
        .annotate(count=Sum("pieces"))
    )
    counts = {(product, cause): count for product, cause, count in rows}
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for cause in RejectCause:
        for (product, of_cause), count in counts.items():
            if of_cause == cause and count:
                found[product].append((cause.value, count))
    return dict(found)


def _products_of_jobs(products: list[Product]) -> dict[int, set[int]]:
    """Which products are made on each job: their own job, and those of batches begun under another."""
    found: dict[int, set[int]] = defaultdict(set)
    for product in products:
        found[product.job_id].add(product.pk)
    batches = Batch.objects.filter(product__in=products).order_by()
    for job, product in batches.values_list("job", "product").distinct():
        found[job].add(product)
    return dict(found)
