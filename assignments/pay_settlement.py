"""An outlet without invoices has paid a settlement (oppgjort); and that undone."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Outlet, OutletSettlement, SettlementPayment
from assignments.settlement_balance import refuse_if_closed
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def mark_settlement_paid(
    settlement: OutletSettlement, *, paid_on: date, by: User, today: date
) -> SettlementPayment:
    """The whole settlement is paid.

    Raises:
        Refused: it is taken back, on an invoice or paid already, there is nothing to pay, or at `paid_on` a
            day that can't be.
    """
    Outlet.objects.select_for_update(no_key=True).get(pk=settlement.outlet_id)
    refuse_if_closed(settlement)
    if not settlement.owed:
        raise Refused(_("Det er ingenting å betale på denne avregningen."), code="nothing")
    if paid_on > today:
        raise Refused(_("Den dagen har ikke vært ennå."), code="future", field="paid_on")
    if paid_on < settlement.period_from:
        raise Refused(_("Dagen er før perioden begynte. Sjekk datoen."), code="too_early", field="paid_on")
    payment = SettlementPayment(settlement=settlement, paid_on=paid_on)
    payment._history_user = by
    payment.save()
    return payment


@transaction.atomic
def mark_settlement_unpaid(settlement: OutletSettlement, *, by: User) -> None:
    """It wasn't paid after all.

    Raises:
        Refused: nothing says that it is paid.
    """
    Outlet.objects.select_for_update(no_key=True).get(pk=settlement.outlet_id)
    payment = SettlementPayment.objects.filter(settlement=settlement).first()
    if payment is None:
        raise Refused(_("Avregningen er ikke betalt."), code="not_paid")
    payment._history_user = by
    payment.delete()
