"""The page that sends: one button for what this client wants."""

from __future__ import annotations

import pytest
from django.core import mail

from assignments.invoice_draft import Draft
from assignments.models import Client, InvoiceChannel, SentDocument
from assignments.send_documents import mark_sent
from assignments.sending_todos import sending_todos
from bikuben.once import new_token
from tests.assignments.invoices.world import APRIL_20, APRIL_27, issue, make_done_job, make_seller
from tests.cast import NOW, TODAY

TO = "faktura@perle.example"


def send_page(invoice) -> str:
    return f"/invoices/{invoice.pk}/send/"


def test_an_e_mail_is_one_button(invoice, as_supervisor, post) -> None:
    page = as_supervisor.get(send_page(invoice)).content.decode()
    assert f'value="{TO}"' in page
    assert "Send e-posten" in page
    answer = post(as_supervisor, send_page(invoice), to=TO)
    assert answer.headers["Location"] == f"/invoices/{invoice.pk}/"
    (sent,) = mail.outbox
    assert sent.attachments[0].content.startswith(b"%PDF")
    assert SentDocument.objects.get().to == TO


def test_a_wrong_address_is_said_at_its_field(invoice, as_supervisor, post) -> None:
    answer = post(as_supervisor, send_page(invoice), to="perle")
    assert answer.status_code == 422
    assert (mail.outbox, SentDocument.objects.count()) == ([], 0)


def test_the_same_form_twice_sends_once(invoice, as_supervisor) -> None:
    form = {"once": new_token(), "to": TO}
    for _time in range(2):
        assert as_supervisor.post(send_page(invoice), form).status_code == 302
    assert len(mail.outbox) == 1


def test_a_second_time_wants_a_yes(invoice, as_supervisor, post) -> None:
    post(as_supervisor, send_page(invoice), to=TO)
    assert post(as_supervisor, send_page(invoice), to=TO).status_code == 422
    assert post(as_supervisor, send_page(invoice), to=TO, again="on").status_code == 302
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    ("channel", "word"),
    [("ehf", "Last ned EHF"), ("paper", "Vis som PDF"), ("email", "E-post er ikke satt opp")],
)
def test_where_it_is_sent_another_way_one_touch_marks_it(
    channel, word, client, supervisor, as_supervisor, post, settings
) -> None:
    settings.BIKUBEN_SENDS_MAIL = False
    make_seller()
    Client.objects.filter(pk=client.pk).update(channel=channel, buyer_reference="Kari")
    client.refresh_from_db()
    invoice = issue(supervisor, Draft(client, job=make_done_job({APRIL_20: 1}, client=client)))
    page = as_supervisor.get(send_page(invoice)).content.decode()
    assert word in page
    assert "Merk som sendt" in page
    post(as_supervisor, f"/invoices/{invoice.pk}/sent/", channel=channel)
    sending = SentDocument.objects.get()
    assert (sending.channel, sending.to) == (channel, "")
    assert "Angre" in as_supervisor.get(send_page(invoice)).content.decode()
    post(as_supervisor, f"/sendings/{sending.pk}/undo/")
    assert not SentDocument.objects.exists()


def test_a_credit_note_has_the_same(credit_note, as_accountant, post) -> None:
    page = f"/credit-notes/{credit_note.pk}/send/"
    assert "Send kreditnota" in as_accountant.get(page).content.decode()
    assert post(as_accountant, page, to=TO).headers["Location"] == f"/credit-notes/{credit_note.pk}/"
    assert mail.outbox[0].attachments[0].filename == "kreditnota-2026-0001.pdf"
    post(as_accountant, f"/credit-notes/{credit_note.pk}/sent/", channel="paper", again="1")
    assert SentDocument.objects.count() == 2


def test_an_unknown_channel_is_the_clients_own(invoice, as_supervisor, post) -> None:
    post(as_supervisor, f"/invoices/{invoice.pk}/sent/", channel="brevdue")
    assert SentDocument.objects.get().channel == "email"


def test_the_invoice_leads_here_and_says_whether_it_is_sent(invoice, supervisor, as_supervisor) -> None:
    page = as_supervisor.get(f"/invoices/{invoice.pk}/").content.decode()
    assert send_page(invoice) in page
    assert f"/invoices/{invoice.pk}/ehf.xml" in page
    assert "ikke ennå" in page
    mark_sent(invoice, channel=InvoiceChannel.PAPER, by=supervisor, now=NOW)
    assert "4. mai 2026, på papir" in as_supervisor.get(f"/invoices/{invoice.pk}/").content.decode()


def test_what_is_not_sent_waits_on_the_first_page(invoice, supervisor) -> None:
    (todo,) = sending_todos(TODAY)
    assert str(todo.text) == "Faktura 2026-0001 er ikke sendt."
    assert todo.url == send_page(invoice)
    mark_sent(invoice, channel=InvoiceChannel.PAPER, by=supervisor, now=NOW)
    assert sending_todos(TODAY) == []


def test_what_is_credited_need_not_be_sent(credit_note) -> None:
    assert sending_todos(TODAY) == []


def test_several_are_one_line_that_leads_to_the_oldest(invoice, supervisor, client) -> None:
    issue(supervisor, Draft(client, job=make_done_job({APRIL_27: 1}, client=client)))
    (todo,) = sending_todos(TODAY)
    assert str(todo.text) == "2 fakturaer er skrevet og ikke sendt."
    assert todo.url == send_page(invoice)
