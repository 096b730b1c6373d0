"""The draw (loddtrekning): who gets the places when more have come than there is room for.

Nobody can steer it and anyone can redo it. The seed (frø) is fixed, and its commitment shown, before
the first arrival; the word is said aloud in the room only when the list is closed. Source: DESIGN.md,
"The draw, so that anyone in the room can check it".
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime


def commitment(seed: bytes) -> str:
    """The seed's fingerprint (forpliktelse) that is shown before anyone arrives: SHA-256 in hex."""
    return hashlib.sha256(seed).hexdigest()


def normalised_word(word: str) -> str:
    """The word as it counts in the draw: without blanks around it, in NFC. ValueError where none is left."""
    word = unicodedata.normalize("NFC", word.strip())
    if not word:
        raise ValueError("a draw needs a word")
    return word


def draw_order(seed: bytes, day: date, word: str, tickets: Iterable[int]) -> list[int]:
    """The tickets (lodd) in drawn order: the first get the places, the rest are reserves in that order.

    Each ticket's lot is HMAC-SHA256 with the seed as key over `DATE|WORD|TICKET`; ascending by digest.
    ValueError: an empty word, or the same ticket twice.
    """
    drawn = _tickets(tickets)
    text = _text(day, word)

    def lot(ticket: int) -> bytes:
        return hmac.digest(seed, f"{text}{ticket}".encode(), "sha256")

    return sorted(drawn, key=lot)


def verification_lines(seed: bytes, day: date, word: str, tickets: Iterable[int]) -> tuple[str, str, str]:
    """Three lines of Python that redo the draw on any phone, for the printed record.

    They print the commitment and then the order. ValueError as for `draw_order`.
    """
    drawn = sorted(_tickets(tickets))
    contiguous = drawn and drawn == list(range(drawn[0], drawn[-1] + 1))
    listed = f"range({drawn[0]}, {drawn[-1] + 1})" if contiguous else str(drawn)
    return (
        f'import hashlib, hmac; seed = bytes.fromhex("{seed.hex()}")',
        f"print(hashlib.sha256(seed).hexdigest()); text = {_text(day, word)!r}",
        f'print(sorted({listed}, key=lambda t: hmac.digest(seed, (text + str(t)).encode(), "sha256")))',
    )


def _tickets(tickets: Iterable[int]) -> list[int]:
    drawn = list(tickets)
    if len(set(drawn)) != len(drawn):
        raise ValueError("a ticket can be drawn only once")
    return drawn


def _text(day: date, word: str) -> str:
    # A datetime is also a date, but its ISO form has a clock time in it: another draw without any error.
    if isinstance(day, datetime):
        raise TypeError("the day of a draw is a date, not a moment")
    return f"{day.isoformat()}|{normalised_word(word)}|"
