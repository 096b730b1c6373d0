"""The code of a batch (partikode), as someone types it or a reader of barcodes does: MB-2026-014."""

from __future__ import annotations

import re
import unicodedata

WRITTEN = re.compile(r"([A-ZÆØÅ]{2,4})([0-9]{4})([0-9]{1,6})")


def batch_code(typed: str) -> str | None:
    """The code as it is kept, or None where it can't be one.

    Small letters, blanks, a line break at the end, other signs between the parts and missing noughts don't
    matter: a reader set up for another keyboard types a plus where there is a hyphen.
    """
    whole = unicodedata.normalize("NFKC", typed).upper()
    found = WRITTEN.fullmatch("".join(letter for letter in whole if letter.isalnum()))
    if found is None:
        return None
    prefix, year, number = found.groups()
    return f"{prefix}-{year}-{int(number):03d}"
