"""The sums of an invoice (faktura), kroner: line, VAT by rate, total. BOKF §5-1-1."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bikuben.rounding import half_up_to_ore

__all__ = ["LineSum", "Totals", "VatSum", "line_net", "totals_of"]


def line_net(quantity: Decimal, unit_price: Decimal, discount: Decimal = Decimal(0)) -> Decimal:
    """What a line comes to: quantity times price to the øre, halves up, less the discount.

    ValueError for a negative quantity, price or discount, or a discount above what the line comes to.
    """
    if quantity < 0 or unit_price < 0 or discount < 0:
        raise ValueError("quantity, price and discount cannot be negative")
    gross = half_up_to_ore(quantity * unit_price)
    if discount > gross:
        raise ValueError(f"a discount of {discount} is more than the line's {gross}")
    return gross - discount


@dataclass(frozen=True, slots=True)
class LineSum:
    """What counts of a line: its net, and the VAT rate on it in percent (0 is exempt)."""

    net: Decimal
    vat_percent: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class VatSum:
    """The net of one VAT rate and the VAT on it, rounded once."""

    percent: Decimal
    net: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """An invoice's sums. Sums that don't add up can't be built: ValueError."""

    net: Decimal
    vat: Decimal
    total: Decimal
    by_rate: tuple[VatSum, ...]

    def __post_init__(self) -> None:
        if self.net + self.vat != self.total:
            raise ValueError(f"net {self.net} and VAT {self.vat} are not the total {self.total}")
        if sum((one.net for one in self.by_rate), Decimal(0)) != self.net:
            raise ValueError("the rates' nets are not the net")
        if sum((one.vat for one in self.by_rate), Decimal(0)) != self.vat:
            raise ValueError("the rates' VAT is not the VAT")


def totals_of(lines: Iterable[LineSum]) -> Totals:
    """The sums of an invoice: VAT is counted on each rate's summed net and rounded there, halves up."""
    nets: dict[Decimal, Decimal] = defaultdict(Decimal)
    for line in lines:
        nets[line.vat_percent] += line.net
    by_rate = tuple(
        VatSum(percent, net, half_up_to_ore(net * percent / 100)) for percent, net in sorted(nets.items())
    )
    net = sum((one.net for one in by_rate), Decimal(0))
    vat = sum((one.vat for one in by_rate), Decimal(0))
    return Totals(net=net, vat=vat, total=net + vat, by_rate=by_rate)
