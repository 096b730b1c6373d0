"""How one person of the demo is described: what she is called, how steady she is, and her cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from payroll.keep_tax_card import CardData

YEAR = 2026


@dataclass(frozen=True)
class CardEntry:
    """A tax card and the day it was entered."""

    entered: date
    card: CardData


@dataclass(frozen=True)
class Person:
    """A fictional participant.

    `steadiness`: how likely it is that she comes on a day. `registered`: when she was entered; `begins`: the
    first day she may come, None for one who never does. `details`: more of her page. `at_the_door`: she is
    registered by her chosen name alone, with the line waiting behind her.
    """

    chosen: str
    legal: str
    born: date
    steadiness: float
    address: str
    begins: date | None = date(YEAR, 1, 5)
    registered: date = date(YEAR, 1, 2)
    at_the_door: bool = False
    d_number: bool = False
    language: str = "nb"
    details: Mapping[str, Any] = field(default_factory=dict)
    cards: tuple[CardEntry, ...] = ()
    leaves: date | None = None
    returns: date | None = None


def on(month: int, day: int, year: int = YEAR) -> date:
    """A day of the demo year."""
    return date(year, month, day)


def table(
    number: str, percent: int, *, entered: date, since: date | None = None, main: bool = True
) -> CardEntry:
    """A table card, with the percentage that a secondary employer uses."""
    data = CardData(since or entered, "table", table=number, percent=Decimal(percent), main_employer=main)
    return CardEntry(entered, data)


def percentage(percent: str, *, entered: date, since: date | None = None) -> CardEntry:
    """A percentage card; the percentage may have one decimal."""
    return CardEntry(entered, CardData(since or entered, "percentage", percent=Decimal(percent)))


def exemption(
    *, entered: date, since: date | None = None, limit: int | None = None, used: int = 0
) -> CardEntry:
    """An exemption card (frikort): with a limit (kroner) and what is used of it elsewhere, or without."""
    data = CardData(
        since or entered,
        "exemption",
        limit=None if limit is None else Decimal(limit),
        used_elsewhere=Decimal(used),
    )
    return CardEntry(entered, data)


def at_source(percent: str, *, entered: date, since: date | None = None) -> CardEntry:
    """Tax at source on pay (kildeskatt på lønn)."""
    return CardEntry(entered, CardData(since or entered, "tax_at_source", percent=Decimal(percent)))
