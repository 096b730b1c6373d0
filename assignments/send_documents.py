"""Send invoices, credit notes and reminders, or keep that they were sent another way."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from assignments.documents.covering_letter import Sendable, covering_letter
from assignments.models import Client, CreditNote, Invoice, InvoiceChannel, Reminder, SentDocument
from bikuben.mail import send_letter
from bikuben.models import User
from bikuben.refusals import Refused

FIELDS = {Invoice: "invoice", CreditNote: "credit_note", Reminder: "reminder"}


def client_of(paper: Sendable) -> Client:
    """Who gets it, as the client is today."""
    return paper.invoice.client if isinstance(paper, Reminder) else paper.client


def address_of(paper: Sendable) -> str:
    """Where invoices go by e-mail: the client's address for them, else its own; empty where there is none."""
    client = client_of(paper)
    return client.invoice_email or client.email


def channel_of(paper: Sendable) -> InvoiceChannel:
    """How its client wants it. EHF has no reminders: that client gets them by e-mail."""
    if not isinstance(paper, Reminder):
        return InvoiceChannel(paper.channel)
    channel = InvoiceChannel(paper.invoice.channel)
    return InvoiceChannel.EMAIL if channel == InvoiceChannel.EHF else channel


@transaction.atomic
def send_paper(
    paper: Sendable, pdf: bytes, *, to: str, again: bool = False, by: User, now: datetime
) -> SentDocument:
    """Send a paper by e-mail with its PDF. It is kept as sent only when the server has taken it.

    Args:
        pdf: The paper as it is printed.
        to: The address, usually `address_of(paper)`.
        again: It was sent before, and is to go once more.

    Raises:
        Refused: there is no such address (`wrong_address`), it was sent already (`sent_already`), or it could
            not be sent (see `send_letter`). Nothing is kept then.
    """
    paper = _locked(paper)
    to = to.strip()
    try:
        validate_email(to)
    except ValidationError as error:
        raise Refused(_("Skriv en e-postadresse."), code="wrong_address", field="to") from error
    _refuse_twice(paper, again=again)
    send_letter(covering_letter(paper, pdf, to=to))
    return _keep(paper, InvoiceChannel.EMAIL, by=by, now=now, to=to)


@transaction.atomic
def mark_sent(
    paper: Sendable, *, channel: InvoiceChannel, again: bool = False, by: User, now: datetime
) -> SentDocument:
    """Keep that a paper was sent in another way than from here: as EHF, on paper, or by one's own e-mail.

    Raises:
        Refused: `sent_already`.
    """
    paper = _locked(paper)
    _refuse_twice(paper, again=again)
    return _keep(paper, channel, by=by, now=now)


@transaction.atomic
def unmark_sent(sending: SentDocument, *, by: User) -> None:
    """Take back a mark that was set by mistake. What went by e-mail from here has gone.

    Raises:
        Refused: `has_gone`.
    """
    if not sending.may_be_unmarked:
        raise Refused(_("E-posten er sendt og kan ikke tas tilbake."), code="has_gone")
    sending._history_user = by
    sending.delete()


def _locked(paper: Sendable) -> Sendable:
    return type(paper).objects.select_for_update(no_key=True).get(pk=paper.pk)


def _refuse_twice(paper: Sendable, *, again: bool) -> None:
    if not again and paper.sendings.exists():
        raise Refused(
            _("Den er sendt før. Kryss av om den skal sendes en gang til."),
            code="sent_already",
            field="again",
        )


def _keep(paper: Sendable, channel: InvoiceChannel, *, by: User, now: datetime, to: str = "") -> SentDocument:
    sending = SentDocument(channel=channel, to=to, at=now, by=by, **{FIELDS[type(paper)]: paper})
    sending._history_user = by
    sending.full_clean()
    sending.save()
    return sending
