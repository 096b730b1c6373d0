"""A reminder (purring) on A4, in the client's language: friendly, and exact to the øre."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from assignments.documents.reminder_data import ReminderDocument
from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, HEIGHT, INNER, MARGIN, PALE, RIGHT, Sheet, fitting_size
from bikuben.documents.wording import (
    account_number,
    exact_kroner,
    long_date,
    number,
    organisation_number,
    short_date,
)

FACTS = MARGIN + 92.0  # where the heading and the dates begin
FACTS_WIDTH = RIGHT - FACTS
FACT_LABEL, FACT_LINE = 31.0, 5.3
WORDS = 108.0
TABLE = 140.0
ROW = 8.0
FOOT = HEIGHT - 12.0
PAYMENT = 40.0  # the block at the foot


def reminder_pdf(document: ReminderDocument) -> bytes:
    """The reminder as it is printed: from its own data, which is never counted anew here."""
    language = "nb" if document.language in ("nb", "nn", "no") else "en"
    with override(language):
        sheet = Sheet(_title(document), language=language)
        _head(sheet, document)
        sheet.paragraph(MARGIN, WORDS, _words(document), width=INNER - 20, size=11, leading=1.5)
        _table(sheet, document)
        _payment(sheet, document)
        sheet.text(MARGIN, FOOT, _title(document), size=8, grey=GREY, width=INNER / 2)
        return sheet.finish()


def _title(document: ReminderDocument) -> str:
    return _("Purring %(number)s") % {"number": document.number}


def _head(sheet: Sheet, document: ReminderDocument) -> None:
    seller = document.seller
    sheet.text(MARGIN, 22, seller.name, size=12, weight=Weight.MEDIUM, width=INNER)
    sheet.text(MARGIN, 27.6, _registers(document), size=8.5, grey=GREY, width=INNER)
    place = ", ".join(
        part for part in (seller.address, f"{seller.postal_code} {seller.city}") if part.strip()
    )
    where = "  ·  ".join(part for part in (place, document.seller_phone, document.seller_email) if part)
    sheet.text(MARGIN, 32, where, size=8.5, grey=GREY, width=INNER)
    _buyer(sheet, document)
    sheet.text(FACTS, 54, _title(document), size=19, weight=Weight.MEDIUM, width=FACTS_WIDTH)
    for line, (label, value) in enumerate(_facts(document)):
        y = 63 + FACT_LINE * line
        sheet.text(FACTS, y, label, size=9, grey=GREY, width=FACT_LABEL - 2)
        sheet.text(FACTS + FACT_LABEL, y, value, size=9.5, width=FACTS_WIDTH - FACT_LABEL)


def _registers(document: ReminderDocument) -> str:
    number = organisation_number(document.seller.organisation_number)
    parts = [_("Org.nr. %(number)s") % {"number": number}]
    parts += ["MVA"] if document.vat_registered else []
    parts += ["Foretaksregisteret"] if document.in_business_register else []
    return " ".join(parts)


def _buyer(sheet: Sheet, document: ReminderDocument) -> None:
    """Where the window of an envelope is."""
    buyer, width = document.buyer, FACTS - MARGIN - 8
    longest = max(buyer.name.split() or [""], key=len)
    size = max(8.0, fitting_size(longest, width, Weight.MEDIUM, 11))
    y = sheet.paragraph(MARGIN, 54, buyer.name, width=width, size=size, leading=1.25, weight=Weight.MEDIUM)
    for line in (buyer.address, f"{buyer.postal_code} {buyer.city}".strip()):
        if line:
            y = sheet.paragraph(MARGIN, y, line, width=width, size=10.5, leading=1.3)


def _facts(document: ReminderDocument) -> Iterator[tuple[str, str]]:
    yield _("Dato"), long_date(document.date)
    yield _("Gjelder faktura"), document.invoice_number
    yield _("Fakturadato"), long_date(document.invoice_date)
    yield _("Forfalt"), long_date(document.invoice_due_on)
    yield _("Fakturaen lød på"), _("%(amount)s kr") % {"amount": exact_kroner(document.invoice_total)}


def _words(document: ReminderDocument) -> str:
    if document.step == 1:
        text = _(
            "Vi kan ikke se at denne fakturaen er betalt. Kanskje er den blitt borte i bunken? "
            "Betal gjerne innen %(day)s. Har dere betalt de siste dagene, kan dere se bort fra dette brevet."
        )
    else:
        text = _(
            "Vi har skrevet til dere før, og kan fortsatt ikke se at denne fakturaen er betalt. "
            "Betal innen %(day)s, eller ta kontakt med oss, så finner vi ut av det."
        )
    return text % {"day": long_date(document.due_on)}


def _rows(document: ReminderDocument) -> Iterator[tuple[str, Decimal]]:
    yield _("Ikke betalt av faktura %(number)s") % {"number": document.invoice_number}, document.open_amount
    if document.interest:
        to = document.interest_to or document.date
        days = {"first": short_date(document.invoice_due_on), "last": short_date(to)}
        days["percent"] = " / ".join(f"{number(one)} %" for one in document.percents)
        yield _("Forsinkelsesrente %(percent)s fra %(first)s til %(last)s") % days, document.interest
    if document.fee:
        text = ngettext("Purregebyr", "%(count)s purregebyr", document.fees)
        yield text % {"count": document.fees}, document.fee
    if document.compensation:
        yield _("Kompensasjon etter forsinkelsesrenteloven § 3 a"), document.compensation


def _table(sheet: Sheet, document: ReminderDocument) -> None:
    sheet.text(MARGIN, TABLE, _("Hva det gjelder"), size=8.5, grey=GREY)
    sheet.text(RIGHT, TABLE, _("Kroner"), size=8.5, grey=GREY, align="right")
    sheet.line(MARGIN, TABLE + 2, RIGHT, thickness=0.5)
    y = TABLE + 2
    for place, (label, amount) in enumerate(_rows(document)):
        if place:
            sheet.line(MARGIN, y, RIGHT, thickness=0.25, grey=PALE)
        y += ROW
        sheet.text(MARGIN, y - 2.6, label, size=10, width=INNER - 36)
        sheet.text(RIGHT, y - 2.6, exact_kroner(amount), size=10, align="right", width=34)
    sheet.line(MARGIN, y, RIGHT, thickness=0.5)
    sheet.text(RIGHT - 36, y + 8.4, _("Å betale, kroner"), size=11, weight=Weight.MEDIUM, align="right")
    total = exact_kroner(document.total)
    sheet.text(RIGHT, y + 8.4, total, size=13, weight=Weight.MEDIUM, align="right", width=34)


def _payment(sheet: Sheet, document: ReminderDocument) -> None:
    """What is paid, when, where and with which KID: the same as on the invoice."""
    top = FOOT - PAYMENT + 4
    sheet.line(MARGIN, top, RIGHT, thickness=0.9)
    columns = (
        (0.0, 46.0, _("Å betale"), _("%(amount)s kr") % {"amount": exact_kroner(document.total)}),
        (48.0, 42.0, _("Betales innen"), long_date(document.due_on)),
        (92.0, 36.0, _("Til konto"), account_number(document.account)),
        (130.0, 36.0, pgettext("betaling", "KID"), document.kid),
    )
    for x, width, label, value in columns:
        sheet.text(MARGIN + x, top + 7, label, size=8.5, grey=GREY, width=width)
        sheet.text(MARGIN + x, top + 13.4, value, size=12.5, weight=Weight.MEDIUM, width=width)
    sheet.text(MARGIN, top + 21, _("Merk betalingen med KID."), size=9, grey=GREY)
