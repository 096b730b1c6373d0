"""A delivery note (følgeseddel) on A4, in the outlet's language: what went there, and on which terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from assignments.documents.letter import draw_cells
from assignments.models import Product, Shipment, Terms
from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, HEIGHT, INNER, MARGIN, PALE, RIGHT, Sheet, fitting_size, wrapped
from bikuben.documents.wording import exact_kroner, long_date, organisation_number

FACTS = MARGIN + 92.0  # where the title and the date begin
FACTS_WIDTH = RIGHT - FACTS
TABLE = 108.0
NEXT_TABLE = 40.0
ROW = 8.0
SIZE = 11
CODE, QUANTITY = MARGIN + 76, RIGHT - 34
NAME_WIDTH = CODE - MARGIN - 4
FOOT = HEIGHT - 12.0
SIGNATURE = HEIGHT - 46.0  # what is signed on receipt begins here
BOTTOM = SIGNATURE - 34.0  # the last row of the last page


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A number of pieces of one batch. `price` of one, kroner, where they were sold on delivery."""

    product: str
    batch: str
    quantity: int
    price: Decimal | None


@dataclass(frozen=True, slots=True)
class DeliveryNote:
    """What is printed, as it was when it was issued."""

    number: str
    day: date
    language: str
    sold: bool
    sender: tuple[str, ...]
    receiver: tuple[str, ...]
    lines: tuple[NoteLine, ...]
    note: str
    is_own: bool = False

    @property
    def pieces(self) -> int:
        """How many were delivered."""
        return sum(line.quantity for line in self.lines)


def delivery_note_of(shipment: Shipment) -> DeliveryNote:
    """The note of a delivery, from the paper and its lines. Two queries."""
    lines = list(shipment.movement.lines.select_related("batch__product"))
    names = names_then({line.batch.product_id for line in lines}, shipment.issued_at)
    number = organisation_number(shipment.sender_organisation_number)
    with override("nb" if shipment.language == "nb" else "en"):
        registered = _("Org.nr. %(number)s") % {"number": number} if number else ""
    return DeliveryNote(
        number=shipment.full_number,
        day=shipment.date,
        language=shipment.language,
        sold=shipment.terms == Terms.SOLD,
        is_own=shipment.outlet.is_own,
        sender=_said(
            shipment.sender_name,
            shipment.sender_address,
            f"{shipment.sender_postal_code} {shipment.sender_city}",
            registered,
        ),
        receiver=_said(
            shipment.outlet_name,
            shipment.outlet_address,
            f"{shipment.outlet_postal_code} {shipment.outlet_city}",
        ),
        lines=tuple(
            NoteLine(
                names.get(line.batch.product_id, line.batch.product.name),
                line.batch.code,
                line.quantity,
                line.unit_price,
            )
            for line in lines
        ),
        note=shipment.note,
    )


def delivery_note_pdf(note: DeliveryNote) -> bytes:
    """The sheet in the note's own language."""
    language = "nb" if note.language == "nb" else "en"
    with override(language):
        sheet = Sheet(_title(note), language=language)
        _head(sheet, note)
        y = _heads(sheet, note, TABLE)
        for line in note.lines:
            if y + ROW > BOTTOM:
                sheet.next_page()
                sheet.text(MARGIN, 22, note.sender[0], size=9, grey=GREY, width=INNER - 60)
                sheet.text(RIGHT, 22, _title(note), size=9, weight=Weight.MEDIUM, align="right")
                y = _heads(sheet, note, NEXT_TABLE)
            y = _line(sheet, line, y)
        _end(sheet, note, y)
        _signature(sheet, note)
        return sheet.finish()


def _title(note: DeliveryNote) -> str:
    return _("Følgeseddel %(number)s") % {"number": note.number}


def _said(*lines: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())


def names_then(products: Iterable[int], moment: datetime) -> dict[int, str]:
    """What the products were called when the paper was issued, from their history: a paper never changes."""
    names: dict[int, str] = {}
    history = Product.history.filter(id__in=products).order_by("history_date", "history_id")
    for pk, name, since in history.values_list("id", "name", "history_date"):
        if pk not in names or since <= moment:
            names[pk] = name
    return names


