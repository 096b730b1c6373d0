"""Garnishment (utleggstrekk): what binding orders take of a payout. SBF §5-10-20."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bikuben.rounding import down_to_krone, whole_kroner

__all__ = ["Order", "in_force", "taken_by"]


@dataclass(frozen=True, slots=True)
class Order:
    """One order. Either `amount`, kroner of each payout, or with `per_month` at most that of each month's
    payouts; or `percent` of what is left after tax.

    `key` says which it is, and decides between orders that began on the same day. An order with neither
    amount nor percent, or with both, can't be built: ValueError.
    """

    key: int
    is_coordinated: bool
    starts_on: date
    ends_on: date | None = None
    amount: Decimal | None = None
    per_month: bool = False
    percent: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.amount is None) == (self.percent is None):
            raise ValueError("an order takes either an amount or a percentage")
        if self.amount is not None and self.amount <= 0:
            raise ValueError(f"an order takes more than nothing, not {self.amount}")
        if self.percent is not None and not 0 < self.percent <= 100:
            raise ValueError(f"an order takes at most 100 %, not {self.percent}")


def in_force(orders: Sequence[Order], payout: date) -> tuple[Order, ...]:
    """The orders that bind a payout on that day, first in line first: those that Skatteetaten coordinates
    (samordnet trekk), then the oldest."""
    binding = (
        order
        for order in orders
        if order.starts_on <= payout and (order.ends_on is None or payout <= order.ends_on)
    )
    return tuple(sorted(binding, key=lambda order: (not order.is_coordinated, order.starts_on, order.key)))


def taken_by(
    orders: Sequence[Order], *, payout: date, net: Decimal | int, taken_this_month: Mapping[int, Decimal]
) -> dict[int, int]:
    """What each order takes of a payout, whole kroner by the order's key, first in line first.

    `net` is what is left after tax. Each takes its due of what those before it left, so that they never take
    more than there is; they may take all of it. A percentage is of the whole net, and as an amount may have
    øre, each is rounded down to a whole krone: in doubt the krone is hers. `taken_this_month` is what an
    order has taken of this month's earlier payouts, reversed ones not counted. Orders that take nothing are
    left out; so are the øre of a net that has any. ValueError for a net below nothing.
    """
    left = whole_kroner(down_to_krone(Decimal(net)))
    found: dict[int, int] = {}
    for order in in_force(orders, payout):
        part = min(left, _due(order, net, taken_this_month.get(order.key, Decimal(0))))
        if part:
            found[order.key] = part
            left -= part
    return found


def _due(order: Order, net: Decimal | int, taken_this_month: Decimal) -> int:
    if order.amount is None:
        due = net * (order.percent or Decimal(0)) / 100
    elif order.per_month:
        due = max(Decimal(0), order.amount - taken_this_month)
    else:
        due = order.amount
    return whole_kroner(down_to_krone(due))
