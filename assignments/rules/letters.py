"""Letters with fields (flettefelt): `{klient}` is replaced by a text and never run as anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

FIELDS = (
    "klient",
    "kontakt",
    "oppdrag",
    "prosjekt",
    "avsender",
    "telefon",
    "epost",
    "adresse",
    "pris",
    "dato",
)
# A heading is also an e-mail's subject, which others may see: it names nobody.
NAME = "kontakt"
NOT_IN_HEADING = ("klient", NAME)

_FIELD = re.compile(r"\{([^{}\n]*)\}")


def fields_in(text: str) -> list[str]:
    """The fields that the text uses, each once, in the order that they first stand in."""
    return list(dict.fromkeys(_FIELD.findall(text)))


def unknown_fields(text: str) -> list[str]:
    """What stands in braces and is no field."""
    return [name for name in fields_in(text) if name not in FIELDS]


def has_loose_brace(text: str) -> bool:
    """Whether a brace lacks its other half."""
    rest = _FIELD.sub("", text)
    return "{" in rest or "}" in rest


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each field replaced. A value is put in as it is, also where it has braces of its own.

    Where there is nobody to greet, the space before her name goes too.

    Raises:
        KeyError: a field that `values` doesn't have.
    """
    if not values.get(NAME, "x").strip():
        text = text.replace(f" {{{NAME}}}", "").replace(f"{{{NAME}}}", "")
    return _FIELD.sub(lambda match: values[match[1]], text)


def empty_fields(text: str, values: Mapping[str, str]) -> list[str]:
    """The fields of the text that have nothing to be replaced by: the sentence would have a hole.

    A greeting is whole without a name.
    """
    return [name for name in fields_in(text) if name != NAME and not values.get(name, "").strip()]


def in_two_weeks(day: date) -> date:
    """Two weeks on, when those who answer the telephone are at work: a Monday where it would be a weekend."""
    later = day + timedelta(days=14)
    return later + timedelta(days=max(0, 7 - later.weekday())) if later.weekday() > 4 else later
