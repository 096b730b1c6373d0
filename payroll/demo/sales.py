"""The demo's clients through the year: invoices, what the bank says, a reminder, two credit notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from assignments.billable import by_client, to_bill
from assignments.choose_invoicing import choose_invoicing
from assignments.credit_invoice import credit_invoice
from assignments.import_bank_file import import_bank_file
from assignments.invoice_draft import Draft, ExtraLine
from assignments.issue_invoice import issue_invoice
from assignments.issue_reminder import issue_reminder
from assignments.register_payment import register_payment
from assignments.send_documents import channel_of, mark_sent
from payroll.demo.bank import Received, bank_says
from payroll.demo.jobs import JOBS
from payroll.demo.people import on
from payroll.demo.stage import Hours, Row, Stage
from payroll.demo.users import ACCOUNT

MONTHLY = "Gullfugl Smykker AS"
SLOW = "Teater Måneskjær"
READ_ON = 0  # Mondays, the accountant reads the bank's file
AFTER_REMINDER = timedelta(days=9)
EXTRAS = {
    "Rydde parken etter vinteren": (ExtraLine("Leie av tilhenger", Decimal(2), Decimal(350), "dager"),),
    "Binde påskebuketter": (ExtraLine("Bast og papir", Decimal(1), Decimal("184.50"), "parti"),),
}
# One line of the first is credited and billed again; the second is taken back whole and written anew.
ONE_LINE_WRONG = "Brette invitasjoner"
ALL_WRONG = "Sommerbuketter til torget"
GIFT = Received(on(10, 12), Decimal(500), "", "Sanitetsforeningen", "Fra basaren, bruk dem godt")
STRAY = Received(on(11, 16), Decimal(1200), "", "E. Tenkt", "Takk for hjelpen")


def choose_how_to_invoice(stage: Stage, hours: Hours) -> None:
    """No VAT, a charity's limit, KID by modulus 10."""
    choose_invoicing(
        charges_vat=False,
        vat_percent=Decimal(25),
        exemption_text="",
        is_charity=True,
        in_business_register=False,
        kid_algorithm="mod10",
        by=stage.accountant,
        now=hours.later(),
    )


def sales_work(stage: Stage, hours: Hours) -> None:
    """What is to be sent, read from the bank, reminded of and billed on the morning of a work day."""
    _send(stage, hours)
    if hours.day.weekday() == READ_ON:
        _read_the_bank(stage, hours)
    _remind(stage, hours)
    _put_right(stage, hours)
    _bill(stage, hours)


def _bill(stage: Stage, hours: Hours) -> None:
    """Jobs that are delivered, and a month of the client that wants one invoice a month."""
    for of_client in by_client(to_bill()):
        if of_client.client.name == MONTHLY:
            months = {day.replace(day=1) for one in of_client.jobs for day, _count in one.days}
            for month in sorted(one for one in months if one < hours.day.replace(day=1)):
                _issue(stage, Draft(of_client.client, month=month), hours, f"{month:%Y-%m}")
            continue
        for one in of_client.jobs:
            if one.job.title in _over(hours.day):
                extra = EXTRAS.get(one.job.title, ()) if one.job.title not in stage.invoices else ()
                _issue(stage, Draft(one.job.client, job=one.job, extra_lines=extra), hours, one.job.title)


def _over(day: date) -> set[str]:
    return {job.title for job in JOBS if job.ends is not None and job.ends < day}


def _issue(stage: Stage, draft: Draft, hours: Hours, about: str) -> None:
    invoice = issue_invoice(draft, by=stage.leader, now=hours.later(4), today=hours.day)
    stage.invoices[about] = invoice
    stage.to_send.append(invoice)
    stage.tally["invoices"] += 1
    late = {SLOW: None, MONTHLY: -3}.get(draft.client.name, 2)  # days after it is due
    if late is not None:
        paid_on = invoice.due_on + timedelta(days=late)
        stage.expected[invoice.pk] = Received(paid_on, invoice.total, invoice.kid, invoice.client_name)


def _send(stage: Stage, hours: Hours) -> None:
    """Each is sent the work day after it was written."""
    for paper in stage.to_send:
        mark_sent(paper, channel=channel_of(paper), by=stage.leader, now=hours.later())
    stage.to_send.clear()


def _read_the_bank(stage: Stage, hours: Hours) -> None:
    """What clients have paid by now, read from the bank's file."""
    received = [one for one in stage.expected.values() if one.day < hours.day]
    received += [one for one in (GIFT, STRAY) if hours.day - timedelta(days=7) <= one.day < hours.day]
    if received:
        content = bank_says(received, account=ACCOUNT, message=f"BANK{hours.day:%Y%m%d}")
        import_bank_file(content, by=stage.accountant, now=hours.later(), today=hours.day)
        stage.expected = {pk: one for pk, one in stage.expected.items() if one not in received}


def _remind(stage: Stage, hours: Hours) -> None:
    """The slow client pays its first invoice after a reminder, and half of its second."""
    for about, invoice in list(stage.invoices.items()):
        if invoice.client_name != SLOW:
            continue
        if about not in stage.reminders and invoice.due_on + timedelta(days=16) <= hours.day:
            stage.reminders[about] = issue_reminder(
                invoice, by=stage.accountant, now=hours.later(), today=hours.day
            )
            stage.to_send.append(stage.reminders[about])
        reminder = stage.reminders.get(about)
        if reminder is not None and reminder.date + AFTER_REMINDER <= hours.day and about not in stage.paid:
            _pay(stage, invoice, reminder.total if not stage.paid else invoice.total / 2, hours)
            stage.paid.add(about)


def _pay(stage: Stage, invoice: Row, amount: Decimal, hours: Hours) -> None:
    register_payment(
        invoice,
        amount.quantize(Decimal("0.01")),
        paid_on=hours.day,
        text="Ringte og sa fra",
        by=stage.accountant,
        now=hours.later(),
        today=hours.day,
    )


def _put_right(stage: Stage, hours: Hours) -> None:
    """Two mistakes: a line too many on one invoice, a wrong reference on another."""
    for about, reason in (
        (ONE_LINE_WRONG, "En dag var ført på feil oppdrag."),
        (ALL_WRONG, "Dere ba om en annen referanse."),
    ):
        invoice = stage.invoices.get(about)
        if invoice is None or about in stage.credited or invoice.date >= hours.day:
            continue
        note = credit_invoice(
            invoice,
            lines=[invoice.lines.first()] if about == ONE_LINE_WRONG else None,
            reason=reason,
            by=stage.leader,
            now=hours.later(),
            today=hours.day,
        )
        stage.credited.add(about)
        stage.to_send.append(note)
        stage.tally["credit notes"] += 1
        expected = stage.expected.pop(invoice.pk)
        if about == ONE_LINE_WRONG:
            stage.expected[invoice.pk] = replace(expected, amount=invoice.total - note.total)
