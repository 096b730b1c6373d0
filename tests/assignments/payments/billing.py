"""An overdue invoice that was reminded of, a payment and a file from the bank, for walks through pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from assignments.import_bank_file import import_bank_file
from assignments.issue_reminder import issue_reminder
from assignments.models import BankFile, Client, ClientPayment, Invoice, Reminder, UnknownPayment
from bikuben.models import User
from tests.assignments.payments.world import Tx, camt, entry, make_invoice
from tests.cast import NOW, TODAY

LONG_AGO = TODAY - timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class Billing:
    """What an address of these pages may ask for."""

    invoice: Invoice
    payment: ClientPayment
    bank_file: BankFile
    unknown: UnknownPayment
    reminder: Reminder


def build_billing(by: User) -> Billing:
    """Two invoices: one late and reminded of, one paid by the bank, which also has money no one knows."""
    client = Client.objects.create(name="Senkunden AS")
    late = make_invoice(by, on=LONG_AGO, client=client)
    reminder = issue_reminder(late, by=by, now=NOW, today=LONG_AGO + timedelta(days=30))
    paid = make_invoice(by, client=client)
    content = camt(
        entry(Tx(kid=paid.kid), reference="R1"), entry(Tx(text="Hei", payer="Ola"), reference="R2")
    )
    read = import_bank_file(content, by=by, now=NOW, today=TODAY)
    return Billing(
        invoice=late,
        payment=paid.payments.get(),
        bank_file=read.bank_file,
        unknown=UnknownPayment.objects.get(),
        reminder=reminder,
    )
