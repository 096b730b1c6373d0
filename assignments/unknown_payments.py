"""Money in the bank that no KID explains: put on an invoice, or set aside because it is none of ours."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from assignments.models import ClientPayment, Invoice, PaymentSource, UnknownPayment
from assignments.register_payment import MOST_TEXT
from assignments.settled_jobs import settle_jobs
from bikuben.models import User
from bikuben.money import kroner
from bikuben.papers import Desk
from bikuben.refusals import Refused


@transaction.atomic
def put_on_invoice(
    unknown: UnknownPayment, invoice: Invoice, *, by: User, now: datetime, today: date
) -> ClientPayment:
    """Enter unknown money as paid on an invoice. What the bank took back takes back a payment of that amount.

    Raises:
        Refused: where it is on an invoice already; at `invoice`, where there is nothing there to take back.
    """
    desk = Desk(ClientPayment, by=by, now=now, issued_on=today)
    unknown = _waiting(unknown)
    if unknown.amount < 0:
        payment = reversible(Invoice.objects.filter(pk=invoice.pk), -unknown.amount)
        if payment is None:
            text = _("Fakturaen har ingen innbetaling på %(amount)s kr å føre tilbake.")
            raise Refused(
                text % {"amount": kroner(-unknown.amount)}, code="nothing_to_reverse", field="invoice"
            )
        entered = reverse_by_bank(payment, unknown, desk)
    else:
        entered = desk.issue(_of_bank(unknown, invoice))
        _settle(unknown, entered)
    settle_jobs([invoice], by=by)
    return entered


@transaction.atomic
def set_aside(unknown: UnknownPayment, *, by: User, now: datetime, today: date) -> None:
    """Say that it has nothing to do with the invoices. Refused where it is on one."""
    unknown = _waiting(unknown)
    unknown.set_aside_on = today
    unknown.save(update_fields=["set_aside_on"])


@transaction.atomic
def bring_back(unknown: UnknownPayment, *, by: User, now: datetime, today: date) -> None:
    """Undo `set_aside`."""
    unknown = _waiting(unknown)
    unknown.set_aside_on = None
    unknown.save(update_fields=["set_aside_on"])


def reversible(invoices: QuerySet[Invoice], amount: Decimal) -> ClientPayment | None:
    """The first payment of the amount on these invoices that came by the bank and stands."""
    payments = ClientPayment.objects.filter(
        invoice__in=invoices,
        amount=amount,
        source=PaymentSource.BANK,
        reverses=None,
        reversed_by=None,
    )
    return payments.select_related("invoice").order_by("date", "pk").first()


def reverse_by_bank(payment: ClientPayment, unknown: UnknownPayment, desk: Desk) -> ClientPayment:
    """The reversal of a payment that the bank took back on the day that it did."""
    reversal = _of_bank(unknown, payment.invoice)
    reversal.reverses = payment
    desk.issue(reversal)
    _settle(unknown, reversal)
    return reversal


def _waiting(unknown: UnknownPayment) -> UnknownPayment:
    found = UnknownPayment.objects.select_for_update(no_key=True).filter(pk=unknown.pk).first()
    if found is None or found.settled_by_id is not None:
        raise Refused(_("Pengene er allerede ført på en faktura."), code="already_settled")
    return found


def _of_bank(unknown: UnknownPayment, invoice: Invoice) -> ClientPayment:
    """A key is used once: money that was taken back from one invoice is put on another without it."""
    used = ClientPayment.objects.filter(bank_key=unknown.bank_key).exists()
    return ClientPayment(
        invoice=invoice,
        date=unknown.date,
        amount=unknown.amount,
        source=PaymentSource.BANK,
        bank_key=None if used else unknown.bank_key,
        text=str(unknown.text)[:MOST_TEXT],
    )


def _settle(unknown: UnknownPayment, payment: ClientPayment) -> None:
    unknown.settled_by, unknown.set_aside_on = payment, None
    unknown.save(update_fields=["settled_by", "set_aside_on"])
