"""The rates of a year for whoever pays: the year's file. The rules are given them and read no database."""

from __future__ import annotations

from payroll.rules.rates import Rates, load_rates


def rates_of(year: int) -> Rates:
    """The rates of `year`. `MissingRates` where there are none."""
    return load_rates(year)
