"""An outlet without invoices has paid a settlement (oppgjort); and that undone."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import InvoiceSettings, Outlet, OutletSettlement, SettlementPayment
from assignments.settlement_balance import refuse_if_closed
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def mark_settlement_paid(
    settlement: OutletSettlement, *, paid_on: date, by: User, now: datetime, today: date
) -> SettlementPayment:
    """The whole settlement is paid, into the bank. The books read this from the history: `now` is its day.

    Raises:
        Refused: what `refuse_paying` refuses, or at `paid_on` a day that can't be.
    """
    Outlet.objects.select_for_update(no_key=True).get(pk=settlement.outlet_id)
    refuse_paying(settlement)
    if paid_on > today:
        raise Refused(_("Den dagen har ikke vært ennå."), code="future", field="paid_on")
    if paid_on < settlement.period_from:
        raise Refused(_("Dagen er før perioden begynte. Sjekk datoen."), code="too_early", field="paid_on")
    payment = SettlementPayment(settlement=settlement, paid_on=paid_on)
    payment._history_user, payment._history_date = by, now
    payment.save()
    return payment


def refuse_paying(settlement: OutletSettlement) -> None:
    """Whether it can be paid without an invoice.

    Whoever charges VAT has to say how much of the price it is, and a settlement doesn't: then the money is
    asked for by an invoice. BOKF §5-1-1.

    Raises:
        Refused: it is taken back, on an invoice or paid already, there is nothing to pay, or VAT is charged.
    """
    refuse_if_closed(settlement)
    if not settlement.owed:
        raise Refused(_("Det er ingenting å betale på denne avregningen."), code="nothing")
    if InvoiceSettings.current().charges_vat:
        raise Refused(
            _("Dere krever mva., så dette må stå på en faktura. Koble utsalgsstedet til en oppdragsgiver."),
            code="vat",
        )


@transaction.atomic
def mark_settlement_unpaid(settlement: OutletSettlement, *, by: User, now: datetime) -> None:
    """It wasn't paid after all.

    Raises:
        Refused: nothing says that it is paid.
    """
    Outlet.objects.select_for_update(no_key=True).get(pk=settlement.outlet_id)
    payment = SettlementPayment.objects.filter(settlement=settlement).first()
    if payment is None:
        raise Refused(_("Avregningen er ikke betalt."), code="not_paid")
    payment._history_user, payment._history_date = by, now
    payment.delete()
