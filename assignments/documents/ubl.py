"""The grammar of UBL 2.1 that EHF is written in: elements, amounts, and text that XML can hold."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from lxml import etree

from bikuben.money import to_ore

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
CAC = f"{UBL}CommonAggregateComponents-2"
CBC = f"{UBL}CommonBasicComponents-2"
CURRENCY = "NOK"
# What XML 1.0 has no place for.
IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(root: str) -> etree._Element:
    """The root element, `Invoice` or `CreditNote`."""
    own = f"{UBL}{root}-2"
    return etree.Element(f"{{{own}}}{root}", nsmap={None: own, "cac": CAC, "cbc": CBC})


def group(parent: etree._Element, *path: str) -> etree._Element:
    """An element that holds others, inside each other along `path`; the innermost is given back."""
    for name in path:
        parent = etree.SubElement(parent, f"{{{CAC}}}{name}")
    return parent


def put(parent: etree._Element, name: str, value: str | int | date, **attributes: str) -> None:
    """An element with a value. Without one nothing is written: Peppol takes no empty element (R008)."""
    text = clean(str(value))
    if text:
        etree.SubElement(parent, f"{{{CBC}}}{name}", attributes).text = text


def put_amount(parent: etree._Element, name: str, amount: Decimal) -> None:
    """An amount in kroner with its two decimals. Finer than an øre: ValueError."""
    ore = to_ore(amount)
    sign = "-" if ore < 0 else ""
    put(parent, name, f"{sign}{abs(ore) // 100}.{abs(ore) % 100:02d}", currencyID=CURRENCY)


def plain(number: Decimal) -> str:
    """A number without needless decimals: 4, 2.5, 25."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def clean(text: str) -> str:
    """The text on one line, without what XML can't hold."""
    return " ".join(IMPOSSIBLE.sub(" ", text).split())


def as_bytes(root: etree._Element) -> bytes:
    """The file, the same bytes each time."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
