"""A reminder is sent as an invoice is: by e-mail with its PDF, or marked as sent another way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail

from assignments.issue_reminder import issue_reminder
from assignments.models import Client, Invoice, InvoiceChannel, Reminder, SentDocument
from assignments.send_documents import mark_sent
from assignments.sending_todos import sending_todos
from assignments.sent_state import sent_state
from bikuben.models import User
from tests.assignments.payments.world import credit, make_invoice
from tests.cast import NOW, TODAY

TO = "faktura@perle.example"
OVERDUE = TODAY - timedelta(days=40)


def remind(client: Client, by: User, **fields: object) -> Reminder:
    """Of 1 000 kroner that were due 26 days ago; the invoice itself is sent."""
    invoice = make_invoice(by, 1000, on=OVERDUE, client=client, **fields)
    mark_sent(invoice, channel=InvoiceChannel.PAPER, by=by, now=NOW)
    return issue_reminder(invoice, with_interest=False, by=by, now=NOW, today=TODAY)


@pytest.fixture
def reminder(client, supervisor) -> Reminder:
    return remind(client, supervisor, channel="email")


def test_its_page_leads_to_one_button_that_sends_it(reminder, as_supervisor, post) -> None:
    url = f"/reminders/{reminder.pk}/"
    page = as_supervisor.get(url).content.decode()
    assert f"{url}send/" in page
    assert "ikke sendt" in page
    page = as_supervisor.get(f"{url}send/").content.decode()
    for words in ("Send purring", f'value="{TO}"', "Send e-posten", "Til purringen"):
        assert words in page
    assert "EHF" not in page
    answer = post(as_supervisor, f"{url}send/", to=TO)
    assert answer.headers["Location"] == url
    (sent,) = mail.outbox
    assert sent.attachments[0].filename == "purring-2026-0001.pdf"
    assert sent.attachments[0].content.startswith(b"%PDF")
    assert "sendt 04.05.2026" in as_supervisor.get(url).content.decode()
    assert post(as_supervisor, f"{url}send/", to=TO).status_code == 422
    assert len(mail.outbox) == 1


def test_it_is_marked_as_sent_and_the_mark_is_taken_back(reminder, as_accountant, post) -> None:
    url = f"/reminders/{reminder.pk}/"
    assert post(as_accountant, f"{url}sent/", channel="paper").headers["Location"] == url
    sending = SentDocument.objects.get(reminder=reminder)
    assert (sending.channel, sending.to) == ("paper", "")
    answer = post(as_accountant, f"/sendings/{sending.pk}/undo/")
    assert answer.headers["Location"] == f"{url}send/"
    assert not sent_state(reminder).is_sent


def test_the_reader_sends_none(reminder, as_reader, post) -> None:
    for path in ("send/", "sent/"):
        assert post(as_reader, f"/reminders/{reminder.pk}/{path}", to=TO).status_code == 403
    assert not SentDocument.objects.filter(reminder=reminder).exists()


def test_ehf_has_no_reminders_so_it_goes_by_e_mail(client, supervisor, as_supervisor, post) -> None:
    reminder = remind(client, supervisor, channel="ehf")
    assert "Send e-posten" in as_supervisor.get(f"/reminders/{reminder.pk}/send/").content.decode()
    post(as_supervisor, f"/reminders/{reminder.pk}/sent/")
    assert SentDocument.objects.get(reminder=reminder).channel == "email"


def test_what_is_not_sent_waits_on_the_first_page(reminder, supervisor) -> None:
    (todo,) = sending_todos(TODAY)
    assert str(todo.text) == "Purring 2026-0001 er ikke sendt."
    assert todo.url == f"/reminders/{reminder.pk}/send/"
    mark_sent(reminder, channel=InvoiceChannel.EMAIL, by=supervisor, now=NOW)
    assert sending_todos(TODAY) == []


def test_what_a_later_reminder_repeats_need_not_be_sent(reminder, supervisor) -> None:
    other = remind(reminder.invoice.client, supervisor, channel="email")
    later = TODAY + timedelta(days=20)
    again = issue_reminder(reminder.invoice, with_interest=False, by=supervisor, now=NOW, today=later)
    (todo,) = sending_todos(later)
    assert str(todo.text) == "2 purringer er skrevet og ikke sendt."
    assert todo.url == f"/reminders/{other.pk}/send/"
    mark_sent(other, channel=InvoiceChannel.EMAIL, by=supervisor, now=NOW)
    (todo,) = sending_todos(later)
    assert todo.url == f"/reminders/{again.pk}/send/"


def test_one_whose_invoice_is_credited_need_not_be_sent(reminder, supervisor) -> None:
    credit(Invoice.objects.get(), supervisor)
    assert sending_todos(TODAY) == []
