"""Text as it is kept: NFC, printable on paper, no longer than there is room for."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

from bikuben.documents.fonts import can_print
from bikuben.refusals import Refused


def line_of(text: str, *, longest: int, field: str) -> str:
    """One line with single blanks. Raises `Refused` at the field: too long, or a letter paper can't show."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    _refuse_long(line, longest, field)
    if not can_print(line):
        raise Refused(
            _("Ett av tegnene kan ikke skrives ut. Bruk bokstaver, tall og vanlige tegn."),
            code="not_printable",
            field=field,
        )
    return line


def paragraphs_of(text: str, *, longest: int, field: str) -> str:
    """Several lines, each without blanks at its end. Raises `Refused` at the field, as `line_of` does."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.replace("\t", " ").rstrip() for line in plain.split("\n")]
    whole = "\n".join(lines).strip("\n")
    _refuse_long(whole, longest, field)
    for letter in whole:
        if letter != "\n" and not can_print(letter):
            raise Refused(
                _("Ett av tegnene kan ikke skrives ut: %(letter)s") % {"letter": letter}
                if letter.isprintable()
                else _("Ett av tegnene kan ikke skrives ut. Bruk bokstaver, tall og vanlige tegn."),
                code="not_printable",
                field=field,
            )
    return whole


def _refuse_long(text: str, longest: int, field: str) -> None:
    if len(text) > longest:
        raise Refused(
            _("Det er for langt. Det er plass til %(letters)s tegn.") % {"letters": longest},
            code="too_long",
            field=field,
        )
