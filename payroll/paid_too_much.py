"""What was paid too much (til gode): used for the next amount of its kind, or come back from the payee."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.mark_paid import reverse_payment
from payroll.models import GarnishmentOrder, OfficialPayment, OfficialPaymentKind
from payroll.owed import OpenAmount, open_amounts


@transaction.atomic
def use_credit(
    kind: OfficialPaymentKind,
    counts_for: date,
    order: GarnishmentOrder | None = None,
    *,
    by: User,
    now: datetime,
    today: date,
) -> OfficialPayment:
    """Let what was paid too much count for the open amount of the same kind that is due first.

    The money has left the bank already, so the payment is taken back and written anew for both, on one day.

    Raises:
        Refused: nothing is paid too much, or nothing is open that it could count for.
    """
    desk = Desk(OfficialPayment, by=by, now=now, issued_on=today)
    rows = open_amounts(today)
    credit = _credit(rows, kind, counts_for, order)
    target = next(
        (
            one
            for one in rows
            if one.kind == kind and one.order == order and one.open > 0 and not one.is_running
        ),
        None,
    )
    if target is None:
        raise Refused(
            _("Det er ikke noe åpent beløp å bruke pengene på. Vent til neste, eller be om å få dem igjen."),
            code="nothing_to_use_it_for",
        )
    used = min(-credit.open, target.open)
    _free(desk, credit, used, today)
    return _pay(desk, target, used, today)


@transaction.atomic
def credit_came_back(
    kind: OfficialPaymentKind,
    counts_for: date,
    order: GarnishmentOrder | None = None,
    *,
    by: User,
    now: datetime,
    today: date,
) -> None:
    """What was paid too much is back in the bank.

    Raises:
        Refused: nothing is paid too much.
    """
    desk = Desk(OfficialPayment, by=by, now=now, issued_on=today)
    credit = _credit(open_amounts(today), kind, counts_for, order)
    _free(desk, credit, -credit.open, today)


def _credit(
    rows: list[OpenAmount], kind: OfficialPaymentKind, counts_for: date, order: GarnishmentOrder | None
) -> OpenAmount:
    for one in rows:
        if (one.kind, one.counts_for, one.order) == (kind, counts_for, order) and one.open < 0:
            return one
    raise Refused(_("Her er det ikke betalt for mye lenger."), code="no_credit")


def _free(desk: Desk, credit: OpenAmount, amount: Decimal, today: date) -> None:
    """Take payments back, newest first, until `amount` is free, and write anew what that was too much of."""
    left = amount
    payments = OfficialPayment.objects.filter(
        kind=credit.kind, counts_for=credit.counts_for, order=credit.order, reverses=None, reversed_by=None
    ).order_by("-year", "-number")
    for payment in payments:
        if left <= 0:
            break
        reverse_payment(desk, payment, today)
        left -= payment.amount
    if left < 0:
        _pay(desk, credit, -left, today)


def _pay(desk: Desk, row: OpenAmount, amount: Decimal, today: date) -> OfficialPayment:
    return desk.issue(
        OfficialPayment(kind=row.kind, counts_for=row.counts_for, order=row.order, amount=amount, date=today)
    )
