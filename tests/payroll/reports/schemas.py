"""Is a file an a-melding? The project's own schema is asked always, the published one where it lies."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

OWN = Path(__file__).parent / "data" / "a_melding.xsd"
SHARED = Path(__file__).resolve().parents[4] / "shared" / "reference" / "a-melding" / "amelding_v2_3.xsd"
NAMES = {"a": "urn:ske:fastsetting:innsamling:a-meldingen:v2_3"}


@cache
def _schema(path: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(path))


def valid(xml: bytes) -> etree._Element:
    """The message, once every schema at hand has found nothing wrong with it."""
    message = etree.fromstring(xml)
    for path in (OWN, SHARED):
        if path == OWN or path.exists():
            _schema(path).assertValid(message)
    return message


def texts(message: etree._Element, path: str) -> list[str]:
    """The texts of all elements at a path such as `inntekt/beloep`, wherever it lies in the message."""
    steps = "/".join(f"a:{step}" for step in path.split("/"))
    return [element.text or "" for element in message.iterfind(f".//{steps}", NAMES)]


def names(element: etree._Element) -> list[str]:
    """The names of an element's children, in order."""
    return [etree.QName(child).localname for child in element]
