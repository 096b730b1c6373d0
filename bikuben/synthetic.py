"""Synthetic identity numbers for demo and tests, as in Skatteetaten's test population (month + 80)."""

from __future__ import annotations

import random
from datetime import date

from bikuben.identity import D_NUMBER_DAY, SYNTHETIC_MONTH, check_digits


def synthetic_identity_number(rng: random.Random, born: date, d_number: bool = False) -> str:
    """A synthetic national identity number, or D-number, that no living person has.

    ValueError where no number is given out for that year of birth (before 1900 or after 2039).
    """
    if not 1900 <= born.year <= 2039:
        raise ValueError("no identity number for that year of birth")
    series = range(500) if born.year < 2000 else range(500, 1000)
    day = born.day + (D_NUMBER_DAY if d_number else 0)
    start = f"{day:02}{born.month + SYNTHETIC_MONTH:02}{born.year % 100:02}"
    while True:
        first_nine = f"{start}{rng.choice(series):03}"
        digits = check_digits(first_nine)
        if len(digits) == 2:
            return first_nine + digits
