"""The type of every PDF: Roboto, embedded. The PDF readers' own fonts print a black box for Č, đ, Ł or Ŋ."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache
from pathlib import Path

import font_roboto
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REPLACEMENT = "\ufffd"


class Weight(StrEnum):
    """The weights in use; each is also the name of its font file."""

    LIGHT = "Roboto-Light"
    REGULAR = "Roboto-Regular"
    MEDIUM = "Roboto-Medium"
    BOLD = "Roboto-Bold"


@cache
def font(weight: Weight) -> TTFont:
    """The font of this weight, registered the first time it is asked for."""
    loaded = TTFont(weight.value, str(Path(font_roboto.font_directory) / f"{weight.value}.ttf"))
    pdfmetrics.registerFont(loaded)
    return loaded


def can_print(text: str) -> bool:
    """Whether every character of the text has a glyph. Forms ask before they accept a name."""
    return all(ord(letter) in _glyphs() for letter in unicodedata.normalize("NFC", text))


def printable(text: str) -> str:
    """The text in NFC; what has no glyph becomes a visible mark, never a silent gap."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter if ord(letter) in _glyphs() else REPLACEMENT for letter in composed)


def width_of(text: str, weight: Weight, size: float) -> float:
    """How wide the text is, in points."""
    return font(weight).stringWidth(printable(text), size)


@cache
def _glyphs() -> frozenset[int]:
    # Control characters have an empty glyph in the font; on paper they are nothing.
    return frozenset(
        code
        for code in font(Weight.REGULAR).face.charToGlyph
        if unicodedata.category(chr(code)) not in ("Cc", "Cf", "Cn", "Co")
    )
