"""Marking an amount as paid (betalt), and taking the mark back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.models import GarnishmentOrder, OfficialPayment, OfficialPaymentKind
from payroll.owed import OpenAmount, open_amounts
from payroll.payment_key import PaymentKey


@transaction.atomic
def mark_paid(
    kind: OfficialPaymentKind,
    counts_for: date,
    order: GarnishmentOrder | None = None,
    *,
    by: User,
    now: datetime,
    today: date,
    paid_on: date | None = None,
) -> OfficialPayment:
    """Write that the whole open amount is paid.

    Args:
        counts_for: The payout date, or the first day of the contribution's term.
        paid_on: The day it left the bank; today unless told otherwise.

    Raises:
        Refused: nothing of it is open, its term isn't over, or it was paid on an impossible day.
    """
    desk = Desk(OfficialPayment, by=by, now=now, issued_on=today)
    wanted = (kind, counts_for, order.pk if order else None)
    row = next((one for one in open_amounts(today) if _identity(one) == wanted), None)
    return _write(desk, row, paid_on or today)


@transaction.atomic
def mark_all_paid(
    keys: Iterable[PaymentKey], *, by: User, now: datetime, today: date, paid_on: date | None = None
) -> list[OfficialPayment]:
    """Write that payments are paid, as they were shown: all of them or none.

    Raises:
        Refused: none is named, one isn't open any longer or has another amount by now, or as `mark_paid`.
    """
    desk = Desk(OfficialPayment, by=by, now=now, issued_on=today)
    rows = {_identity(one): one for one in open_amounts(today)}
    written = []
    for key in keys:
        orders = sorted(key.orders) or [None]
        found = [rows.pop((key.kind, key.counts_for, order), None) for order in orders]
        if sum((one.open for one in found if one), Decimal(0)) != key.amount:
            raise Refused(
                _("Beløpet er et annet nå enn da siden ble vist. Se på lista igjen."), code="amount_changed"
            )
        written += [_write(desk, one, paid_on or today) for one in found]
    if not written:
        raise Refused(_("Velg minst én betaling."), code="none_chosen")
    return written


@transaction.atomic
def take_back_payment(payment: OfficialPayment, *, by: User, now: datetime, today: date) -> OfficialPayment:
    """Undo a mark: the amount is open again.

    Raises:
        Refused: it is taken back already, or is itself such an undoing.
    """
    desk = Desk(OfficialPayment, by=by, now=now, issued_on=today)
    return reverse_payment(desk, OfficialPayment.objects.get(pk=payment.pk), today)


def reverse_payment(desk: Desk, payment: OfficialPayment, day: date) -> OfficialPayment:
    """Issue the payment that takes another one back, at a desk that is open already. `Refused`."""
    if payment.reverses_id is not None or OfficialPayment.objects.filter(reverses=payment).exists():
        raise Refused(_("Betalingen er allerede tatt tilbake."), code="already_taken_back")
    return desk.issue(
        OfficialPayment(
            kind=payment.kind,
            counts_for=payment.counts_for,
            order_id=payment.order_id,
            amount=-payment.amount,
            reverses=payment,
            date=day,
        )
    )


def _identity(one: OpenAmount) -> tuple[OfficialPaymentKind, date, int | None]:
    return one.kind, one.counts_for, one.order.pk if one.order else None


def _write(desk: Desk, row: OpenAmount | None, paid_on: date) -> OfficialPayment:
    if row is None or row.open <= 0:
        raise Refused(_("Det er ikke noe å betale her lenger."), code="nothing_open")
    if row.is_running:
        raise Refused(_("Terminen er ikke over ennå."), code="term_not_over")
    if not row.counts_for <= paid_on <= desk.issued_on:
        raise Refused(_("Den dagen kan det ikke være betalt."), code="impossible_day", field="paid_on")
    return desk.issue(
        OfficialPayment(
            kind=row.kind, counts_for=row.counts_for, order=row.order, amount=row.open, date=paid_on
        )
    )
