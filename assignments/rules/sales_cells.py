"""What one cell of a file of sales says: a day, a number of pieces, an amount. What can be read in two ways
is refused."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

MOST_PIECES = 100_000
SHOWN = 30
ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
LOCAL_DAY = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})")
TIME_BEHIND = re.compile(r"[ T]+[0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2})?([.,][0-9]+)?Z?\Z")
NUMBER = re.compile(r"([0-9]+|[0-9]{1,3}(?: [0-9]{3})+)(?:([.,])([0-9]{1,2}))?")
TWO_WAYS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
WHOLE = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(?: [0-9]{3}){1,2}")
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007"), " ")
MINUSES = dict.fromkeys(map(ord, "\u2212\u2013"), "-")


class Unreadable(ValueError):
    """A cell that can't be what its column holds. `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def plain(text: str) -> str:
    """Without case and blanks, so that what people write alike is alike; letters composed as we keep them."""
    text = unicodedata.normalize("NFC", text.translate(SPACES))
    return "".join(text.casefold().split()).rstrip(":")


def without_apostrophe(text: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from counting with it: '=x is =x."""
    return text[1:] if text.startswith(("'=", "'+", "'-", "'@")) else text


def shown(text: str) -> str:
    """A cell as a sentence may repeat it."""
    clean = "".join(letter if letter.isprintable() else " " for letter in text).strip()
    return clean if len(clean) <= SHOWN else f"{clean[: SHOWN - 1]}…"


def day_of(text: str) -> date:
    """2026-11-24, 24.11.2026 or 24/11/2026, also with a time behind it. Raises Unreadable."""
    text = TIME_BEHIND.sub("", text.strip())
    if found := ISO_DAY.fullmatch(text):
        year, month, day = found.groups()
    elif found := LOCAL_DAY.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise Unreadable("date")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Unreadable("date") from None


def pieces_of(text: str) -> int:
    """A whole number of pieces, one or more. Raises Unreadable."""
    text = text.strip().translate(SPACES).translate(MINUSES)
    if text.startswith("-") and NUMBER.fullmatch(text[1:].strip()):
        raise Unreadable("quantity_not_positive")
    if not WHOLE.fullmatch(text):
        raise Unreadable("quantity")
    found = int(text.replace(" ", ""))
    if not found:
        raise Unreadable("quantity_not_positive")
    if found > MOST_PIECES:
        raise Unreadable("quantity_high")
    return found


def kroner_of(text: str) -> tuple[Decimal, str]:
    """An amount above nothing, and which sign stands before its øre ("" where it has none).

    "1 234,50" and "1234.50" are plain; "1.234" may be one krone or a thousand, and is neither. Raises
    Unreadable.
    """
    text = text.strip().translate(SPACES).translate(MINUSES).casefold()
    text = re.sub(r"\A(kr\.?|nok)\s*|\s*(kr\.?|nok|,-)\Z", "", text).strip()
    if text.startswith("-"):
        raise Unreadable("not_positive")
    if "," in text and "." in text:
        raise Unreadable("comma_and_dot")
    if TWO_WAYS.fullmatch(text):
        raise Unreadable("two_ways")
    found = NUMBER.fullmatch(text)
    if found is None or len(text) > 15:
        raise Unreadable("number")
    whole, sign, cents = found.groups()
    amount = Decimal(f"{whole.replace(' ', '')}.{cents or '0'}")
    if not amount:
        raise Unreadable("not_positive")
    return amount, sign or ""
