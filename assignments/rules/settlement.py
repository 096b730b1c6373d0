"""What an outlet owes for what it sold (avregning), kroner: sold × our share, less the cost of parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assignments.rules.invoice import LineSum, totals_of
from bikuben.rounding import ORE, half_up_to_ore, share_to_ore

__all__ = [
    "SettlementLine",
    "SettlementSums",
    "SoldPieces",
    "price_before_vat",
    "settlement_lines",
    "sums_of",
]

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class SoldPieces:
    """Pieces of one product that were sold at one price. `piece_cost`: the parts of one, not rounded."""

    product: int
    description: str
    quantity: int
    unit_price: Decimal
    piece_cost: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class SettlementLine:
    """A line of a settlement: one product at one price. `owed` is our share of `sold`."""

    product: int
    description: str
    quantity: int
    unit_price: Decimal
    sold: Decimal
    owed: Decimal
    parts_cost: Decimal

    @property
    def surplus(self) -> Decimal:
        """What is left for the project."""
        return self.owed - self.parts_cost


@dataclass(frozen=True, slots=True)
class SettlementSums:
    """The sums of a settlement's lines."""

    pieces: int = 0
    sold: Decimal = ZERO
    owed: Decimal = ZERO
    parts_cost: Decimal = ZERO

    @property
    def surplus(self) -> Decimal:
        """What is left for the project."""
        return self.owed - self.parts_cost


def settlement_lines(sold: Iterable[SoldPieces], share_percent: Decimal) -> list[SettlementLine]:
    """A line for each product and price, by name and the highest price first.

    Share and cost of parts are rounded once a line, to the øre. Each line is a number times a price that the
    shop can count again by itself, so none of them takes a remainder: the sums are the sums of the lines.
    """
    groups: dict[tuple[str, Decimal, int], list[SoldPieces]] = {}
    for one in sold:
        groups.setdefault((one.description, -one.unit_price, one.product), []).append(one)
    lines = []
    for (description, _price, product), same in sorted(groups.items()):
        quantity = sum(one.quantity for one in same)
        worth = quantity * same[0].unit_price
        lines.append(
            SettlementLine(
                product=product,
                description=description,
                quantity=quantity,
                unit_price=same[0].unit_price,
                sold=worth,
                owed=share_to_ore(worth, share_percent),
                parts_cost=half_up_to_ore(sum((one.quantity * one.piece_cost for one in same), ZERO)),
            )
        )
    return lines


def sums_of(lines: Iterable[SettlementLine]) -> SettlementSums:
    """What the lines come to."""
    found = list(lines)
    return SettlementSums(
        pieces=sum(line.quantity for line in found),
        sold=sum((line.sold for line in found), ZERO),
        owed=sum((line.owed for line in found), ZERO),
        parts_cost=sum((line.parts_cost for line in found), ZERO),
    )


def price_before_vat(owed: Decimal, vat_percent: Decimal) -> Decimal:
    """The price to write on an invoice, so that it comes to `owed` with VAT.

    What is sold in a shop is sold with VAT in the price, and our share of it has it too. VAT is counted on
    the price and rounded, so some amounts can't be reached to the øre: then the invoice is an øre less, never
    more than the settlement says. Without VAT (0 percent) it is `owed` itself.
    """
    net = half_up_to_ore(owed * 100 / (100 + vat_percent))
    return net - ORE if totals_of([LineSum(net, vat_percent)]).total > owed else net
