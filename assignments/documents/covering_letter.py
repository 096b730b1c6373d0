"""The e-mail that goes along with an invoice, a credit note or a reminder, in the client's language.

The subject says number and sender, and the sender is the name that was chosen not to say more than it must.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from assignments.models import CreditNote, Invoice, Reminder
from bikuben.documents.wording import account_number, exact_kroner, long_date
from bikuben.mail import Letter

Sendable = Invoice | CreditNote | Reminder
FILE_STEMS = {Invoice: "faktura", CreditNote: "kreditnota", Reminder: "purring"}


def covering_letter(paper: Sendable, pdf: bytes, *, to: str) -> Letter:
    """The e-mail with the paper's PDF, ready to send to `to`."""
    printed = paper.invoice if isinstance(paper, Reminder) else paper
    with override("nb" if paper.language in ("nb", "nn", "no") else "en"):
        subject, middle = _words(paper)
        name = printed.seller_name
        parts = [
            _("Hei!"),
            *middle,
            _("Er det noe dere lurer på, er det bare å svare på denne e-posten."),
            _("Vennlig hilsen\n%(name)s") % {"name": name},
        ]
        return Letter(
            to=to,
            subject=subject % {"number": _number(paper), "name": name},
            body="\n\n".join(parts) + "\n",
            sender_name=name,
            answer_to=printed.seller_email,
            file_name=f"{FILE_STEMS[type(paper)]}-{paper.full_number}.pdf",
            file=pdf,
        )


def _number(paper: Sendable) -> str:
    """The number that the client knows: a reminder is of an invoice."""
    return paper.invoice.full_number if isinstance(paper, Reminder) else paper.full_number


def _words(paper: Sendable) -> tuple[str, list[str]]:
    facts = {"number": _number(paper), "total": exact_kroner(paper.total)}
    if isinstance(paper, CreditNote):
        text = _("Vedlagt er kreditnota %(number)s på %(total)s kr. Den gjelder faktura %(invoice)s.")
        facts["invoice"] = paper.invoice.full_number
        return _("Kreditnota %(number)s fra %(name)s"), [text % facts]
    facts["due"] = long_date(paper.due_on)
    if isinstance(paper, Reminder):
        text = _(
            "Vi kan ikke se at faktura %(number)s er betalt. Vedlagt er en purring på %(total)s kr, "
            "med frist %(due)s. Har dere betalt de siste dagene, kan dere se bort fra denne e-posten."
        )
        return _("Purring på faktura %(number)s fra %(name)s"), [text % facts, _how_to_pay(paper.invoice)]
    text = _("Vedlagt er faktura %(number)s på %(total)s kr. Den forfaller %(due)s.")
    return _("Faktura %(number)s fra %(name)s"), [text % facts, _how_to_pay(paper)]


def _how_to_pay(invoice: Invoice) -> str:
    return _("Betal til konto %(account)s med KID %(kid)s.") % {
        "account": account_number(invoice.seller_account),
        "kid": invoice.kid,
    }
