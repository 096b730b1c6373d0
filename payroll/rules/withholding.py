"""Withholding (forskuddstrekk): by table, and by percentage.

`table_withholding` is Skatteetaten's own routine for the withholding tables (trekktabeller), step by step
in whole numbers: kroner are ints, percent are hundredths of a percent. The one float is a division that
the official tables are themselves made with.
"""

import math
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from bikuben.rounding import down_to_krone
from payroll.rules.rates import MissingRates, Rates, TableKind, WithholdingRates, load_rates

__all__ = [
    "MissingRates",
    "Period",
    "UnknownTable",
    "calculated_withholding",
    "percentage_withholding",
    "step_withholding",
    "table_exists",
    "table_withholding",
    "withheld_by_table",
]


class Period(StrEnum):
    """The time that a payment is for (lønnsperiode). One shift is one day (SBF §5-10-2)."""

    MONTH = "month"
    TWO_WEEKS = "2weeks"
    WEEK = "week"
    FOUR_DAYS = "4days"
    THREE_DAYS = "3days"
    TWO_DAYS = "2days"
    DAY = "1day"


class UnknownTable(ValueError):
    """The year has no withholding table of that number."""


STEP = {Period.MONTH: 100, Period.TWO_WEEKS: 50}
OTHER_STEP = 20

# How many of the period the ordinary tables count in a year, in hundredths: holiday pay is on top.
ORDINARY_FACTOR = {
    Period.MONTH: 1212,
    Period.TWO_WEEKS: 2626,
    Period.WEEK: 5252,
    Period.FOUR_DAYS: 6060,
    Period.THREE_DAYS: 8080,
    Period.TWO_DAYS: 12120,
    Period.DAY: 24240,
}
PLAIN_FACTOR = {
    Period.MONTH: 12,
    Period.TWO_WEEKS: 26,
    Period.WEEK: 52,
    Period.FOUR_DAYS: 91,
    Period.THREE_DAYS: 122,
    Period.TWO_DAYS: 183,
    Period.DAY: 365,
}
# Divisors as fractions: of the year's tax, what is withheld in one period.
ORDINARY_DIVISOR = {Period.MONTH: (21, 2), Period.TWO_WEEKS: (23, 1), Period.WEEK: (46, 1)}
ORDINARY_DAYS = {Period.FOUR_DAYS: 60, Period.THREE_DAYS: 80, Period.TWO_DAYS: 120, Period.DAY: 240}


def table_withholding(year: int, table: str, period: Period, gross: int) -> int:
    """What is withheld by `table` from `gross` whole kroner paid for one `period`, in whole kroner.

    Never more than the gross. SBF §5-10-2; Skatteetaten's withholding tables of the year. Raises
    `UnknownTable`, `MissingRates`, and ValueError for a negative gross.
    """
    return withheld_by_table(load_rates(year), table, period, gross)


def withheld_by_table(rates: Rates, table: str, period: Period, gross: int) -> int:
    """As `table_withholding`, by the rates at hand: the published rows where there are any, else calculated.

    Raises `UnknownTable`, and ValueError for a negative gross.
    """
    if gross < 0:
        raise ValueError(f"the gross cannot be negative: {gross}")
    if gross != int(gross):
        raise ValueError(f"the gross is whole kroner: {gross}")
    period = Period(period)
    published = rates.published.get((table, period.value))
    # Above its last row the calculation knows better, where there is one.
    if published is not None and (gross < published.end or rates.withholding is None):
        return published.at(int(gross))
    return calculated_withholding(rates, table, period, int(gross))


def calculated_withholding(rates: Rates, table: str, period: Period, gross: int) -> int:
    """What the official routine comes to, whole kroner, whatever was published. `UnknownTable`."""
    return min(step_withholding(rates, table, period, gross), gross)