def _head(sheet: Sheet, note: DeliveryNote) -> None:
    name, *rest = note.sender or ("",)
    draw_cells(sheet)
    sheet.text(MARGIN + 24, 20, name, size=15, weight=Weight.MEDIUM, width=INNER - 24)
    sheet.text(MARGIN + 24, 26, "  ·  ".join(rest), size=8.5, grey=GREY, width=INNER - 24)
    width = FACTS - MARGIN - 8
    to, *where = note.receiver or ("",)
    longest = max(to.split() or [""], key=len)
    size = max(8.0, fitting_size(longest, width, Weight.MEDIUM, 11))
    sheet.text(MARGIN, 48, pgettext("følgeseddel", "Til"), size=8.5, grey=GREY)
    y = sheet.paragraph(MARGIN, 54, to, width=width, size=size, leading=1.25, weight=Weight.MEDIUM)
    for line in where:
        y = sheet.paragraph(MARGIN, y, line, width=width, size=10.5, leading=1.3)
    sheet.text(FACTS, 54, _title(note), size=19, weight=Weight.MEDIUM, width=FACTS_WIDTH)
    sheet.text(FACTS, 63, long_date(note.day), size=11)
    sheet.text(FACTS, 69.5, terms_words(note), size=11, width=FACTS_WIDTH)
    sheet.paragraph(MARGIN, 90, terms_text(note), width=INNER, size=10)


def terms_words(note: DeliveryNote) -> str:
    """The terms in a few words. To a stall of our own there are none."""
    if note.is_own:
        return _("Til vår egen bod")
    return _("Solgt ved levering") if note.sold else _("I kommisjon")


def terms_text(note: DeliveryNote) -> str:
    """Whose the pieces are from now on, in the language that is active."""
    if note.is_own:
        return _("Her selger vi selv. Det som ikke blir solgt, kommer hjem igjen.")
    if note.sold:
        return _("Stykkene er solgt ved levering. Dere betaler vår del av prisen som står her, som avtalt.")
    return _("Stykkene er i kommisjon: de er våre til de er solgt. Det som ikke blir solgt, tar vi tilbake.")


def _heads(sheet: Sheet, note: DeliveryNote, y: float) -> float:
    sheet.text(MARGIN, y, pgettext("følgeseddel", "Hva"), size=8.5, grey=GREY)
    sheet.text(CODE, y, _("Parti"), size=8.5, grey=GREY)
    sheet.text(_quantity(note), y, pgettext("på faktura", "Antall"), size=8.5, grey=GREY, align="right")
    if note.sold:
        sheet.text(RIGHT, y, _("Pris for én, kr"), size=8.5, grey=GREY, align="right")
    sheet.line(MARGIN, y + 2, RIGHT, thickness=0.5)
    return y + 2


def _quantity(note: DeliveryNote) -> float:
    return QUANTITY if note.sold else RIGHT


def _line(sheet: Sheet, line: NoteLine, y: float) -> float:
    baseline = y + 5.6
    sheet.text(MARGIN, baseline, line.product, size=SIZE, width=NAME_WIDTH)
    sheet.text(CODE, baseline, line.batch, size=SIZE, width=QUANTITY - CODE - 22)
    where = RIGHT if line.price is None else QUANTITY
    sheet.text(where, baseline, str(line.quantity), size=SIZE, align="right", width=20)
    if line.price is not None:
        sheet.text(RIGHT, baseline, exact_kroner(line.price), size=SIZE, align="right", width=30)
    sheet.line(MARGIN, y + ROW, RIGHT, thickness=0.25, grey=PALE)
    return y + ROW


def _end(sheet: Sheet, note: DeliveryNote, y: float) -> None:
    text = ngettext("%(pieces)s stykke i alt", "%(pieces)s stykker i alt", note.pieces)
    sheet.text(
        _quantity(note), y + 7, text % {"pieces": note.pieces}, size=SIZE, weight=Weight.MEDIUM, align="right"
    )
    y += 15
    for line in wrapped(note.note, INNER, Weight.REGULAR, 10) if note.note else ():
        sheet.text(MARGIN, y, line, size=10)
        y += 4.9


def _signature(sheet: Sheet, note: DeliveryNote) -> None:
    """A line each for the day, and for whoever takes it in."""
    sheet.text(MARGIN, SIGNATURE, _("Mottatt"), size=11, weight=Weight.MEDIUM)
    y = SIGNATURE + 17
    sheet.line(MARGIN, y, MARGIN + 44, thickness=0.5)
    sheet.line(MARGIN + 54, y, RIGHT, thickness=0.5)
    sheet.text(MARGIN, y + 4.6, _("Dato"), size=8.5, grey=GREY)
    sheet.text(MARGIN + 54, y + 4.6, _("Underskrift"), size=8.5, grey=GREY)
    sheet.text(MARGIN, FOOT, _title(note), size=8, grey=GREY, width=INNER)
