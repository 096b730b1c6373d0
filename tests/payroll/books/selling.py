"""Sales for the books, by the same actions as the pages: billed, credited, paid, reminded of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assignments.credit_invoice import credit_invoice
from assignments.invoice_draft import Draft, ExtraLine
from assignments.issue_invoice import issue_invoice
from assignments.issue_reminder import issue_reminder
from assignments.models import Client, ClientPayment, CreditNote, Invoice, InvoiceSettings, Reminder
from assignments.register_payment import refund_client, register_payment, take_back_payment
from assignments.rules.reminder import Claim
from bikuben.models import User
from payroll.rules.book_periods import period_of
from payroll.rules.vouchers import AccountRole, Voucher
from tests.assignments.invoices.world import charge_vat, make_client
from tests.cast import TODAY
from tests.payroll.books.world import about, books_of

MARCH = date(2026, 3, 2)


def sell(
    by: User,
    *amounts: Decimal | int | str,
    percent: str = "0",
    on: date = TODAY,
    client: Client | None = None,
) -> Invoice:
    """An invoice with a line for each amount, kroner before VAT, due after 14 days."""
    InvoiceSettings.objects.update_or_create(pk=1, defaults={"charges_vat": False})
    if percent != "0":
        charge_vat(percent)
    client = client or Client.objects.first() or make_client()
    lines = tuple(ExtraLine("Brette esker", Decimal(1), Decimal(amount), "stk.") for amount in amounts)
    return issue_invoice(Draft(client, extra_lines=lines), **about(by, on))


def credit(by: User, invoice: Invoice, *positions: int, on: date = TODAY) -> CreditNote:
    """Lines of an invoice taken back, or what is left of it."""
    lines = invoice.lines.filter(position__in=positions) if positions else None
    return credit_invoice(invoice, reason="Feil", lines=lines, **about(by, on))


def pay(
    by: User, invoice: Invoice, amount: Decimal | int | str, *, on: date = TODAY, entered: date | None = None
) -> ClientPayment:
    """Money from a client, entered the same day unless told otherwise."""
    return register_payment(invoice, Decimal(amount), paid_on=on, text="fra Kari", **about(by, entered or on))


def refund(by: User, invoice: Invoice, amount: Decimal | int | str, *, on: date = TODAY) -> ClientPayment:
    """Money back to a client."""
    return refund_client(invoice, Decimal(amount), paid_on=on, **about(by, on))


def take_back(by: User, payment: ClientPayment, *, on: date = TODAY) -> ClientPayment:
    """The payment was another's."""
    return take_back_payment(payment, **about(by, on))


def remind(by: User, invoice: Invoice, *, on: date, claim: Claim = Claim.FEE) -> Reminder:
    """A reminder with its fee and late interest."""
    return issue_reminder(invoice, claim=claim, **about(by, on))


def vouchers(code: str = "2026") -> list[Voucher]:
    """The vouchers of sales in a period."""
    return [one for one in books_of(period_of(code)).vouchers if one.customer]


def stands(voucher: Voucher) -> dict[AccountRole, Decimal]:
    """Debit less credit of its accounts."""
    found: dict[AccountRole, Decimal] = {}
    for line in voucher.lines:
        found[line.account] = found.get(line.account, Decimal(0)) + line.amount
    return found
