"""Vouchers of sales: invoices, credit notes and what clients pay, with what is paid for paying late.

All of it is one source: what a payment is depends on what was invoiced, credited and claimed before it.
Who a client is comes from its papers, not from the register, so that a period that is over stays as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from heapq import merge
from typing import Any

from django.db.models import Sum

from assignments.models import ClientPayment, CreditNote, CreditNoteLine, Invoice, InvoiceLine, Reminder
from assignments.rules.credit import sums_by_rate
from assignments.rules.invoice import LineSum
from payroll.rules.sale_vouchers import Receivable, credit_note_lines, invoice_lines, receipt_lines
from payroll.rules.vouchers import Customer, Voucher, VoucherKind, VoucherLine
from payroll.voucher_sources import HEAD, paper_number, paper_rows

CLIENT = {
    "number": "client_id",
    "name": "client_name",
    "organisation_number": "client_organisation_number",
    "address": "client_address",
    "postal_code": "client_postal_code",
    "city": "client_city",
}
OF_INVOICE = ("invoice_id", "invoice__year", "invoice__number")
CLIENT_OF_INVOICE = tuple(f"invoice__{field}" for field in CLIENT.values())
#: What is read of each kind of paper. The papers of one day come in this order.
FIELDS: dict[type[Any], tuple[str, ...]] = {
    Invoice: ("id", *HEAD, *CLIENT.values(), "vat", "total"),
    CreditNote: ("id", *HEAD, *OF_INVOICE, *CLIENT_OF_INVOICE, "vat", "total"),
    Reminder: (*HEAD, "invoice_id", "fee", "compensation", "interest"),
    ClientPayment: (
        *HEAD, *OF_INVOICE, *CLIENT_OF_INVOICE, "amount", "reverses__year", "reverses__number",
    ),
}  # fmt: skip
Row = dict[str, Any]


def sales(first: date, last: date) -> Iterator[Voucher]:
    """What was sold and what was paid, by the day of issue; within each kind in numbers' order.

    A reminder is no voucher: what it claims is income when it is paid.
    """
    receivables: dict[int, Receivable] = {}
    net_by_rate = {
        Invoice: _net_by_rate(InvoiceLine, last),
        CreditNote: _net_by_rate(CreditNoteLine, last),
    }
    for model, row in _papers(last):
        if model is Reminder:
            claimed = row["fee"] + row["compensation"] + row["interest"]
            receivables[row["invoice_id"]].claim(claimed)
            continue
        if model is Invoice:
            receivables[row["id"]] = Receivable(row["total"])
            voucher = _invoice(row, net_by_rate[Invoice][row["id"]])
        elif model is CreditNote:
            late_income = receivables[row["invoice_id"]].credit(row["total"])
            voucher = _credit_note(row, net_by_rate[CreditNote][row["id"]], late_income)
        else:
            receivable = receivables[row["invoice_id"]]
            changed = receivable.refund(-row["amount"]) if _is_refund(row) else receivable.pay(row["amount"])
            voucher = _receipt(row, changed)
        if voucher is not None and voucher.date >= first:
            yield voucher


def _papers(last: date) -> Iterator[tuple[type[Any], Row]]:
    """All papers of sales so far, a day's reminders after its credit notes and before its payments.

    A reminder claims of what is left of the invoice, and is the claim that is paid.
    """

    def of_kind(order: int, model: type[Any]) -> Iterator[tuple[tuple[date, int], type[Any], Row]]:
        for row in paper_rows(model, date.min, last, FIELDS[model]):
            yield (row["issued_on"], order), model, row

    streams = [of_kind(order, model) for order, model in enumerate(FIELDS)]
    for _key, model, row in merge(*streams, key=lambda found: found[0]):
        yield model, row


def _net_by_rate(lines: type[Any], last: date) -> dict[int, list[LineSum]]:
    found: dict[int, list[LineSum]] = defaultdict(list)
    rows = (
        lines.objects.filter(paper__issued_on__lte=last)
        .order_by("paper_id", "vat_percent")
        .values_list("paper_id", "vat_percent")
        .annotate(sum=Sum("net"))
    )
    for paper_id, percent, net in rows.iterator(chunk_size=1000):
        found[paper_id].append(LineSum(net, percent))
    return found


def _invoice(row: Row, nets: list[LineSum]) -> Voucher | None:
    lines = invoice_lines(sums_by_rate(nets, row["vat"]))
    return _voucher(VoucherKind.SALE, row, lines, f"Faktura {_number(row)}", _customer(row))


def _credit_note(row: Row, nets: list[LineSum], late_income: Decimal) -> Voucher | None:
    invoice = _number(row, "invoice__")
    return _voucher(
        VoucherKind.CREDIT_NOTE,
        row,
        credit_note_lines(sums_by_rate(nets, row["vat"]), late_income=late_income),
        f"Kreditnota {_number(row)} av faktura {invoice}",
        _customer(row, "invoice__"),
        refers_to=invoice,
        refers_to_kind=VoucherKind.SALE,
    )


def _receipt(row: Row, late_income: Decimal) -> Voucher | None:
    invoice, reversed_one = _number(row, "invoice__"), _number(row, "reverses__")
    text = f"{'Tilbakebetaling' if _is_refund(row) else 'Innbetaling'} av faktura {invoice}"
    return _voucher(
        VoucherKind.RECEIPT,
        row,
        receipt_lines(row["amount"], late_income=late_income),
        f"{text}, tilbakeført" if reversed_one else text,
        _customer(row, "invoice__"),
        refers_to=reversed_one or invoice,
        refers_to_kind=VoucherKind.RECEIPT if reversed_one else VoucherKind.SALE,
    )


def _is_refund(row: Row) -> bool:
    """As `ClientPayment.is_refund`."""
    return (row["amount"] < 0) == (row["reverses__year"] is None)


def _voucher(
    kind: VoucherKind,
    row: Row,
    lines: tuple[VoucherLine, ...],
    text: str,
    customer: Customer,
    **refers: Any,
) -> Voucher | None:
    """None for a paper of nothing, such as the credit note of a line that was free."""
    if not lines:
        return None
    return Voucher(
        kind=kind,
        number=_number(row),
        date=row["issued_on"],
        text=text,
        lines=lines,
        value_date=row["date"],
        customer=customer,
        **refers,
    )


def _customer(row: Row, prefix: str = "") -> Customer:
    facts = {name: row[f"{prefix}{field}"] for name, field in CLIENT.items()}
    return Customer(**{**facts, "number": str(facts["number"])})


def _number(row: Row, prefix: str = "") -> str:
    return paper_number(row[f"{prefix}year"], row[f"{prefix}number"])