def step_withholding(rates: Rates, table: str, period: Period, gross: int) -> int:
    """The calculated value of the step that `gross` is in, before the gross holds it down. `UnknownTable`."""
    return _step_withholding(rates, table, period, gross // STEP.get(period, OTHER_STEP))


def percentage_withholding(percent: Decimal, base: Decimal) -> int:
    """What is withheld from `base` kroner by `percent`: both base and amount rounded down to a krone.

    SBF §5-10-4. ValueError where the base is negative or the percentage is not from 0 to 100.
    """
    if isinstance(percent, float) or isinstance(base, float):
        raise TypeError("percent and base are Decimal, never float")
    percent = Decimal(percent)
    if not 0 <= percent <= 100:
        raise ValueError(f"a percentage is from 0 to 100: {percent}")
    return int(down_to_krone(down_to_krone(Decimal(base)) * percent / 100))


def table_exists(year: int, table: str) -> bool:
    """Whether the year has a withholding table of that number. `MissingRates` where it has no rates."""
    return table in load_rates(year).kinds


# Values are kept unclamped: the smaller of the step's value and the gross differs within a step.
@lru_cache(maxsize=1 << 16)
def _step_withholding(rates: Rates, table: str, period: Period, step: int) -> int:
    figures = rates.withholding
    kind = figures.tables.get(table) if figures is not None else None
    if figures is None or kind is None:
        raise UnknownTable(f"there is no withholding table {table} in {rates.year}")
    size = STEP.get(period, OTHER_STEP)
    base = step * size + size // 2
    factor = ORDINARY_FACTOR[period] if kind.ordinary else PLAIN_FACTOR[period] * 100
    tax = _year_tax(figures, kind, _divided(base * factor, 100))
    return _per_period(kind, period, tax)


def _year_tax(rates: WithholdingRates, kind: TableKind, income: int) -> int:
    """The tax of a year on `income`; each of its parts is rounded before they are added."""
    general = max(0, _general_income(rates, kind, income))
    common = rates.common_rate_finnmark if kind.finnmark else rates.common_rate
    return (
        _share(general, rates.municipal_rate)
        + _share(general, common)
        + _bracket_tax(rates, income)
        + _insurance(rates, kind.insurance_rate, income)
    )


def _general_income(rates: WithholdingRates, kind: TableKind, income: int) -> int:
    if kind.seafarer:
        share, cap = rates.minimum_deduction_rate_seafarer, rates.minimum_deduction_cap_seafarer
    else:
        share, cap = rates.minimum_deduction_rate, rates.minimum_deduction_cap
    general = income - min(_share(income, share), cap) + kind.extra
    if kind.standard_deduction:
        general -= min(_share(income, rates.standard_deduction_rate), rates.standard_deduction_cap)
    if kind.seafarer:
        general -= min(_share(income, rates.seafarer_deduction_rate), rates.seafarer_deduction_cap)
    return general - (rates.personal_allowance_finnmark if kind.finnmark else rates.personal_allowance)


def _bracket_tax(rates: WithholdingRates, income: int) -> int:
    """Trinnskatt: each rate of what lies between its edge and the next; the sum is rounded once."""
    edges = [*rates.bracket_limits, max(income, rates.bracket_limits[-1])]
    total = 0
    for low, high, rate in zip(edges, edges[1:], rates.bracket_rates, strict=False):
        total += max(0, min(income, high) - low) * _hundredths(rate)
    return _divided(total, 10_000)


def _insurance(rates: WithholdingRates, rate: Decimal, income: int) -> int:
    """Trygdeavgift: phased in above the free amount until the full rate of all the income is lower."""
    free, phase_in = rates.insurance_free_amount, rates.insurance_phase_in_rate
    if not rate or income <= free:
        return 0
    full = _hundredths(phase_in) - _hundredths(rate)
    if income > _divided(free * _hundredths(phase_in), full):
        return _share(income, rate)
    return _share(income - free, phase_in)


def _per_period(kind: TableKind, period: Period, tax: int) -> int:
    if kind.ordinary:
        if period in ORDINARY_DAYS:
            # The official tables are made with this division in IEEE doubles; exact arithmetic misses
            # some hundred of their rows by a krone.
            return math.floor(tax / ((ORDINARY_DAYS[period] * 46) / 52) + 0.5)
        return _divided(tax * ORDINARY_DIVISOR[period][1], ORDINARY_DIVISOR[period][0])
    top, bottom = _plain_divisor(kind, period)
    return tax * bottom // top if kind.seafarer else _divided(tax * bottom, top)


def _plain_divisor(kind: TableKind, period: Period) -> tuple[int, int]:
    if kind.twelve_months:
        return PLAIN_FACTOR[period], 1
    return ORDINARY_DIVISOR.get(period) or (PLAIN_FACTOR[period] * 21, 24)


def _share(amount: int, percent: Decimal) -> int:
    return _divided(amount * _hundredths(percent), 10_000)


def _divided(number: int, by: int) -> int:
    """The nearest whole number, halves upward; exact."""
    return (2 * number + by) // (2 * by)


@lru_cache(maxsize=256)
def _hundredths(percent: Decimal) -> int:
    hundredths = percent * 100
    if hundredths != int(hundredths):
        raise ValueError(f"rates have at most two decimals: {percent}")
    return int(hundredths)
