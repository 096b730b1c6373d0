"""Takes in the bank's file: what came is put on the invoices by their KID, and the rest waits.

Each piece of money is taken in once, whichever files tell of it and in whatever order (`BankTransaction`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.known_money import not_told_before
from assignments.models import (
    BankFile,
    BankTransaction,
    ClientPayment,
    Invoice,
    PaymentSource,
    UnknownPayment,
)
from assignments.models.invoice import ZERO
from assignments.read_bank_file import read_bank_file
from assignments.register_payment import MOST_TEXT
from assignments.rules.bank_entry import Money
from assignments.settled_jobs import settle_jobs
from assignments.unknown_payments import reverse_by_bank, reversible
from bikuben.models import Project, User
from bikuben.papers import Desk
from bikuben.refusals import Refused


@dataclass(frozen=True, slots=True)
class Imported:
    """The file as it is kept; `is_new` is False where it had been read before and nothing was changed."""

    bank_file: BankFile
    is_new: bool


@transaction.atomic
def import_bank_file(content: bytes, *, by: User, now: datetime, today: date) -> Imported:
    """Read a camt.053 or camt.054 and enter all that came into our account, or nothing of it.

    Raises:
        Refused: at `file`, where it isn't such a file about our account, or where we have no account number.
    """
    project = Project.current()
    if project is None or not project.account_number:
        raise Refused(_("Skriv først inn kontonummeret i «Om prosjektet»."), code="no_account", field="file")
    read = read_bank_file(content, account=project.account_number, today=today)
    desk = Desk(ClientPayment, by=by, now=now, issued_on=today)
    fingerprint = hashlib.sha256(content).hexdigest()
    earlier = BankFile.objects.filter(sha256=fingerprint).first()
    if earlier is not None:
        return Imported(earlier, is_new=False)
    bank_file = BankFile.objects.create(
        sha256=fingerprint,
        message_id=read.message_id,
        read_at=now,
        read_by=by,
        ignored=read.ignored,
    )
    _take_in(read.money, bank_file, desk)
    return Imported(bank_file, is_new=True)


def _take_in(money: Iterable[Money], bank_file: BankFile, desk: Desk) -> None:
    money = list(money)
    fresh = not_told_before(money)
    BankTransaction.objects.bulk_create(
        BankTransaction(
            bank_file=bank_file,
            key=one.key,
            entry_key=one.entry_key,
            tx_key=one.tx_key,
            kid=one.kid,
            is_whole=one.is_whole,
        )
        for one in fresh
    )
    kids = {one.kid for one in fresh if one.kid}
    invoices = {invoice.kid: invoice for invoice in Invoice.objects.filter(kid__in=kids)}
    touched: dict[int, Invoice] = {}
    for one in fresh:
        invoice = invoices.get(one.kid) if one.amount > 0 else None
        if invoice is None:
            _wait(one, bank_file)
        else:
            desk.issue(_payment(one, invoice))
            touched[invoice.pk] = invoice
    for invoice in _taken_back_by_the_bank(desk):
        touched[invoice.pk] = invoice
    bank_file.unmatched = bank_file.unknown.filter(settled_by=None).count()
    bank_file.matched = len(fresh) - bank_file.unmatched
    bank_file.known = len(money) - len(fresh)
    bank_file.save(update_fields=["matched", "unmatched", "known"])
    settle_jobs(touched.values(), by=desk.by)


def _payment(money: Money, invoice: Invoice) -> ClientPayment:
    return ClientPayment(
        invoice=invoice,
        date=money.date,
        amount=money.amount,
        source=PaymentSource.BANK,
        bank_key=money.key,
        text=money.text[:MOST_TEXT],
    )


def _wait(money: Money, bank_file: BankFile) -> None:
    UnknownPayment.objects.create(
        bank_key=money.key,
        bank_file=bank_file,
        date=money.date,
        amount=money.amount,
        kid=money.kid,
        text=money.text,
    )


def _taken_back_by_the_bank(desk: Desk) -> list[Invoice]:
    """Reverse the payments that the bank took back, also where the two came in the other order."""
    waiting = UnknownPayment.objects.filter(amount__lt=ZERO, settled_by=None, set_aside_on=None)
    found = []
    for unknown in waiting.exclude(kid=""):
        payment = reversible(Invoice.objects.filter(kid=unknown.kid), -unknown.amount)
        if payment is not None:
            reverse_by_bank(payment, unknown, desk)
            found.append(payment.invoice)
    return found
