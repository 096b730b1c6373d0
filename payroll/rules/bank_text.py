"""Texts as Norwegian banks take them in ISO 20022 files: few letters, short, never empty."""

import re
import unicodedata

LONGEST = 70
EMPTY = "NOTPROVIDED"
# What the banks' common guide allows beside the plain Latin set: the letters of the Nordic languages.
_NORDIC = "áäçđéíóöúüýæøåÁÄÇĐÉÍÓÖÚÜÝÆØÅ"
_REFUSED = re.compile(rf"[^A-Za-z0-9/\-?:().,'+ {_NORDIC}]+")
_LETTERS = str.maketrans(
    {
        "ð": "d", "Ð": "D", "ł": "l", "Ł": "L", "ŋ": "n", "Ŋ": "N", "þ": "th", "Þ": "Th", "ß": "ss",
        "œ": "oe", "Œ": "OE", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ı": "i", "&": "+", "–": "-",
        "—": "-", "’": "'", "\u2212": "-",
    }
)  # fmt: skip


def bank_text(text: str, longest: int = LONGEST) -> str:
    """The text with letters that banks refuse written as those they take, cut to `longest` characters.

    A text of which nothing is left is `NOTPROVIDED`.
    """
    plain = "".join(_plain(letter) for letter in unicodedata.normalize("NFC", text).translate(_LETTERS))
    return " ".join(_REFUSED.sub(" ", plain).split())[:longest].strip() or EMPTY


def _plain(letter: str) -> str:
    if letter in _NORDIC:
        return letter
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
