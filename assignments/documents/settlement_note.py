"""The settlement note (avregning) on A4, in the outlet's language: what was sold, our share, what to pay.

The note that goes to the outlet is one page-run without the cost of parts and the surplus. What our parts
cost is between us and our suppliers, and the shop owes the same whatever they cost; a note in the shop is for
finding its own sales again and for paying. That all the surplus goes back to Bikuben is told by the yearly
figures, which may be shown to anyone. The project's own copy (`with_surplus`) has both at its end, in a file
of its own, so that the wrong sheet isn't handed over by mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from assignments.models import OutletSettlement
from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, HEIGHT, INNER, MARGIN, PALE, RIGHT, Sheet, wrapped
from bikuben.documents.wording import (
    account_number,
    exact_kroner,
    long_date,
    number,
    organisation_number,
    short_date,
)

FACTS = MARGIN + 92.0
COUNT, PRICE, SOLD = RIGHT - 90, RIGHT - 62, RIGHT - 32
TEXT_WIDTH = COUNT - MARGIN - 12
FIRST_TABLE, NEXT_TABLE = 108.0, 40.0
ROW, SIZE = 6.4, 9.5
FOOT = HEIGHT - 12.0
BOTTOM = HEIGHT - 26.0
PAYMENT = 34.0


@dataclass(frozen=True, slots=True)
class Line:
    """One product at one price, kroner."""

    text: str
    quantity: int
    unit_price: Decimal
    sold: Decimal
    owed: Decimal
    parts_cost: Decimal


@dataclass(frozen=True, slots=True)
class Note:
    """What is printed. `invoice`: the number of the invoice that asks for the money, "" where none does;
    `gets_invoice`: one is to come. `reverses`: the number of the settlement that this one takes back;
    `taken_back_by`: of the one that takes this one back."""

    number: str
    date: date
    language: str
    period_from: date
    period_to: date
    share_percent: Decimal
    outlet: tuple[str, ...]
    sender: str
    sender_number: str
    sender_place: str
    account: str
    pieces: int
    sold: Decimal
    owed: Decimal
    parts_cost: Decimal
    surplus: Decimal
    lines: tuple[Line, ...]
    invoice: str = ""
    gets_invoice: bool = False
    reverses: str = ""
    taken_back_by: str = ""


def note_of(paper: OutletSettlement) -> Note:
    """The note of an issued settlement, with its outlet, invoice and payment selected."""
    claim = getattr(paper, "invoiced", None)
    taken_back_by = getattr(paper, "reversed_by", None)
    place = f"{paper.outlet_postal_code} {paper.outlet_city}".strip()
    ours = (paper.sender_address, f"{paper.sender_postal_code} {paper.sender_city}")
    return Note(
        number=paper.full_number,
        date=paper.date,
        language=paper.language,
        period_from=paper.period_from,
        period_to=paper.period_to,
        share_percent=paper.share_percent,
        outlet=tuple(part for part in (paper.outlet_name, paper.outlet_address, place) if part),
        sender=paper.sender_name,
        sender_number=paper.sender_organisation_number,
        sender_place=", ".join(part for part in ours if part.strip()),
        account=paper.sender_account,
        pieces=paper.pieces,
        sold=paper.sold,
        owed=paper.owed,
        parts_cost=paper.parts_cost,
        surplus=paper.surplus,
        lines=tuple(
            Line(line.description, line.quantity, line.unit_price, line.sold, line.owed, line.parts_cost)
            for line in paper.lines.all()
        ),
        invoice=claim.line.paper.full_number if claim else "",
        gets_invoice=paper.outlet.client_id is not None and getattr(paper, "payment", None) is None,
        reverses=paper.reverses.full_number if paper.reverses else "",
        taken_back_by=taken_back_by.full_number if taken_back_by else "",
    )


def settlement_note(note: Note, *, with_surplus: bool = False) -> bytes:
    """The note as it is handed over, or the project's own copy of it."""
    language = "nb" if note.language in ("nb", "nn", "no") else "en"
    with override(language):
        sheet = Sheet(_title(note), language=language)
        _head(sheet, note, with_surplus=with_surplus)
        y = _table(sheet, note)
        y = _room(sheet, note, y, 22 + PAYMENT)
        y = _sums(sheet, note, y)
        y = _payment(sheet, note, y + 8)
        if with_surplus:
            _surplus(sheet, note, _room(sheet, note, y + 6, 16 + ROW * (len(note.lines) + 3)))
        _foot(sheet, note)
        return sheet.finish()


