"""Employer's contribution (arbeidsgiveravgift), by the year's zones."""

from decimal import Decimal

from bikuben.rounding import half_up_to_ore
from payroll.rules.rates import Rates, Zone, load_rates

__all__ = [
    "contribution_rate",
    "employer_contribution",
    "exact_contribution",
    "relief_saved",
    "zone_of",
]


def employer_contribution(
    year: int, zone: str, base: Decimal, *, relief_used: Decimal = Decimal(0), rates: Rates | None = None
) -> Decimal:
    """The contribution on `base` kroner of gross pay, to the øre, halves up. FTRL §23-2.

    Zone 1a pays its reduced rate until the relief (fribeløp) has been saved: what is saved is the base
    times the difference between the two rates. `relief_used` is what the whole entity has saved earlier
    in the year. What is owed is calculated from the summed bases, never by adding up rounded slips.

    ValueError for an unknown zone or a negative amount; `MissingRates`.
    """
    if base < 0 or relief_used < 0:
        raise ValueError(f"a base and a relief cannot be negative: {base}, {relief_used}")
    return half_up_to_ore(exact_contribution(rates or load_rates(year), zone, base, relief_used=relief_used))


def exact_contribution(
    rates: Rates, zone: str, base: Decimal, *, relief_used: Decimal = Decimal(0)
) -> Decimal:
    """The contribution on `base` kroner, not rounded. ValueError for an unknown zone."""
    found = zone_of(rates, zone)
    contribution = base * found.rate / 100
    if found.reduced_rate is not None:
        left = max(Decimal(0), found.relief - relief_used)
        contribution -= min(base * (found.rate - found.reduced_rate) / 100, left)
    return contribution


def contribution_rate(
    year: int, zone: str, *, relief_used: Decimal = Decimal(0), rates: Rates | None = None
) -> Decimal:
    """The zone's rate in percent for the next krone of pay, given the relief saved so far (zone 1a)."""
    found = zone_of(rates or load_rates(year), zone)
    if found.reduced_rate is not None and relief_used < found.relief:
        return found.reduced_rate
    return found.rate


def relief_saved(year: int, zone: str, base: Decimal, *, rates: Rates | None = None) -> Decimal:
    """What a zone with a relief (1a) has saved on a year's summed base so far, kroner; 0 in the others."""
    found = zone_of(rates or load_rates(year), zone)
    if found.reduced_rate is None:
        return Decimal(0)
    return min(found.relief, max(Decimal(0), base) * (found.rate - found.reduced_rate) / 100)


def zone_of(rates: Rates, zone: str) -> Zone:
    """The rates of one zone; ValueError where the year has no such zone."""
    if zone not in rates.zones:
        known = ", ".join(rates.zones)
        raise ValueError(f"there is no contribution zone {zone!r} in {rates.year}; there are {known}")
    return rates.zones[zone]
