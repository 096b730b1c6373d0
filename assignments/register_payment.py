"""Money from a client, or back to it, entered by hand, and either taken back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.invoice_balance import with_balance
from assignments.models import BankTransaction, ClientPayment, Invoice, PaymentSource, UnknownPayment
from assignments.settled_jobs import settle_jobs
from bikuben.models import User
from bikuben.money import kroner
from bikuben.papers import Desk
from bikuben.refusals import Refused

HIGHEST = Decimal(10_000_000)
MOST_TEXT = 200
#: Money may come before its invoice, but not longer before.
EARLIEST = timedelta(days=366)


@transaction.atomic
def register_payment(
    invoice: Invoice,
    amount: Decimal,
    *,
    paid_on: date,
    text: str = "",
    by: User,
    now: datetime,
    today: date,
) -> ClientPayment:
    """Enter what a client paid on an invoice, kroner. More than is open is kept, and owed back.

    Raises:
        Refused: at `amount` where it isn't above zero, at `paid_on` where the day hasn't been yet or is more
            than a year before the invoice.
    """
    if not 0 < amount <= HIGHEST:
        raise Refused(_("Beløpet må være mer enn null."), code="amount", field="amount")
    _refuse_day(paid_on, invoice, today)
    desk = Desk(ClientPayment, by=by, now=now, issued_on=today)
    payment = desk.issue(
        ClientPayment(invoice=invoice, date=paid_on, amount=amount, source=PaymentSource.HAND, text=text)
    )
    settle_jobs([invoice], by=by)
    return payment


@transaction.atomic
def refund_client(
    invoice: Invoice, amount: Decimal, *, paid_on: date, text: str = "", by: User, now: datetime, today: date
) -> ClientPayment:
    """Enter what we paid back to a client who had paid too much on an invoice, kroner above zero.

    Raises:
        Refused: at `amount` where it isn't above zero or is more than we owe, at `paid_on` as for a payment.
    """
    desk = Desk(ClientPayment, by=by, now=now, issued_on=today)
    owed = -with_balance(Invoice.objects.filter(pk=invoice.pk)).get().open
    if amount <= 0:
        raise Refused(_("Beløpet må være mer enn null."), code="amount", field="amount")
    if amount > owed:
        text = _("Vi skylder dem %(amount)s kr på denne fakturaen.") % {
            "amount": kroner(max(owed, Decimal(0)))
        }
        raise Refused(text, code="more_than_owed", field="amount")
    _refuse_day(paid_on, invoice, today)
    return desk.issue(
        ClientPayment(invoice=invoice, date=paid_on, amount=-amount, source=PaymentSource.HAND, text=text)
    )


def _refuse_day(day: date, invoice: Invoice, today: date) -> None:
    if day > today:
        raise Refused(_("Den dagen har ikke vært ennå."), code="future", field="paid_on")
    if day < invoice.date - EARLIEST:
        text = _("Dagen er mer enn et år før fakturaen. Sjekk årstallet.")
        raise Refused(text, code="too_early", field="paid_on")


@transaction.atomic
def take_back_payment(payment: ClientPayment, *, by: User, now: datetime, today: date) -> ClientPayment:
    """Reverse a payment that is on the wrong invoice, or never came: as if it had not been entered.

    What the bank told of is still in the bank: it waits again among the unknown, to be put where it belongs.

    Raises:
        Refused: where it is taken back already, or is itself what took another back.
    """
    desk = Desk(ClientPayment, by=by, now=now, issued_on=today)
    refuse_reversed(payment)
    reversal = desk.issue(
        ClientPayment(
            invoice=payment.invoice,
            date=payment.date,
            amount=-payment.amount,
            source=PaymentSource.HAND,
            reverses=payment,
        )
    )
    _back_among_the_unknown(payment)
    settle_jobs([payment.invoice], by=by)
    return reversal


def refuse_reversed(payment: ClientPayment) -> None:
    """Refuse what can't be taken back (again)."""
    if payment.reverses_id is not None:
        raise Refused(_("Dette er selv en tilbakeføring."), code="is_reversal")
    if ClientPayment.objects.filter(reverses=payment).exists():
        raise Refused(_("Innbetalingen er allerede ført tilbake."), code="already_reversed")


def _back_among_the_unknown(payment: ClientPayment) -> None:
    if UnknownPayment.objects.filter(settled_by=payment).update(settled_by=None):
        return
    claim = BankTransaction.objects.filter(key=payment.bank_key).first() if payment.bank_key else None
    if claim is not None:
        UnknownPayment.objects.create(
            bank_key=payment.bank_key,
            bank_file=claim.bank_file,
            date=payment.date,
            amount=payment.amount,
            kid=payment.invoice.kid,
            text=payment.text,
        )