def _title(note: Note) -> str:
    return _("Avregning %(number)s") % {"number": note.number}


def _head(sheet: Sheet, note: Note, *, with_surplus: bool) -> None:
    sheet.text(MARGIN, 22, note.sender, size=12, weight=Weight.MEDIUM, width=INNER)
    if note.sender_number:
        text = _("Org.nr. %(number)s") % {"number": organisation_number(note.sender_number)}
        sheet.text(MARGIN, 27.6, text, size=8.5, grey=GREY, width=INNER)
    sheet.text(MARGIN, 32, note.sender_place, size=8.5, grey=GREY, width=INNER)
    if with_surplus:
        words = _("Vårt eget eksemplar")
        sheet.text(RIGHT, 22, words, size=9, weight=Weight.MEDIUM, align="right", width=60)
    y = 54.0
    for place, line in enumerate(note.outlet):
        weight = Weight.REGULAR if place else Weight.MEDIUM
        y = sheet.paragraph(MARGIN, y, line, width=FACTS - MARGIN - 8, size=11, leading=1.3, weight=weight)
    sheet.text(FACTS, 54, _title(note), size=19, weight=Weight.MEDIUM, width=RIGHT - FACTS)
    y = 63.0
    for label, value in _facts(note):
        sheet.text(FACTS, y, label, size=9, grey=GREY, width=29)
        sheet.text(FACTS + 31, y, value, size=SIZE, width=RIGHT - FACTS - 31)
        y += 5.3


def _facts(note: Note) -> list[tuple[str, str]]:
    facts = [
        (_("Dato"), long_date(note.date)),
        (_("Periode"), f"{short_date(note.period_from)} – {short_date(note.period_to)}"),
        (_("Vår del"), _("%(percent)s prosent") % {"percent": number(note.share_percent)}),
    ]
    if note.reverses:
        facts.append((_("Tar tilbake"), _("Avregning %(number)s") % {"number": note.reverses}))
    return facts


def _table(sheet: Sheet, note: Note) -> float:
    y = _heads(sheet, FIRST_TABLE)
    for line in note.lines:
        text = wrapped(line.text, TEXT_WIDTH, Weight.REGULAR, SIZE)
        if y + ROW * len(text) > BOTTOM:
            _next_page(sheet, note)
            y = _heads(sheet, NEXT_TABLE)
        y += ROW
        sheet.text(COUNT, y, number(line.quantity), size=SIZE, align="right", width=14)
        sheet.text(PRICE, y, exact_kroner(line.unit_price), size=SIZE, align="right", width=24)
        sheet.text(SOLD, y, exact_kroner(line.sold), size=SIZE, align="right", width=27)
        sheet.text(RIGHT, y, exact_kroner(line.owed), size=SIZE, align="right", width=28)
        for place, part in enumerate(text):
            sheet.text(MARGIN, y + place * 4.7, part, size=SIZE)
        y += 4.7 * (len(text) - 1)
        sheet.line(MARGIN, y + 2, RIGHT, thickness=0.25, grey=PALE)
    return y + 2


def _heads(sheet: Sheet, y: float) -> float:
    heads = (
        (COUNT, pgettext("på faktura", "Antall")),
        (PRICE, _("Pris")),
        (SOLD, _("Solgt for")),
        (RIGHT, _("Vår del")),
    )
    sheet.text(MARGIN, y, _("Solgt"), size=8.5, grey=GREY)
    for x, head in heads:
        sheet.text(x, y, head, size=8.5, grey=GREY, align="right")
    sheet.line(MARGIN, y + 2, RIGHT, thickness=0.5)
    return y + 2


