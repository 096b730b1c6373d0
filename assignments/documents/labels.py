"""Labels for the boxes of a batch (etiketter): what it is, its code, and the code as bars where wanted.

Nothing on a label says who made the piece, where, or on what day.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import override
from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget

from assignments.rules.label_sheets import LabelSheet, Spot
from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import Sheet, fitting_size, wrapped

EDGE = 2.2  # what a printer may miss by
QUIET_BARS, QUIET_SQUARES = 10, 4  # modules around the code that stay white, as the standards ask
THINNEST, WIDEST = 0.19, 0.36  # a module of bars, millimetres: what an ordinary printer and reader manage
POINT = 25.4 / 72
SMALLEST = 5.5


class Bars(StrEnum):
    """What stands beside the code in letters."""

    NONE = "none"
    CODE_128 = "code128"
    QR = "qr"


def labels_pdf(
    sheet_of: LabelSheet, *, name: str, code: str, count: int, first: int, bars: Bars, language: str
) -> bytes:
    """Sheets of labels for a batch, from the `first` free label on. No edges: they are the paper's own."""
    with override(language):
        sheet = Sheet(_("Etiketter"), language=language)
        at_sheet = 0
        for spot in sheet_of.spots(count, first=first):
            if spot.sheet != at_sheet:
                sheet.next_page()
                at_sheet = spot.sheet
            _label(sheet, spot, name, code, bars)
        return sheet.finish()


def module_width(sheet_of: LabelSheet, code: str) -> float | None:
    """How wide the thinnest bar of the code becomes, mm; None where the code can't be read in bars."""
    if not code.isascii():
        return None
    width = (sheet_of.width / 100) / (len(_pattern(code)) + 2 * QUIET_BARS)
    return None if width < THINNEST else min(width, WIDEST)


def _label(sheet: Sheet, spot: Spot, name: str, code: str, bars: Bars) -> None:
    x, y, width, height = (length / 100 for length in (spot.x, spot.y, spot.width, spot.height))
    if bars == Bars.QR:
        side = min(height - 2 * EDGE + 1.6, width * 0.45)
        _squares(sheet, x + 1.0, y + (height - side) / 2, side, code)
        _words(sheet, x + 1.0 + side, y, width - side - 1.0 - EDGE, height, name, code)
    elif bars == Bars.CODE_128:
        top = height * 0.42
        _words(sheet, x + EDGE, y, width - 2 * EDGE, top + 1.2, name, "")
        _bars(sheet, x, y + top, width, height * 0.34, code)
        sheet.text(
            x + width / 2, y + height - EDGE, code, size=min(9.0, height * 0.3), weight=Weight.MEDIUM,
            align="center", width=width - 2 * EDGE,
        )  # fmt: skip
    else:
        _words(sheet, x + EDGE, y, width - 2 * EDGE, height, name, code, align="center")


def _words(
    sheet: Sheet, x: float, y: float, width: float, height: float, name: str, code: str, align: str = ""
) -> None:
    """The name, on two lines at most, and the code under it, in the middle of their room."""
    align = align or ("left" if code else "center")
    largest = min(12.0, height * (0.42 if code else 0.8))
    size, lines = _named(name, width, largest)
    code_size = fitting_size(code, width, Weight.MEDIUM, min(11.0, height * 0.4)) if code else 0.0
    tall = (len(lines) * size * 1.2 + (code_size * 1.5 if code else 0)) * POINT
    at = y + (height - tall) / 2 + size * 0.88 * POINT
    where = x + width / 2 if align == "center" else x
    for line in lines:
        sheet.text(where, at, line, size=size, align=align)
        at += size * 1.2 * POINT
    if code:
        at += (code_size * 1.2 - size * 0.88) * POINT + 0.3
        sheet.text(where, at, code, size=code_size, weight=Weight.MEDIUM, align=align)


def _named(name: str, width: float, largest: float) -> tuple[float, list[str]]:
    size = largest
    while size > SMALLEST and len(wrapped(name, width, Weight.REGULAR, size)) > (1 if size > 8 else 2):
        size -= 0.5
    lines = wrapped(name, width, Weight.REGULAR, size)
    if len(lines) > 2:
        short = lines[1]
        while short and len(wrapped(short + "…", width, Weight.REGULAR, size)) > 1:
            short = short[:-1]
        lines = [lines[0], short.rstrip() + "…"]
    return size, lines


def _bars(sheet: Sheet, x: float, y: float, width: float, height: float, code: str) -> None:
    pattern = _pattern(code)
    one = min(width / (len(pattern) + 2 * QUIET_BARS), WIDEST)
    start, at = x + (width - one * len(pattern)) / 2, 0
    for dark, modules in groupby(pattern):
        wide = len(list(modules))
        if dark == "1":
            sheet.fill(start + at * one, y, wide * one, height)
        at += wide


@lru_cache(maxsize=16)
def _pattern(code: str) -> str:
    """The modules of Code 128 as ones (bars) and noughts (spaces)."""
    barcode = Code128(code, quiet=False)
    barcode.validate()
    barcode.encode()
    barcode.decompose()
    return "".join(
        ("1" if letter.isupper() else "0") * ("abcd".index(letter.lower()) + 1)
        for letter in barcode.decomposed
    )


@lru_cache(maxsize=16)
def _modules(code: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the QR code, dark ones true; the same for all labels of a batch."""
    drawn = QrCodeWidget(code, barLevel="M").qr
    drawn.make()
    return tuple(tuple(bool(one) for one in row) for row in drawn.modules)


def _squares(sheet: Sheet, x: float, y: float, side: float, code: str) -> None:
    drawn = _modules(code)
    one = side / (len(drawn) + 2 * QUIET_SQUARES)
    for row, modules in enumerate(drawn):
        at = 0
        for dark, run in groupby(modules):
            wide = len(list(run))
            if dark:
                # A hair too much, or thin white lines show between the rows.
                sheet.fill(
                    x + (QUIET_SQUARES + at) * one,
                    y + (QUIET_SQUARES + row) * one,
                    wide * one + 0.01,
                    one + 0.01,
                )
            at += wide
