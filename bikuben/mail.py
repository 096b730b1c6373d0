"""Sending one e-mail with one file. Nothing goes in the background: it is sent, or one is told."""

from __future__ import annotations

import logging
import smtplib
from dataclasses import dataclass
from email.utils import formataddr, make_msgid

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from bikuben.refusals import Refused

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An e-mail with its file. `sender_name` stands before our address; answers go to `answer_to`."""

    to: str
    subject: str
    body: str
    sender_name: str
    answer_to: str
    file_name: str
    file: bytes
    file_type: str = "application/pdf"


def sends_mail() -> bool:
    """Whether e-mail can be sent from here at all."""
    return bool(settings.BIKUBEN_SENDS_MAIL)


def send_letter(letter: Letter) -> None:
    """Send it, or say why not. No address and no text gets into the log.

    Raises:
        Refused: e-mail isn't set up (`no_mail`), the server doesn't take the address (`wrong_address`, at the
            field `to`), or it can't be reached (`mail_failed`).
    """
    if not sends_mail():
        raise Refused(_("E-post er ikke satt opp her. Last ned fila og send den selv."), code="no_mail")
    message = EmailMessage(
        subject=" ".join(letter.subject.split()),
        body=letter.body,
        from_email=formataddr((" ".join(letter.sender_name.split()), settings.DEFAULT_FROM_EMAIL)),
        to=[letter.to],
        reply_to=[letter.answer_to] if letter.answer_to else None,
        # Without one of ours, the name of this machine would stand in it.
        headers={"Message-ID": make_msgid(domain=settings.DEFAULT_FROM_EMAIL.rpartition("@")[2])},
    )
    message.attach(letter.file_name, letter.file, letter.file_type)
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        logger.warning("An e-mail was not taken: %s", type(error).__name__)
        raise Refused(_("Adressen ble ikke godtatt. Sjekk den."), code="wrong_address", field="to") from error
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("An e-mail was not sent: %s", type(error).__name__)
        raise Refused(
            _("E-posten ble ikke sendt: e-postserveren svarte ikke som den skulle. Prøv igjen om litt."),
            code="mail_failed",
        ) from error
