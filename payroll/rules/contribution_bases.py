"""A month's employer's contribution (arbeidsgiveravgift) from the summed bases, rounded once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bikuben.rounding import half_up_to_krone, half_up_to_ore
from payroll.rules.contributions import relief_saved, zone_of
from payroll.rules.rates import Limits, Rates


@dataclass(frozen=True, slots=True)
class PaidGross:
    """What one person was paid in one month of a year, kroner gross; reversals subtracted."""

    person: int
    month: int
    zone: str
    gross: Decimal


@dataclass(frozen=True, slots=True)
class ContributionBase:
    """A base (avgiftsgrunnlag) with its zone and rate, kroner and percent, as it is reported."""

    zone: str
    base: Decimal
    percent: Decimal

    @property
    def exact(self) -> Decimal:
        """The contribution on it, not rounded."""
        return self.base * self.percent / 100


def liable_people(gross: Mapping[int, Decimal], limits: Limits, *, charity: bool) -> frozenset[int]:
    """Whose pay of a year is liable to the contribution, given each person's gross of it. FTRL §23-2(8).

    A charity (veldedig organisasjon) is exempt while all wages of the year are at most 800 000 kr: then only
    the whole pay of whoever has more than 80 000 kr is liable. Above 800 000 kr everyone's is.
    """
    if not charity or sum(gross.values(), Decimal(0)) > limits.charity_total:
        return frozenset(gross)
    return frozenset(person for person, amount in gross.items() if amount > limits.charity_person)


def month_bases(
    rates: Rates, year: Iterable[PaidGross], month: int, *, charity: bool
) -> tuple[ContributionBase, ...]:
    """The bases of one month, by zone, given all that was paid in the year.

    All of the year decides who is liable: where a charity crosses its limit in October, January's pay is
    liable too. In zone 1a the reduced rate holds until the relief has been saved, month by month; a month
    in which it runs out has two bases. Zone 5 is told with its rate of 0; bases of nothing are left out.
    """
    paid = list(year)
    people: dict[int, Decimal] = defaultdict(Decimal)
    for one in paid:
        people[one.person] += one.gross
    liable = liable_people(people, rates.limits, charity=charity)
    earlier: dict[str, Decimal] = defaultdict(Decimal)
    now: dict[str, Decimal] = defaultdict(Decimal)
    for one in paid:
        if one.person in liable and one.month <= month:
            (now if one.month == month else earlier)[one.zone] += one.gross
    found: list[ContributionBase] = []
    for zone in sorted(now):
        found += _of_zone(rates, zone, now[zone], earlier[zone])
    return tuple(one for one in found if one.base)


def contribution_owed(bases: Iterable[ContributionBase]) -> Decimal:
    """What is owed on a month's bases, whole kroner: rates times bases, added, rounded once, halves up."""
    return half_up_to_krone(sum((one.exact for one in bases), Decimal(0)))


def _of_zone(rates: Rates, zone: str, base: Decimal, earlier: Decimal) -> list[ContributionBase]:
    found = zone_of(rates, zone)
    if found.reduced_rate is None:
        return [ContributionBase(zone, base, found.rate)]
    left = found.relief - relief_saved(rates.year, zone, earlier, rates=rates)
    reduced = min(base, half_up_to_ore(left * 100 / (found.rate - found.reduced_rate)))
    return [
        ContributionBase(zone, reduced, found.reduced_rate),
        ContributionBase(zone, base - reduced, found.rate),
    ]
