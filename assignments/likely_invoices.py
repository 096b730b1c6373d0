"""Which invoice unknown money may be for."""

from __future__ import annotations

from collections.abc import Iterable

from assignments.invoice_balance import with_balance
from assignments.models import Invoice, UnknownPayment
from assignments.models.invoice import ZERO

SHOWN = 50  # one more is found by its number


def likely_invoices(unknown: UnknownPayment) -> list[Invoice]:
    """The 50 likeliest with their balance: named in the bank's words, then of the same amount, then open.

    For money that the bank took back those on which so much was paid come first. The newest few of the
    settled ones are last where there is room, so that a mistake among them can be put right.
    """
    balances = with_balance(Invoice.objects.all())
    found = list(balances.exclude(open=ZERO).order_by("due_on", "pk"))
    found += balances.filter(open=ZERO).order_by("-year", "-number")[:SHOWN]
    found.sort(key=lambda invoice: (not _is_named(unknown, invoice), not _is_of(unknown, invoice)))
    return found[:SHOWN]


def likeliest(unknown: UnknownPayment, invoices: Iterable[Invoice]) -> Invoice | None:
    """The one invoice that is both named and of the amount, or alone in being of the amount; else None."""
    of_the_amount = [invoice for invoice in invoices if _is_of(unknown, invoice)]
    named = [invoice for invoice in of_the_amount if _is_named(unknown, invoice)]
    for found in (named, of_the_amount):
        if len(found) == 1:
            return found[0]
    return None


def _is_named(unknown: UnknownPayment, invoice: Invoice) -> bool:
    words = str(unknown.text)
    return invoice.kid in words or invoice.full_number in words


def _is_of(unknown: UnknownPayment, invoice: Invoice) -> bool:
    return abs(unknown.amount) == (invoice.paid if unknown.amount < 0 else invoice.open)
