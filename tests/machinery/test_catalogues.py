"""What the English catalogue says is whole: a plural is words, and what is filled in is the same in both."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import read_po

ENGLISH = Path(__file__).resolve().parents[2] / "locale" / "en" / "LC_MESSAGES" / "django.po"
FILLED_IN = re.compile(r"%\(\w+\)\w")


def pairs() -> list[tuple[str, str]]:
    """Each Norwegian text, singular and plural, with the English that stands for it."""
    with ENGLISH.open("rb") as file:
        catalogue = read_po(file, locale="en")
    found = []
    for message in catalogue:
        if isinstance(message.id, str):
            found.append((message.id, str(message.string)))
        else:
            found.extend(zip(message.id, message.string, strict=True))
    return [(norwegian, english) for norwegian, english in found if norwegian]


def test_no_text_is_cut_to_its_letters() -> None:
    assert [pair for pair in pairs() if len(pair[0]) > 3 > len(pair[1])] == []


def test_what_is_filled_in_is_the_same_in_both() -> None:
    differing = [
        pair for pair in pairs() if not set(FILLED_IN.findall(pair[1])) <= set(FILLED_IN.findall(pair[0]))
    ]
    assert differing == []