def _sums(sheet: Sheet, note: Note, y: float) -> float:
    y += 8
    sheet.line(MARGIN, y - 6.5, RIGHT, thickness=0.5)
    sheet.text(MARGIN, y, _("I alt"), size=11, weight=Weight.MEDIUM)
    sheet.text(COUNT, y, number(note.pieces), size=11, weight=Weight.MEDIUM, align="right", width=14)
    sheet.text(SOLD, y, exact_kroner(note.sold), size=11, weight=Weight.MEDIUM, align="right", width=27)
    sheet.text(RIGHT, y, exact_kroner(note.owed), size=11, weight=Weight.MEDIUM, align="right", width=28)
    return y


def _payment(sheet: Sheet, note: Note, y: float) -> float:
    """What is to be paid and where; where an invoice asks for it, nothing is to be paid twice."""
    sheet.line(MARGIN, y, RIGHT, thickness=0.9)
    if note.reverses or note.taken_back_by:
        text = _("Denne tar tilbake avregning %(number)s. Den skal ikke betales.")
        if note.taken_back_by:
            text = _("Denne er tatt tilbake av avregning %(number)s. Den skal ikke betales.")
        sheet.text(
            MARGIN, y + 8, text % {"number": note.taken_back_by or note.reverses}, size=10, width=INNER
        )
        return y + 12
    amount = _("%(amount)s kr") % {"amount": exact_kroner(note.owed)}
    to_account = "" if note.invoice or note.gets_invoice else account_number(note.account)
    columns = [(0.0, 60.0, _("Vår del"), amount)]
    if to_account:
        columns = [(0.0, 60.0, _("Å betale"), amount), (66.0, 50.0, _("Til konto"), to_account)]
    for x, width, label, value in columns:
        sheet.text(MARGIN + x, y + 7, label, size=8.5, grey=GREY, width=width)
        sheet.text(MARGIN + x, y + 13.4, value, size=12.5, weight=Weight.MEDIUM, width=width)
    sheet.text(MARGIN, y + 21, _how_to_pay(note, to_account), size=9, grey=GREY, width=INNER)
    return y + 25


def _how_to_pay(note: Note, to_account: str) -> str:
    if note.invoice:
        return _("Beløpet står på faktura %(number)s. Betal den.") % {"number": note.invoice}
    if note.gets_invoice:
        return _("Dere får en faktura på beløpet.")
    if to_account:
        return _("Merk betalingen med «Avregning %(number)s».") % {"number": note.number}
    return ""


def _surplus(sheet: Sheet, note: Note, y: float) -> None:
    """For the project's own files: what the parts cost, and what is left."""
    y += 10
    sheet.text(MARGIN, y, _("Slik ble overskuddet"), size=12, weight=Weight.MEDIUM)
    for line in note.lines:
        y += ROW
        facts = {"product": line.text, "count": number(line.quantity), "price": exact_kroner(line.unit_price)}
        text = _("Deler i %(product)s, %(count)s til %(price)s") % facts
        sheet.text(MARGIN, y, text, size=SIZE, grey=GREY, width=INNER - 34)
        sheet.text(RIGHT, y, exact_kroner(-line.parts_cost), size=SIZE, grey=GREY, align="right")
    y += ROW
    sheet.text(MARGIN, y, _("Vår del av salget"), size=SIZE)
    sheet.text(RIGHT, y, exact_kroner(note.owed), size=SIZE, align="right")
    y += ROW
    sheet.text(MARGIN, y, _("Overskudd, kroner"), size=11, weight=Weight.MEDIUM)
    sheet.text(RIGHT, y, exact_kroner(note.surplus), size=11, weight=Weight.MEDIUM, align="right")


def _room(sheet: Sheet, note: Note, y: float, height: float) -> float:
    """Where the next block begins: here, or on a page of its own."""
    if y + height <= BOTTOM:
        return y
    _next_page(sheet, note)
    return NEXT_TABLE


def _next_page(sheet: Sheet, note: Note) -> None:
    _foot(sheet, note)
    sheet.next_page()
    sheet.text(RIGHT, 22, _title(note), size=9, weight=Weight.MEDIUM, align="right")


def _foot(sheet: Sheet, note: Note) -> None:
    sheet.text(MARGIN, FOOT, f"{_title(note)} · {note.sender}", size=8, grey=GREY, width=INNER)
