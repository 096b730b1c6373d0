"""What work costs (hva arbeidet koster), who pays it, and a price that would cover it. Kroner."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import TypeVar

from bikuben.rounding import half_up_to_ore, up_to_ten

__all__ = [
    "Cost",
    "CountedDay",
    "PaidPart",
    "Sums",
    "Where",
    "add_up",
    "covering_price",
    "in_equal_parts",
    "slip_cost",
    "split_over_jobs",
]

ZERO = Decimal(0)
Day = tuple[int, int]
"""One person's day: the participant and the work day."""
Where = tuple[int | None, date]
"""A job (None: no job is known for it) and the first of a month."""
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Cost:
    """What the project pays for work, kroner.

    `net` is paid out in hand; `withholding` and `garnishment` are taken from the gross and paid on;
    `holiday_pay` is what is earned, paid the following year, with the contribution that will come on it.
    """

    net: Decimal = ZERO
    withholding: Decimal = ZERO
    garnishment: Decimal = ZERO
    contribution: Decimal = ZERO
    holiday_pay: Decimal = ZERO
    holiday_contribution: Decimal = ZERO

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def total(self) -> Decimal:
        """All of it."""
        return sum((getattr(self, one.name) for one in fields(self)), ZERO)

    @property
    def agreed(self) -> Decimal:
        """The net that was agreed: what is hers after tax, garnished or not."""
        return self.net + self.garnishment

    def times(self, factor: Decimal, *, over: Decimal) -> "Cost":
        """Each part times `factor` over `over`, to the øre; the largest but the net takes the rest.

        The net is mostly a round sum that everyone knows by heart; 199.99 would look like a mistake.
        """
        parts = {one.name: half_up_to_ore(getattr(self, one.name) * factor / over) for one in fields(self)}
        left = half_up_to_ore(self.total * factor / over) - sum(parts.values(), ZERO)
        largest = max((name for name in parts if name != "net"), key=lambda name: abs(parts[name]))
        parts[largest if parts[largest] else "net"] += left
        return Cost(**parts)


def slip_cost(
    *,
    net: Decimal,
    withholding: Decimal,
    garnishment: Decimal,
    contribution: Decimal,
    contribution_percent: Decimal,
    holiday_base: Decimal,
    holiday_percent: Decimal,
) -> Cost:
    """What one slip costs. A reversal's negative sums cost exactly as much less.

    The holiday pay it earns (FERIE §10) and the contribution on that are rounded to the øre on each slip, so
    that sums over jobs and over slips are the same; what is paid is rounded once for the whole year. The
    supplement from 60 is left out: it would tell someone's age by what her job cost.
    """
    holiday_pay = half_up_to_ore(holiday_base * holiday_percent / 100)
    return Cost(
        net=net,
        withholding=withholding,
        garnishment=garnishment,
        contribution=contribution,
        holiday_pay=holiday_pay,
        holiday_contribution=half_up_to_ore(holiday_pay * contribution_percent / 100),
    )


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A participant-day (dagsverk) that is paid, counted where its pay is: on a job, in a payout month.

    `invoiced`: what invoices ask for it; `to_invoice`: what they will, where it is on none yet. Kroner.
    """

    job: int | None
    month: date
    invoiced: Decimal = ZERO
    to_invoice: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class PaidPart:
    """One slip: whose day it is for (None: no day) and the month it was paid in."""

    day: Day | None
    month: date
    cost: Cost


@dataclass(frozen=True, slots=True)
class Sums:
    """Participant-days, what clients pay for them and what they cost, kroner."""

    days: int = 0
    invoiced: Decimal = ZERO
    to_invoice: Decimal = ZERO
    cost: Cost = field(default_factory=Cost)

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.days + other.days,
            self.invoiced + other.invoiced,
            self.to_invoice + other.to_invoice,
            self.cost + other.cost,
        )

    @property
    def income(self) -> Decimal:
        """What clients pay, invoiced or to be."""
        return self.invoiced + self.to_invoice

    @property
    def gap(self) -> Decimal:
        """What grants pay (tilskudd); negative where clients pay more than it costs."""
        return self.cost.total - self.income

    @property
    def covered(self) -> int | None:
        """What clients pay in whole percent of the cost, rounded down; None where it costs nothing."""
        return int(100 * self.income / self.cost.total) if self.cost.total > 0 else None

    @property
    def cost_of_day(self) -> Cost | None:
        """The average cost of a participant-day; None without any."""
        return self.cost.times(Decimal(1), over=Decimal(self.days)) if self.days else None

    def of_day(self, amount: Decimal) -> Decimal | None:
        """An amount per participant-day, to the øre; None without any."""
        return half_up_to_ore(amount / self.days) if self.days else None


def in_equal_parts(amount: Decimal, count: int) -> list[Decimal]:
    """An amount, not finer than an øre, in `count` parts; the first ones take an øre more where it doesn't
    go up. None for 0 parts."""
    if count == 0:
        return []
    part, left = divmod(int(amount.scaleb(2)), count)
    return [Decimal(part + (place < left)).scaleb(-2) for place in range(count)]


def split_over_jobs(
    days: Iterable[CountedDay], slips: Iterable[PaidPart], jobs: Mapping[Day, int]
) -> dict[Where, Sums]:
    """Sums by job and month: each day and each slip in one place. `jobs`: which job a person's day counts on.

    A slip for a day that counts on no job is kept under None, so that nothing is lost. A supplement paid in
    a later month costs in that month.
    """
    found: dict[Where, Sums] = defaultdict(Sums)
    for day in days:
        found[day.job, day.month] += Sums(1, day.invoiced, day.to_invoice)
    for slip in slips:
        job = jobs.get(slip.day) if slip.day is not None else None
        found[job, slip.month] += Sums(cost=slip.cost)
    return dict(found)


def add_up(split: Mapping[Where, Sums], by: Callable[[Where], K]) -> dict[K, Sums]:
    """The same sums under other headings; nothing is lost and nothing counted twice."""
    found: dict[K, Sums] = defaultdict(Sums)
    for where, sums in split.items():
        found[by(where)] += sums
    return dict(found)


def covering_price(cost_of_day: Decimal) -> Decimal:
    """The lowest price of a participant-day in whole tens that covers what it costs, not rounded before.

    ValueError for a cost below nothing.
    """
    return up_to_ten(cost_of_day)
