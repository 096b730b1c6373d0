"""How an element of SAF-T is written: its namespace, its texts, its amounts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

NAMESPACE = "urn:StandardAuditFile-Taxation-Financial:NO"
#: What an XML file can't hold, should it have been pasted into a name.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def within(file: Any, name: str, **options: Any) -> Any:
    """An element to write into."""
    return file.element(f"{{{NAMESPACE}}}{name}", **options)


def texts(file: Any, *pairs: tuple[str, str]) -> None:
    """Elements with nothing but text."""
    for name, text in pairs:
        with within(file, name):
            file.write(NOT_XML.sub(" ", text))


def filled(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    """Those that have a text: the format knows no empty ones."""
    return [(name, text) for name, text in pairs if text]


def money(amount: Decimal) -> str:
    """Kroner with two decimals."""
    return f"{amount:.2f}"


def balance(which: str, amount: Decimal) -> tuple[str, str]:
    """The element of a balance, debit less credit; `which` is Opening or Closing."""
    side = "Credit" if amount < 0 else "Debit"
    return f"{which}{side}Balance", money(abs(amount))
