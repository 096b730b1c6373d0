"""What the bank says came into our account, and the keys by which the same money is known again.

Each key is SHA-256 of account, booking date, amount, the bank's own references and a position. `key` is of
all that the file says, `entry_key` of the entry's reference (AcctSvcrRef), which camt.053 and camt.054 share,
and `tx_key` of the transaction's own, for where one of the files leaves the entry's out. Position tells apart
what is otherwise equal in one file. Two equal payments on one day in two files, without any reference, are
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
    """What came, ready to be matched. `is_whole`: an entry's sum, where the file tells neither parts nor KID.

    `entry_key` is the same for a whole and for its parts in another file, `tx_key` for a transaction with and
    without its KID; both are "" without a reference.
    """

    key: str
    entry_key: str
    tx_key: str
    date: date
    amount: Decimal
    kid: str
    text: str
    is_whole: bool


def money_in(entries: Iterable[Entry], seen: Counter[str] | None = None) -> list[Money]:
    """All that came by one statement, each with its keys. `seen` is shared by the statements of a file."""
    found: list[Money] = []
    seen = Counter() if seen is None else seen
    for entry in entries:
        common = (entry.account, entry.date)
        entry_key = _counted(seen, "entry", *common, entry.reference, entry.amount) if entry.reference else ""
        details = entry.details or (Detail(entry.amount, text=entry.text),)
        is_whole = len(details) == 1 and not details[0].kid
        for one in details:
            facts = (*common, one.reference, one.amount, one.kid)
            place = _place(seen, "tx", *facts)
            found.append(
                Money(
                    key=_counted(seen, *common, entry.reference, *facts, is_whole),
                    entry_key=entry_key,
                    tx_key=_digest("tx", *common, one.reference, one.amount, place) if one.reference else "",
                    date=entry.date,
                    amount=one.amount,
                    kid=one.kid[:MOST_KID],
                    text=(one.text or entry.text)[:MOST_TEXT],
                    is_whole=is_whole,
                )
            )
    return found


def _counted(seen: Counter[str], *facts: object) -> str:
    """The key of what the file says, the same facts told for the first, second … time."""
    return _digest(_digest(*facts), _place(seen, *facts))


def _place(seen: Counter[str], *facts: object) -> int:
    base = _digest(*facts)
    seen[base] += 1
    return seen[base] - 1


def kid_of(text: str | None) -> str:
    """A KID as it stands on the invoice, without the blanks and the zeros in front that some banks print.

    No KID of ours begins with a zero: it begins with a year.
    """
    return "".join((text or "").split()).lstrip("0")


def _digest(*facts: object) -> str:
    plain = [f"{fact:.2f}" if isinstance(fact, Decimal) else str(fact) for fact in facts]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=True).encode()).hexdigest()
