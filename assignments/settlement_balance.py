"""What has become of a settlement: read from the rows that point to it, never stored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from assignments.invoice_balance import with_balance
from assignments.models import Invoice, InvoicedSettlement, OutletSettlement, SettlementPayment
from assignments.models.invoice import ZERO
from bikuben.money import MoneyField
from bikuben.refusals import Refused


class SettlementState(StrEnum):
    """Where a settlement's money is. `NOTHING`: our share is none, so that nothing is owed."""

    OPEN = "open"
    INVOICED = "invoiced"
    PAID = "paid"
    NOTHING = "nothing"
    REVERSED = "reversed"
    REVERSAL = "reversal"

    @property
    def label(self) -> str | Promise:
        """In the supervisor's words."""
        return LABELS[self]

    @property
    def sign(self) -> str:
        """The class of its mark on the page."""
        return SIGNS.get(self, "")


LABELS = {
    SettlementState.OPEN: pgettext_lazy("avregning", "ikke oppgjort"),
    SettlementState.INVOICED: gettext_lazy("på faktura"),
    SettlementState.PAID: gettext_lazy("betalt"),
    SettlementState.NOTHING: gettext_lazy("ingenting å betale"),
    SettlementState.REVERSED: gettext_lazy("tatt tilbake"),
    SettlementState.REVERSAL: gettext_lazy("tar en annen tilbake"),
}
SIGNS = {
    SettlementState.OPEN: "bk-state-warn",
    SettlementState.INVOICED: "bk-state-now",
    SettlementState.PAID: "bk-state-done",
}


def with_left(settlements: QuerySet[OutletSettlement]) -> QuerySet[OutletSettlement]:
    """The settlements with `invoice_pk`, `left` (kroner) and `state`, in the same query.

    `left` is what the outlet still owes: of one on an invoice, what is open on the invoice.
    """
    invoices = Invoice.objects.filter(lines__settlement__settlement=OuterRef("pk"))
    balances = with_balance(invoices).values("open")[:1]
    return settlements.annotate(
        is_reversed=Exists(OutletSettlement.objects.filter(reverses=OuterRef("pk"))),
        is_paid=Exists(SettlementPayment.objects.filter(settlement=OuterRef("pk"))),
        invoice_pk=Subquery(invoices.values("pk")[:1]),
        invoice_open=Coalesce(Subquery(balances, output_field=MoneyField()), ZERO),
    ).annotate(
        left=Case(
            When(Q(reverses__isnull=False) | Q(is_reversed=True) | Q(is_paid=True), then=ZERO),
            When(invoice_pk__isnull=False, then=F("invoice_open")),
            default=F("owed"),
            output_field=MoneyField(),
        ),
        state=Case(
            When(reverses__isnull=False, then=Value(SettlementState.REVERSAL.value)),
            When(is_reversed=True, then=Value(SettlementState.REVERSED.value)),
            When(is_paid=True, then=Value(SettlementState.PAID.value)),
            When(Q(invoice_pk__isnull=False, invoice_open__lte=ZERO), then=Value(SettlementState.PAID.value)),
            When(invoice_pk__isnull=False, then=Value(SettlementState.INVOICED.value)),
            When(owed=ZERO, then=Value(SettlementState.NOTHING.value)),
            default=Value(SettlementState.OPEN.value),
            output_field=CharField(),
        ),
    )


def turnover_without_invoice(after: date, up_to: date) -> Decimal:
    """Our share of the settlements of some days that stand and are on no invoice, kroner: turnover too."""
    found = with_left(OutletSettlement.objects.filter(date__gt=after, date__lte=up_to, reverses=None))
    found = found.filter(is_reversed=False, invoice_pk=None)
    return sum(found.values_list("owed", flat=True), Decimal(0))


def refuse_if_closed(settlement: OutletSettlement) -> None:
    """Only a settlement that stands, and is neither invoiced nor paid, can become something else.

    Raises:
        Refused: it is taken back, takes another back, is on an invoice, or is paid.
    """
    if settlement.reverses_id is not None or OutletSettlement.objects.filter(reverses=settlement).exists():
        raise Refused(_("Avregningen er tatt tilbake allerede."), code="reversed")
    claim = InvoicedSettlement.objects.filter(settlement=settlement).select_related("line__paper").first()
    if claim is not None:
        text = _("Avregningen står på faktura %(number)s. Krediter den først.")
        raise Refused(text % {"number": claim.line.paper.full_number}, code="invoiced")
    if SettlementPayment.objects.filter(settlement=settlement).exists():
        raise Refused(_("Avregningen er betalt."), code="paid")
