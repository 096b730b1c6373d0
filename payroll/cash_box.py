"""Money into the cash box (kassa) and out of it, other than pay."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.models import CashMovement, MovementKind, expected_balance

INTO_THE_BOX = (MovementKind.OPENING, MovementKind.WITHDRAWAL)
OWN_KINDS = (*INTO_THE_BOX, MovementKind.DEPOSIT)
HIGHEST = Decimal(1_000_000)


@transaction.atomic
def move_cash(
    kind: MovementKind, amount: Decimal, *, text: str = "", by: User, now: datetime, today: date
) -> CashMovement:
    """Record an opening float, a withdrawal from the bank or a deposit to it.

    Args:
        amount: Kroner, more than zero, whichever way it goes.

    Raises:
        Refused: an impossible amount, a second opening float, or a deposit of more than there is.
    """
    if kind not in OWN_KINDS:
        raise Refused(_("Lønn betales ut fra slippen."), code="wrong_kind", field="kind")
    if not 0 < amount <= HIGHEST:
        raise Refused(
            _("Beløpet må være mer enn null og ikke over en million."), code="bad_amount", field="amount"
        )
    desk = Desk(CashMovement, by=by, now=now, issued_on=today)
    if kind == MovementKind.OPENING and CashMovement.objects.exists():
        raise Refused(
            _("Kassa er allerede i bruk. Velg «fra banken» i stedet."), code="already_open", field="kind"
        )
    if kind == MovementKind.DEPOSIT and expected_balance() < amount:
        raise Refused(_("Så mye er det ikke i kassa."), code="box_too_small", field="amount")
    signed = amount if kind in INTO_THE_BOX else -amount
    return desk.issue(CashMovement(kind=kind, amount=signed, text=text.strip(), date=today))
