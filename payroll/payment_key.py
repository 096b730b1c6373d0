"""How a page names a payment: what it covers and the amount it was shown with, never whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bikuben.money import from_ore, to_ore
from payroll.models import OfficialPaymentKind

PATTERN = re.compile(
    r"([a-z]{1,12})_([0-9]{4}-[0-9]{2}-[0-9]{2})_((?:[0-9]{1,18}-)*)_([0-9]{1,13})", re.ASCII
)


@dataclass(frozen=True)
class PaymentKey:
    """Kind, payout date or first day of a term, orders by id, and the amount that was shown (kroner)."""

    kind: OfficialPaymentKind
    counts_for: date
    orders: frozenset[int]
    amount: Decimal

    def __str__(self) -> str:
        orders = "".join(f"{order}-" for order in sorted(self.orders))
        return f"{self.kind}_{self.counts_for.isoformat()}_{orders}_{to_ore(self.amount)}"


def read_key(text: str) -> PaymentKey:
    """The payment that a page named; ValueError where it names none."""
    found = PATTERN.fullmatch(text)
    if found is None:
        raise ValueError("this names no payment")
    kind, day, orders, ore = found.groups()
    return PaymentKey(
        OfficialPaymentKind(kind),
        date.fromisoformat(day),
        frozenset(int(order) for order in orders.split("-") if order),
        from_ore(int(ore)),
    )


def read_keys(texts: Iterable[str]) -> list[PaymentKey]:
    """All the payments that a page named, each once. ValueError as `read_key`."""
    return list(dict.fromkeys(read_key(text) for text in texts))
