"""Put a settlement on an invoice, where the outlet is a client; and free it when the invoice is credited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Min
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from assignments.invoice_draft import Draft, ExtraLine
from assignments.issue_invoice import issue_invoice
from assignments.models import (
    Invoice,
    InvoicedSettlement,
    InvoiceLine,
    InvoiceSettings,
    Outlet,
    OutletSettlement,
)
from assignments.rules.settlement import price_before_vat
from assignments.settlement_balance import refuse_if_closed
from bikuben.models import User
from bikuben.refusals import Refused


def settlement_draft(settlement: OutletSettlement) -> Draft:
    """An invoice of the settlement alone, none of the client's days.

    What a shop sells, it sells with VAT in the price. Where the project charges VAT, our share is therefore
    taken with VAT in it: the line is the price before VAT that comes to what is owed (`price_before_vat`).
    Where it charges none, the line is what is owed.

    Raises:
        Refused: the outlet is no client.
    """
    client = settlement.outlet.client
    if client is None:
        raise Refused(
            _("Utsalgsstedet får ikke faktura. Koble det til en oppdragsgiver først."), code="no_client"
        )
    settings = InvoiceSettings.current()
    percent = settings.vat_percent if settings.charges_vat else Decimal(0)
    with override(client.language):
        line = ExtraLine(_description(settlement), Decimal(1), price_before_vat(settlement.owed, percent))
    return Draft(
        client,
        with_days=False,
        extra_lines=(line,),
        delivered_from=_delivered_from(settlement),
        delivered_on=settlement.period_to,
    )


@transaction.atomic
def invoice_settlement(
    settlement: OutletSettlement,
    *,
    draft: Draft | None = None,
    previewed: str | None = None,
    by: User,
    now: datetime,
    today: date,
) -> Invoice:
    """Issue the invoice of a settlement, and claim it, so that it is invoiced once.

    Args:
        draft: The settlement's draft with the references, note and due date that were written beside it.
        previewed: The `digest` of what was shown. Where the invoice has become another since, it is refused.

    Raises:
        Refused: the settlement is taken back, invoiced or paid, the outlet is no client, or what
            `issue_invoice` refuses.
    """
    outlet = Outlet.objects.select_for_update(no_key=True).get(pk=settlement.outlet_id)
    settlement = OutletSettlement.objects.get(pk=settlement.pk)
    settlement.outlet = outlet
    refuse_if_closed(settlement)
    own = settlement_draft(settlement)
    if draft is not None:
        written = ("buyer_reference", "order_reference", "note", "due_on")
        own = replace(own, **{name: getattr(draft, name) for name in written})
    invoice = issue_invoice(own, previewed=previewed, by=by, now=now, today=today)
    InvoicedSettlement.objects.create(settlement=settlement, line=invoice.lines.get())
    return invoice


def free_settlements(lines: Iterable[InvoiceLine]) -> None:
    """The settlements of these lines, which are credited now, can be invoiced again or taken back."""
    InvoicedSettlement.objects.filter(line__in=list(lines)).delete()


def _delivered_from(settlement: OutletSettlement) -> date:
    """When what it settles began to be sold: before its period where an earlier sale came along."""
    found = settlement.settled_lines.aggregate(
        day=Min(Coalesce("line__paper__period_from", "line__paper__date"))
    )
    return min(found["day"] or settlement.period_from, settlement.period_from)


def _description(settlement: OutletSettlement) -> str:
    names = {line.description for line in settlement.lines.all()}
    pieces = ngettext("%(count)d stykke", "%(count)d stykker", settlement.pieces) % {
        "count": settlement.pieces
    }
    parts = [
        _("Avregning %(number)s") % {"number": settlement.full_number},
        *(names if len(names) == 1 else ()),
    ]
    return ", ".join([*parts, pieces])
