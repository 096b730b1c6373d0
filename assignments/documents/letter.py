"""Letters (brev) on the project's own sheet: a page or more for each client, in her client's language."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import BLACK, GREY, HEIGHT, INNER, MARGIN, PALE, RIGHT, Sheet, wrapped
from bikuben.documents.wording import long_date, organisation_number

SIZE = 11.5
STEP = 5.9
PARAGRAPH = 3.4
SIGNATURE = 8.0  # each further empty line: room to sign by hand
TEXT_WIDTH = INNER - 8
LOWEST = HEIGHT - 30
# Three cells as a hand would draw them: where each stands, how large, and how far its corners stray, in mm.
CELLS = (
    (5.0, 16.6, 4.5, (0.2, -0.15, 0.1, -0.2, 0.15, -0.1)),
    (13.0, 16.9, 4.3, (-0.1, 0.2, -0.2, 0.1, 0.15, -0.15)),
    (9.1, 23.6, 4.4, (0.15, 0.1, -0.15, 0.2, -0.2, 0.1)),
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: what stands at the top of the sheet and at its foot."""

    name: str
    legal_name: str
    organisation_number: str
    address: str
    city: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, filled in. `receiver` is the address, a line each."""

    language: str
    day: date
    receiver: tuple[str, ...]
    heading: str
    body: str


def letters_pdf(letterhead: Letterhead, letters: Sequence[Letter]) -> bytes:
    """The letters one after another, each beginning a sheet of its own."""
    with override(letters[0].language):
        sheet = Sheet(_("Brev"), language=letters[0].language)
    for place, letter in enumerate(letters):
        if place:
            sheet.next_page()
        with override(letter.language):
            _letter(sheet, letterhead, letter)
    return sheet.finish()


def _letter(sheet: Sheet, head: Letterhead, letter: Letter) -> None:
    _top(sheet, head)
    y = 52.0
    for line in letter.receiver:
        sheet.text(MARGIN, y, line, size=SIZE, width=INNER - 70)
        y += 5.2
    day = long_date(letter.day)
    sheet.text(
        RIGHT, 78, f"{head.city}, {day}" if head.city else day, size=SIZE, grey=GREY, align="right", width=90
    )
    y = sheet.paragraph(
        MARGIN, 95, letter.heading, width=TEXT_WIDTH, size=17, leading=1.25, weight=Weight.MEDIUM
    )
    y += 3
    was_empty = False
    for paragraph in letter.body.split("\n"):
        if not paragraph.strip():
            y += SIGNATURE if was_empty else PARAGRAPH
            was_empty = True
            continue
        was_empty = False
        for line in wrapped(paragraph, TEXT_WIDTH, Weight.REGULAR, SIZE):
            if y > LOWEST:
                sheet.next_page()
                _foot(sheet, head)
                y = 32.0
            sheet.text(MARGIN, y, line, size=SIZE)
            y += STEP


def draw_cells(sheet: Sheet) -> None:
    """Three cells of a comb in the upper left corner, as a hand would draw them."""
    for place, (x, y, radius, strays) in enumerate(CELLS):
        corners = [
            (
                MARGIN + x - 0.6 + (radius + stray) * math.sin(corner * math.pi / 3),
                y + (radius + stray) * math.cos(corner * math.pi / 3),
            )
            for corner, stray in enumerate(strays)
        ]
        sheet.polygon(corners, grey=BLACK, thickness=1.1, fill=PALE if place == 2 else None)


def _top(sheet: Sheet, head: Letterhead) -> None:
    draw_cells(sheet)
    sheet.text(MARGIN + 24, 22.4, head.name, size=19, weight=Weight.MEDIUM, width=INNER - 24)
    _foot(sheet, head)


def _foot(sheet: Sheet, head: Letterhead) -> None:
    sheet.line(MARGIN, HEIGHT - 21, RIGHT, thickness=0.4, grey=PALE)
    number = organisation_number(head.organisation_number)
    first = [head.legal_name, _("Org.nr. %(number)s") % {"number": number} if number else ""]
    for y, parts in ((16.0, [*first, head.address]), (11.6, [head.phone, head.email])):
        text = "  ·  ".join(part for part in parts if part)
        sheet.text(MARGIN, HEIGHT - y, text, size=8.5, grey=GREY, width=INNER)
