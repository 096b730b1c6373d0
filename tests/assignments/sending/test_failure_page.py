"""An e-mail that didn't go is said on the page, once, and nothing is kept."""

from __future__ import annotations

from django.core.mail import EmailMessage

from assignments.models import SentDocument


def test_it_is_said_above_the_form(invoice, as_supervisor, post, monkeypatch) -> None:
    def fail(_self: EmailMessage, fail_silently: bool = False) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailMessage, "send", fail)
    answer = post(as_supervisor, f"/invoices/{invoice.pk}/send/", to="faktura@perle.example")
    assert answer.status_code == 422
    assert answer.content.decode().count("E-posten ble ikke sendt") == 1
    assert not SentDocument.objects.exists()
