"""Which invoice unknown money may be for."""

from __future__ import annotations

from assignments.invoice_balance import with_balance
from assignments.models import Invoice, UnknownPayment
from assignments.models.invoice import ZERO

SHOWN_OTHERS = 200


def likely_invoices(unknown: UnknownPayment) -> list[Invoice]:
    """Invoices with their balance: named in the bank's words, then of the same amount, then open.

    For money that the bank took back those on which so much was paid come first. The newest few of the
    settled ones are last, so that a mistake among them can be put right.
    """
    words, amount = str(unknown.text), abs(unknown.amount)
    balances = with_balance(Invoice.objects.all())
    found = list(balances.exclude(open=ZERO).order_by("due_on", "pk"))
    found += balances.filter(open=ZERO).order_by("-year", "-number")[:SHOWN_OTHERS]

    def unlikely(invoice: Invoice) -> tuple[bool, bool]:
        named = invoice.kid in words or invoice.full_number in words
        return not named, amount != (invoice.paid if unknown.amount < 0 else invoice.open)

    return sorted(found, key=unlikely)
