"""Vouchers of settlements that outlets paid without an invoice: money into the bank, and income.

The mark that a settlement is paid is a row that can be taken away; its history never changes, and is read
here: a row that came is a voucher, one that went is the same on the other sides. What an invoice asks for is
in the books by the invoice, and can't be marked as paid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from assignments.models import SettlementPayment
from bikuben.clock import OSLO
from payroll.rules.cash_sale_vouchers import settlement_payment_lines
from payroll.rules.vouchers import Voucher, VoucherKind
from payroll.voucher_sources import paper_number

PAID, UNDONE = "+", "-"


def settlement_payments(first: date, last: date) -> Iterator[Voucher]:
    """Each payment of a settlement, and each that was none after all, in the order they were written.

    They are a series of their own, as papers are: a year's first is 2026-0001.
    """
    rows = SettlementPayment.history.filter(history_type__in=(PAID, UNDONE)).order_by("history_id")
    fields = ("settlement__year", "settlement__number", "settlement__owed")
    rows = rows.values_list("history_type", "history_date", "paid_on", *fields)
    told: Counter[int] = Counter()
    newest: dict[str, str] = {}
    for what, moment, paid_on, year, number, owed in rows.iterator(chunk_size=1000):
        day, paper = moment.astimezone(OSLO).date(), paper_number(year, number)
        told[day.year] += 1
        own, before = paper_number(day.year, told[day.year]), newest.get(paper, "")
        newest[paper] = own
        if not first <= day <= last:
            continue
        is_undone = what == UNDONE
        text = f"Oppgjør av avregning {paper}"
        yield Voucher(
            kind=VoucherKind.OUTLET_PAYMENT,
            number=own,
            date=day,
            text=f"{text}, tilbakeført" if is_undone else text,
            lines=settlement_payment_lines(-owed if is_undone else owed),
            value_date=paid_on,
            refers_to=before if is_undone else "",
            refers_to_kind=VoucherKind.OUTLET_PAYMENT if is_undone else None,
        )
