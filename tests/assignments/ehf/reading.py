"""Reading EHF files back."""

from __future__ import annotations

from decimal import Decimal

from lxml import etree

from assignments.documents.ubl import CAC, CBC

SPACES = {"cac": CAC, "cbc": CBC}


def read(content: bytes) -> etree._Element:
    """The root of the file."""
    return etree.fromstring(content)


def texts(root: etree._Element, path: str) -> list[str]:
    """The values at an XPath such as `cac:PaymentMeans/cbc:PaymentID`."""
    return [str(node.text) for node in root.xpath(path, namespaces=SPACES)]


def text(root: etree._Element, path: str) -> str:
    """The one value at an XPath."""
    (found,) = texts(root, path)
    return found


def amounts(root: etree._Element, path: str) -> list[Decimal]:
    """The amounts at an XPath, in kroner."""
    return [Decimal(found) for found in texts(root, path)]
