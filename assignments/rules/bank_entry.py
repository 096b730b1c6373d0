"""What the bank says came into our account, and the key by which the same money is known again.

The key is SHA-256 of account, booking date, direction, the bank's own reference, amount, KID and position.
The reference is the entry's (AcctSvcrRef), which camt.053 and camt.054 share; where the entry has none, the
transaction's own. Position tells apart what is otherwise equal: within the entry, or within the statement
where there is no reference at all. Two equal payments on one day in two files, without any reference, are
taken for one.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MOST_KID = 35
MOST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Detail:
    """One transaction of an entry: kroner (below zero: the bank took it back), KID or "", text to read."""

    amount: Decimal
    kid: str = ""
    reference: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry on our account, kroner as in `Detail`. No `details` where the bank gives the sum only."""

    account: str
    date: date
    amount: Decimal
    reference: str = ""
    text: str = ""
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """What came, ready to be matched. `is_whole`: a sum whose parts the bank hasn't told of.

    `entry_key` is the same for a whole and for its parts in another file; "" without a reference.
    """

    key: str
    entry_key: str
    date: date
    amount: Decimal
    kid: str
    text: str
    is_whole: bool


def money_in(entries: Iterable[Entry]) -> list[Money]:
    """All that came by one statement, each with its keys."""
    found: list[Money] = []
    nameless: Counter[str] = Counter()
    for entry in entries:
        facts_of_entry = ("entry", entry.account, entry.date, entry.reference, entry.amount)
        entry_key = _digest(*facts_of_entry) if entry.reference else ""
        within: Counter[str] = Counter()
        whole = Detail(entry.amount, text=entry.text)
        for one in entry.details or (whole,):
            reference = entry.reference or one.reference
            facts = (entry.account, entry.date, reference, one.amount, one.kid, not entry.details)
            seen = within if reference else nameless
            base = _digest(*facts)
            found.append(
                Money(
                    key=_digest(base, seen[base]),
                    entry_key=entry_key,
                    date=entry.date,
                    amount=one.amount,
                    kid=one.kid[:MOST_KID],
                    text=(one.text or entry.text)[:MOST_TEXT],
                    is_whole=not entry.details,
                )
            )
            seen[base] += 1
    return found


def kid_of(text: str | None) -> str:
    """A KID as it stands on the invoice, without the blanks that some banks print."""
    return "".join((text or "").split())


def _digest(*facts: object) -> str:
    plain = [f"{fact:.2f}" if isinstance(fact, Decimal) else str(fact) for fact in facts]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=True).encode()).hexdigest()
