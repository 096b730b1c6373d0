"""An e-mail has gone, or whoever asked is told why not."""

from __future__ import annotations

import smtplib
from dataclasses import replace

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from bikuben.mail import Letter, send_letter
from bikuben.refusals import Refused

LETTER = Letter(
    to="faktura@perle.example",
    subject="Faktura 2026-0004\nfra Verkstedet",
    body="Hei!",
    sender_name="Verkstedet i Prøvegata",
    answer_to="post@verkstedet.example",
    file_name="faktura-2026-0004.pdf",
    file=b"%PDF-1",
)


@pytest.fixture(autouse=True)
def _mail_is_set_up(settings) -> None:
    settings.BIKUBEN_SENDS_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "bikuben@verkstedet.example"


def test_it_sends_the_file_under_our_name() -> None:
    send_letter(LETTER)
    (sent,) = mail.outbox
    assert sent.to == ["faktura@perle.example"]
    assert sent.subject == "Faktura 2026-0004 fra Verkstedet"
    assert sent.reply_to == ["post@verkstedet.example"]
    assert sent.from_email.endswith("<bikuben@verkstedet.example>")
    assert sent.attachments == [("faktura-2026-0004.pdf", b"%PDF-1", "application/pdf")]
    assert sent.message()["Message-ID"].endswith("@verkstedet.example>")


def test_without_an_address_to_answer_to_there_is_none() -> None:
    send_letter(replace(LETTER, answer_to=""))
    assert mail.outbox[0].reply_to == []


def test_where_no_server_is_named_it_says_so(settings) -> None:
    settings.BIKUBEN_SENDS_MAIL = False
    with pytest.raises(Refused) as refused:
        send_letter(LETTER)
    assert (refused.value.code, mail.outbox) == ("no_mail", [])


@pytest.mark.parametrize(
    ("error", "code", "field"),
    [
        (smtplib.SMTPRecipientsRefused({"faktura@perle.example": (550, b"nei")}), "wrong_address", "to"),
        (smtplib.SMTPAuthenticationError(535, b"nei"), "mail_failed", None),
        (ConnectionRefusedError("nei"), "mail_failed", None),
        (TimeoutError("nei"), "mail_failed", None),
    ],
)
def test_a_failure_is_a_sentence_and_no_address_is_logged(error, code, field, monkeypatch, caplog) -> None:
    def fail(_self: EmailMessage, fail_silently: bool = False) -> int:
        raise error

    monkeypatch.setattr(EmailMessage, "send", fail)
    with pytest.raises(Refused) as refused:
        send_letter(LETTER)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert type(error).__name__ in caplog.text
    assert "perle" not in caplog.text
