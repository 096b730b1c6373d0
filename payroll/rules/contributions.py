"""Employer's contribution (arbeidsgiveravgift), by the year's zones."""

from decimal import Decimal

from bikuben.rounding import half_up_to_ore
from payroll.rules.rates import Zone, load_rates

__all__ = ["contribution_rate", "employer_contribution", "relief_saved"]


def employer_contribution(
    year: int, zone: str, base: Decimal, *, relief_used: Decimal = Decimal(0)
) -> Decimal:
    """The contribution on `base` kroner of gross pay, to the øre, halves up. FTRL §23-2.

    Zone 1a pays its reduced rate until the relief (fribeløp) has been saved: what is saved is the base
    times the difference between the two rates. `relief_used` is what the whole entity has saved earlier
    in the year. What is owed is calculated from the summed bases, never by adding up rounded slips.

    ValueError for an unknown zone or a negative amount; `MissingRates`.
    """
    if base < 0 or relief_used < 0:
        raise ValueError(f"a base and a relief cannot be negative: {base}, {relief_used}")
    rates = _zone(year, zone)
    contribution = base * rates.rate / 100
    if rates.reduced_rate is not None:
        left = max(Decimal(0), rates.relief - relief_used)
        contribution -= min(base * (rates.rate - rates.reduced_rate) / 100, left)
    return half_up_to_ore(contribution)


def contribution_rate(year: int, zone: str, *, relief_used: Decimal = Decimal(0)) -> Decimal:
    """The zone's rate in percent for the next krone of pay, given the relief saved so far (zone 1a)."""
    rates = _zone(year, zone)
    if rates.reduced_rate is not None and relief_used < rates.relief:
        return rates.reduced_rate
    return rates.rate


def relief_saved(year: int, zone: str, base: Decimal) -> Decimal:
    """What a zone with a relief (1a) has saved on a year's summed base so far, kroner; 0 in the others."""
    rates = _zone(year, zone)
    if rates.reduced_rate is None:
        return Decimal(0)
    return min(rates.relief, max(Decimal(0), base) * (rates.rate - rates.reduced_rate) / 100)


def _zone(year: int, zone: str) -> Zone:
    zones = load_rates(year).zones
    if zone not in zones:
        raise ValueError(f"there is no contribution zone {zone!r} in {year}; there are {', '.join(zones)}")
    return zones[zone]
