"""Vouchers of our own cash sales: every receipt, and what the daily counts found and handed over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assignments.models import CashSale, HandedTo, SaleCount
from payroll.rules.cash_sale_vouchers import cash_sale_lines, sale_count_lines
from payroll.rules.vouchers import Voucher, VoucherKind
from payroll.voucher_sources import HEAD, paper_number, paper_rows


def cash_sales(first: date, last: date) -> Iterator[Voucher]:
    """Every receipt, in numbers' order."""
    fields = (*HEAD, "paid_by", "total", "vat", "vat_percent", "reverses__year", "reverses__number")
    for row in paper_rows(CashSale, first, last, fields):
        number = paper_number(row["year"], row["number"])
        reversed_one = paper_number(row["reverses__year"], row["reverses__number"])
        text = f"Kontantsalg, kvittering {number}"
        yield Voucher(
            kind=VoucherKind.CASH_SALE,
            number=number,
            date=row["issued_on"],
            text=f"{text}, tar tilbake {reversed_one}" if reversed_one else text,
            lines=cash_sale_lines(row["paid_by"], row["total"], row["vat"], row["vat_percent"]),
            value_date=row["date"],
            refers_to=reversed_one,
            refers_to_kind=VoucherKind.CASH_SALE if reversed_one else None,
        )


def sale_counts(first: date, last: date) -> Iterator[Voucher]:
    """The counts that found a difference or moved money. What one left lying is where the next begins."""
    fields = (*HEAD, "change", "difference", "counted", "handed_to")
    left = Decimal(0)
    for row in paper_rows(SaleCount, date.min, last, fields):
        lines = sale_count_lines(
            left=left,
            change=row["change"],
            difference=row["difference"],
            counted=row["counted"],
            handed_to=row["handed_to"],
        )
        left = row["counted"] if row["handed_to"] == HandedTo.KEPT else Decimal(0)
        if lines and row["issued_on"] >= first:
            number = paper_number(row["year"], row["number"])
            yield Voucher(
                kind=VoucherKind.SALE_COUNT,
                number=number,
                date=row["issued_on"],
                text=f"Telling av salgspenger {number}",
                lines=lines,
                value_date=row["date"],
            )
