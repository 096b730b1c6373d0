"""An invoice goes by e-mail with its PDF, and is kept as sent only when it has gone."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction

from assignments.documents.covering_letter import covering_letter
from assignments.models import ClientLanguage, Invoice, InvoiceChannel, Reminder, SentDocument
from assignments.send_documents import address_of, mark_sent, send_paper, unmark_sent
from assignments.sent_state import sent_state
from bikuben.papers import Desk
from bikuben.refusals import Refused
from tests.cast import NOW, TODAY

TO = "faktura@perle.example"
PDF = b"%PDF-1"


def test_it_is_sent_and_kept(invoice, supervisor) -> None:
    sending = send_paper(invoice, PDF, to=f" {TO} ", by=supervisor, now=NOW)
    (sent,) = mail.outbox
    assert sent.subject == "Faktura 2026-0001 fra Verkstedet i Prøvegata"
    assert sent.attachments == [("faktura-2026-0001.pdf", PDF, "application/pdf")]
    assert "600,00 kr" in sent.body
    assert "18. mai 2026" in sent.body
    assert f"KID {invoice.kid}" in sent.body
    assert (sending.invoice, sending.to, sending.channel, sending.at) == (invoice, TO, "email", NOW)
    assert sending.by == supervisor


def test_nothing_in_it_says_who_works_here(invoice, supervisor) -> None:
    """A client never sees a person, nor the name that the project has from day to day."""
    send_paper(invoice, PDF, to=TO, by=supervisor, now=NOW)
    whole = mail.outbox[0].subject + mail.outbox[0].body
    assert not [word for word in ("Bikuben", "Bie", "Kari", "deltaker") if word in whole]


def test_a_credit_note_names_its_invoice(credit_note, supervisor) -> None:
    send_paper(credit_note, PDF, to=TO, by=supervisor, now=NOW)
    (sent,) = mail.outbox
    assert sent.subject == "Kreditnota 2026-0001 fra Verkstedet i Prøvegata"
    assert "gjelder faktura 2026-0001" in sent.body
    assert sent.attachments[0].filename == "kreditnota-2026-0001.pdf"


def test_a_reminder_names_its_invoice(invoice, supervisor) -> None:
    with transaction.atomic():
        reminder = Desk(Reminder, by=supervisor, now=NOW, issued_on=TODAY).issue(
            Reminder(
                invoice=invoice,
                date=TODAY,
                step=1,
                open_amount=invoice.total,
                fee=Decimal(38),
                total=invoice.total + 38,
                due_on=TODAY + timedelta(days=14),
            )
        )
    sending = send_paper(reminder, PDF, to=address_of(reminder), by=supervisor, now=NOW)
    (sent,) = mail.outbox
    assert sent.subject == "Purring på faktura 2026-0001 fra Verkstedet i Prøvegata"
    assert "638,00 kr" in sent.body
    assert sending.reminder == reminder


def test_it_goes_where_the_client_wants_invoices(invoice, client) -> None:
    assert address_of(invoice) == TO
    client.invoice_email = ""
    client.save()
    assert address_of(Invoice.objects.get()) == "post@perle.example"


def test_sent_twice_asks(invoice, supervisor) -> None:
    send_paper(invoice, PDF, to=TO, by=supervisor, now=NOW)
    with pytest.raises(Refused) as refused:
        send_paper(invoice, PDF, to=TO, by=supervisor, now=NOW)
    assert (refused.value.code, refused.value.field, len(mail.outbox)) == ("sent_already", "again", 1)
    send_paper(invoice, PDF, to=TO, again=True, by=supervisor, now=NOW)
    assert (len(mail.outbox), SentDocument.objects.count()) == (2, 2)


@pytest.mark.parametrize("to", ["", "perle", "a@b, c@d.example", f"{TO}\nBcc: x@y.example"])
def test_it_refuses_what_is_no_address(to: str, invoice, supervisor) -> None:
    with pytest.raises(Refused) as refused:
        send_paper(invoice, PDF, to=to, by=supervisor, now=NOW)
    assert (refused.value.field, mail.outbox, SentDocument.objects.count()) == ("to", [], 0)


def test_what_did_not_go_is_not_kept(invoice, supervisor, monkeypatch) -> None:
    def fail(_self: EmailMessage, fail_silently: bool = False) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailMessage, "send", fail)
    with pytest.raises(Refused) as refused:
        send_paper(invoice, PDF, to=TO, by=supervisor, now=NOW)
    assert (refused.value.code, SentDocument.objects.count()) == ("mail_failed", 0)


def test_ehf_and_paper_are_marked_and_the_mark_can_be_taken_back(invoice, supervisor) -> None:
    sending = mark_sent(invoice, channel=InvoiceChannel.EHF, by=supervisor, now=NOW)
    assert sent_state(invoice).label == "sendt 04.05.2026"
    with pytest.raises(Refused):
        mark_sent(invoice, channel=InvoiceChannel.PAPER, by=supervisor, now=NOW)
    unmark_sent(sending, by=supervisor)
    assert (sent_state(invoice).label, sent_state(invoice).is_sent) == ("ikke sendt", False)
    assert SentDocument.history.filter(history_type="-").count() == 1


def test_an_e_mail_is_not_taken_back(invoice, supervisor) -> None:
    sending = send_paper(invoice, PDF, to=TO, by=supervisor, now=NOW)
    with pytest.raises(Refused) as refused:
        unmark_sent(sending, by=supervisor)
    assert refused.value.code == "has_gone"


def test_the_state_is_of_the_last_time_and_costs_a_list_nothing(
    invoice, supervisor, django_assert_num_queries
) -> None:
    mark_sent(invoice, channel=InvoiceChannel.PAPER, by=supervisor, now=NOW)
    later = NOW + timedelta(days=1)
    send_paper(invoice, PDF, to=TO, again=True, by=supervisor, now=later)
    with django_assert_num_queries(2):
        states = [sent_state(one) for one in Invoice.objects.prefetch_related("sendings")]
    assert [(state.last.at, state.last.channel) for state in states if state.last] == [(later, "email")]


def test_the_database_refuses_a_sending_of_nothing_or_of_two(invoice, credit_note, supervisor) -> None:
    for papers in ({}, {"invoice": invoice, "credit_note": credit_note}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SentDocument.objects.create(channel="paper", at=NOW, by=supervisor, **papers)


def test_english_clients_are_written_to_in_their_language(client, invoice, supervisor) -> None:
    """The words come from the catalogue; figures and dates are written as there."""
    invoice.language = ClientLanguage.ENGLISH
    letter = covering_letter(invoice, PDF, to=TO)
    assert "600.00" in letter.body
    assert "18 May 2026" in letter.body
