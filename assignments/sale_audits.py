"""What must agree between receipts, their pieces and the counts, for `manage.py verify_papers`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import F, Q

from assignments.models import CashSale, PaidBy, PieceKind, PieceMovement, SaleCount


def sale_counts_agree() -> Iterator[str]:
    """A count's sales are the cash receipts between the last receipt of the count before it and its own."""
    counts = list(SaleCount.objects.select_related("last_sale").order_by("year", "number"))
    receipts = CashSale.objects.order_by("year", "number").values_list("year", "number", "paid_by", "total")
    waiting = iter(receipts.iterator(chunk_size=1000))
    upcoming = next(waiting, None)
    for count in counts:
        end, sales = (count.last_sale.year, count.last_sale.number), Decimal(0)
        if upcoming is None or upcoming[:2] > end:
            yield f"{count}: its last receipt is counted before"
        while upcoming is not None and upcoming[:2] <= end:
            if upcoming[2] == PaidBy.CASH:
                sales += upcoming[3]
            upcoming = next(waiting, None)
        if sales != count.sales:
            yield f"{count}: the receipts come to {sales}, not {count.sales}"


def cash_sales_agree() -> Iterator[str]:
    """A purchase taken back has the opposite amounts, and its pieces went the opposite way."""
    taken_back = CashSale.objects.filter(reverses__isnull=False).select_related("reverses", "movement")
    for sale in taken_back:
        before = sale.reverses
        if (sale.total, sale.vat, sale.paid_by) != (-before.total, -before.vat, before.paid_by):
            yield f"{sale}: not the opposite of what it takes back"
        if sale.movement.reverses_id != before.movement_id:
            yield f"{sale}: its pieces aren't those of what it takes back"
    wrong = CashSale.objects.exclude(movement__kind=PieceKind.CASH_SALE) | CashSale.objects.filter(
        ~Q(date=F("movement__date"))
    )
    without = PieceMovement.objects.filter(kind=PieceKind.CASH_SALE, cash_sale=None)
    for movement in without:
        yield f"{movement}: pieces sold without a receipt"
    for sale in wrong:
        yield f"{sale}: its movement of pieces isn't that of this sale"
