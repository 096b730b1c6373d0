"""The record of a draw (trekningsprotokoll): what anyone in the room needs to redo it. No names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override
from reportlab.lib.units import mm

from assignments.rules.draw import verification_lines
from bikuben.documents.fonts import Weight, width_of
from bikuben.documents.sheet import GREY, HEIGHT, INNER, MARGIN, PALE, RIGHT, Sheet, fitting_size
from bikuben.documents.wording import weekday_date

GAP = 6.5


@dataclass(frozen=True, slots=True)
class DrawRecord:
    """A draw as held. A hand draw has no seed, word or commitment but a witness (vitne)."""

    day: date
    places: int
    order: tuple[int, ...]
    word: str = ""
    seed: bytes = b""
    commitment: str = ""
    attempt: int = 1
    by_hand: bool = False
    witness: str = ""


def draw_record_pdf(record: DrawRecord, *, language: str) -> bytes:
    """The record on A4 in "nb" or "en": the order in large figures, then how to check it."""
    with override(language):
        sheet = Sheet(_("Loddtrekning"), language=language)
        sheet.text(MARGIN, 27, _("Loddtrekning"), size=11, grey=GREY)
        sheet.text(MARGIN, 39, weekday_date(record.day), size=25, weight=Weight.MEDIUM, width=INNER)
        y = 48.0
        counted = _("%(tickets)d lodd, %(places)d plasser.") % {
            "tickets": len(record.order),
            "places": record.places,
        }
        if record.attempt > 1:
            counted += " " + _("Dette er trekning nummer %(number)d denne dagen.") % {
                "number": record.attempt
            }
        y = sheet.paragraph(MARGIN, y, counted, width=INNER, size=11, grey=GREY)

        y = _tickets(sheet, y + 9, _("Fikk plass"), record.order[: record.places], grey=0.0)
        if record.order[record.places :]:
            title = _("Reserver, i denne rekkefølgen")
            y = _tickets(sheet, y + 6, title, record.order[record.places :], grey=GREY)
        y += 4
        if record.by_hand:
            _by_hand(sheet, y, record)
        else:
            _how_to_check(sheet, y, record)
        return sheet.finish()


def _tickets(sheet: Sheet, y: float, title: str, tickets: tuple[int, ...], *, grey: float) -> float:
    sheet.text(MARGIN, y, title, size=11, weight=Weight.MEDIUM)
    y += 13
    x = MARGIN
    for ticket in tickets:
        if x + width_of(str(ticket), Weight.LIGHT, 30) / mm > RIGHT:
            x, y = MARGIN, _room(sheet, y + 14, 14)
        x += GAP + sheet.text(x, y, str(ticket), size=30, weight=Weight.LIGHT, grey=grey)
    return y + 14


def _by_hand(sheet: Sheet, y: float, record: DrawRecord) -> None:
    y = _room(sheet, y, 45)
    sheet.line(MARGIN, y, RIGHT, grey=PALE)
    text = _(
        "Trukket for hånd, fordi programmet ikke kunne brukes. Loddene ble trukket ett for ett i rommet."
    )
    y = sheet.paragraph(MARGIN, y + 12, text, width=INNER, size=11)
    sheet.text(MARGIN, y + 6, _("Vitne"), size=9, grey=GREY)
    sheet.paragraph(MARGIN, y + 13, record.witness, width=INNER, size=14)


def _how_to_check(sheet: Sheet, y: float, record: DrawRecord) -> None:
    y = _room(sheet, y, 115)
    sheet.line(MARGIN, y, RIGHT, grey=PALE)
    sheet.text(MARGIN, y + 13, _("Slik kan alle sjekke trekningen"), size=15, weight=Weight.MEDIUM)
    y += 24
    facts = (
        (_("Avtrykket av frøet, vist før den første kom"), record.commitment, 11.0),
        (_("Ordet, sagt i rommet da lista var stengt"), record.word, 18.0),
        (_("Frøet, vist etter trekningen"), record.seed.hex(), 11.0),
    )
    for label, value, size in facts:
        sheet.text(MARGIN, y, label, size=9, grey=GREY)
        sheet.text(MARGIN, y + 4 + size * 0.23, value, size=size, weight=Weight.MEDIUM, width=INNER)
        y += 16.5
    text = _(
        "Disse tre linjene med Python regner ut trekningen på nytt, på en telefon eller hvor som helst. Først"
        " viser de avtrykket, så loddene i trukket rekkefølge. Begge deler skal være som på dette arket."
    )
    y = sheet.paragraph(MARGIN, y + 2, text, width=INNER, size=10) + 3
    lines = verification_lines(record.seed, record.day, record.word, record.order)
    # One size for all three, and never a broken line: they are meant to be typed as they stand.
    size = min(fitting_size(line, INNER, Weight.REGULAR, 9.5) for line in lines)
    for line in lines:
        sheet.text(MARGIN, y, line, size=size)
        y += 6


def _room(sheet: Sheet, y: float, needed: float) -> float:
    """The same place, or the top of a new page where less than `needed` mm is left."""
    if y + needed <= HEIGHT - 14:
        return y
    sheet.next_page()
    return 27.0
