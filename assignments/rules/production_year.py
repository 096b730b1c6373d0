"""A year of own production (egen produksjon): made, rejected, sold, and what was left of it, kroner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bikuben.rounding import half_up_to_ore, half_up_to_tenth

__all__ = ["ProductFigures", "WithLabour", "add_up", "with_labour"]

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class ProductFigures:
    """One product's year, or all products'. Undone movements count for nothing.

    `sold_for` is what customers paid, `share` our share of it; `parts_cost` is the parts in the pieces that
    were sold. `days`: participant-days on the product's job; None where the job has several products.
    """

    name: str
    made: int = 0
    rejected: tuple[tuple[str, int], ...] = ()
    delivered: int = 0
    sold: int = 0
    sold_for: Decimal = ZERO
    share: Decimal = ZERO
    parts_cost: Decimal = ZERO
    days: int | None = 0

    @property
    def rejects(self) -> int:
        """How many were rejected, for any cause."""
        return sum(count for _cause, count in self.rejected)

    @property
    def rejected_percent(self) -> Decimal | None:
        """Rejected of all that was made or rejected, one decimal; None where there was nothing."""
        every = self.made + self.rejects
        return half_up_to_tenth(Decimal(100 * self.rejects) / every) if every > 0 else None

    @property
    def surplus(self) -> Decimal:
        """Our share less the parts; the labour is not in it."""
        return self.share - self.parts_cost

    @property
    def parts_per_piece(self) -> Decimal | None:
        """The parts of one sold piece, to the øre; None where none was sold."""
        return self._per_sold(self.parts_cost)

    @property
    def surplus_per_piece(self) -> Decimal | None:
        """What is left of one sold piece: its share less its parts, so that the three add up."""
        share, parts = self._per_sold(self.share), self.parts_per_piece
        return None if share is None or parts is None else share - parts

    @property
    def pieces_per_day(self) -> Decimal | None:
        """Pieces made in a participant-day, one decimal; None without days."""
        return half_up_to_tenth(Decimal(self.made) / self.days) if self.days else None

    def _per_sold(self, amount: Decimal) -> Decimal | None:
        return half_up_to_ore(amount / self.sold) if self.sold > 0 else None


def add_up(name: str, rows: Iterable[ProductFigures], *, days: int) -> ProductFigures:
    """All products as one. `days` is told: a job with several products has its days once."""
    found = list(rows)
    causes: dict[str, int] = {}
    for cause, count in (one for row in found for one in row.rejected):
        causes[cause] = causes.get(cause, 0) + count
    return ProductFigures(
        name=name,
        made=sum(row.made for row in found),
        rejected=tuple(causes.items()),
        delivered=sum(row.delivered for row in found),
        sold=sum(row.sold for row in found),
        sold_for=sum((row.sold_for for row in found), ZERO),
        share=sum((row.share for row in found), ZERO),
        parts_cost=sum((row.parts_cost for row in found), ZERO),
        days=days,
    )


@dataclass(frozen=True, slots=True)
class WithLabour:
    """The same year when the work is paid for too, kroner.

    `labour_per_piece` is the year's labour shared by the pieces made; the piece's cost and surplus are None
    where none was made or none sold.
    """

    labour: Decimal
    surplus: Decimal
    labour_per_piece: Decimal | None
    cost_per_piece: Decimal | None
    surplus_per_piece: Decimal | None


def with_labour(figures: ProductFigures, labour: Decimal) -> WithLabour:
    """What labour does to the cost and the surplus of a year and of a piece."""
    each = half_up_to_ore(labour / figures.made) if figures.made > 0 else None
    parts, left = figures.parts_per_piece, figures.surplus_per_piece
    return WithLabour(
        labour=labour,
        surplus=figures.surplus - labour,
        labour_per_piece=each,
        cost_per_piece=None if each is None or parts is None else parts + each,
        surplus_per_piece=None if each is None or left is None else left - each,
    )
