"""What is open on an invoice: read from the payments and credit notes that point to it, never stored."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assignments.models import ClientPayment, CreditNote, Invoice, Reminder
from assignments.models.invoice import ZERO
from bikuben.money import MoneyField


class InvoiceState(StrEnum):
    """Where an invoice's money is. `OVERPAID`: we have more than is owed, and owe it back."""

    OPEN = "open"
    OVERDUE = "overdue"
    PART_PAID = "part_paid"
    PAID = "paid"
    OVERPAID = "overpaid"
    CREDITED = "credited"

    @property
    def label(self) -> str | Promise:
        """In the supervisor's words."""
        return LABELS[self]

    @property
    def sign(self) -> str:
        """The class of its mark on the page."""
        return SIGNS.get(self, "")


LABELS = {
    InvoiceState.OPEN: _("ikke betalt"),
    InvoiceState.OVERDUE: _("forfalt"),
    InvoiceState.PART_PAID: _("delvis betalt"),
    InvoiceState.PAID: _("betalt"),
    InvoiceState.OVERPAID: _("betalt for mye"),
    InvoiceState.CREDITED: _("kreditert"),
}
SIGNS = {
    InvoiceState.PART_PAID: "bk-state-now",
    InvoiceState.OVERDUE: "bk-state-stop",
    InvoiceState.OVERPAID: "bk-state-warn",
    InvoiceState.PAID: "bk-state-done",
}

#: Payments and their reversals, without what we paid back.
FROM_CLIENT = Q(reverses=None, amount__gt=ZERO) | Q(reverses__isnull=False, amount__lt=ZERO)


def with_balance(invoices: QuerySet[Invoice]) -> QuerySet[Invoice]:
    """The invoices with `credited`, `paid` and `open` (kroner) beside their `total`, in the same query.

    `open` is the total less what is credited and paid; below zero it is what we owe the client. What is paid
    beyond the invoice goes first to what the last reminder `claimed` in fee and interest, `costs_paid` of it.
    The invoice is then what it was when it was reminded of: what is credited later is owed back, and pays no
    claim. What we paid back makes `paid` less, and takes nothing from the claims. Of an invoice that is
    credited whole, nothing is claimed any more.
    """
    last = Reminder.objects.filter(invoice=OuterRef("pk")).order_by("-step")
    costs = last.values(costs=F("fee") + F("compensation") + F("interest"))[:1]
    credited_by_then = CreditNote.objects.filter(issued_on__lte=OuterRef("reminded_on"))
    return (
        invoices.annotate(
            credited=_sum_of(CreditNote.objects.all(), "total"),
            paid=_sum_of(ClientPayment.objects.all(), "amount"),
            claimed=Coalesce(Subquery(costs, output_field=MoneyField()), ZERO),
            received=_sum_of(ClientPayment.objects.filter(FROM_CLIENT), "amount"),
            reminded_on=Subquery(last.values("issued_on")[:1]),
        )
        .annotate(
            left=F("total") - F("credited") - F("paid"),
            beyond=F("received") + _sum_of(credited_by_then, "total") - F("total"),
        )
        .annotate(
            costs_paid=Case(
                When(Q(beyond__lte=ZERO) | Q(credited__gte=F("total")), then=ZERO),
                When(beyond__gte=F("claimed"), then=F("claimed")),
                default=F("beyond"),
                output_field=MoneyField(),
            )
        )
        .annotate(open=F("left") + F("costs_paid"))
    )


def with_state(invoices: QuerySet[Invoice], today: date) -> QuerySet[Invoice]:
    """As `with_balance`, with `state` (an `InvoiceState`'s value) as it is today, to filter and sort by."""
    return with_balance(invoices).annotate(
        state=Case(
            When(open__lt=ZERO, then=Value(InvoiceState.OVERPAID.value)),
            When(Q(open=ZERO) & Q(paid=ZERO), then=Value(InvoiceState.CREDITED.value)),
            When(open=ZERO, then=Value(InvoiceState.PAID.value)),
            When(due_on__lt=today, then=Value(InvoiceState.OVERDUE.value)),
            When(paid__gt=ZERO, then=Value(InvoiceState.PART_PAID.value)),
            default=Value(InvoiceState.OPEN.value),
            output_field=CharField(),
        )
    )


def _sum_of(rows: QuerySet, amount: str) -> Coalesce:
    sums = rows.filter(invoice=OuterRef("pk")).order_by().values("invoice").annotate(sum=Sum(amount))
    return Coalesce(Subquery(sums.values("sum"), output_field=MoneyField()), ZERO)
