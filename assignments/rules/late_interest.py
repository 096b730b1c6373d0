"""Late interest (forsinkelsesrente) and what a reminder may claim: dated data, `rates/late_payment.toml`.

A day that no listed period covers stops with `MissingLateRate`: the last known rate is never carried on, for
the Ministry sets a new one each half-year. Forsinkelsesrenteloven §§ 2, 3 and 3 a; inkassoforskriften § 1-2.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from bikuben.rounding import half_up_to_ore

FILE = Path(__file__).resolve().parent.parent / "rates" / "late_payment.toml"
FILE_NAME = "assignments/rates/late_payment.toml"
DAY = timedelta(days=1)


class MissingLateRate(ValueError):
    """There is no rate for the day; the message names the file where it is missing."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.file = FILE_NAME
        super().__init__(f"no rate for late payment on {day.isoformat()}: it is missing in {FILE_NAME}")


@dataclass(frozen=True, slots=True)
class InterestPeriod:
    """The rate from `first` to `last`, both included, percent a year."""

    first: date
    last: date
    percent: Decimal


@dataclass(frozen=True, slots=True)
class ClaimPeriod:
    """The reminder fee (purregebyr) and the compensation from businesses in a period, kroner."""

    first: date
    last: date
    reminder_fee: Decimal
    compensation: Decimal


PeriodT = TypeVar("PeriodT", InterestPeriod, ClaimPeriod)


@dataclass(frozen=True, slots=True)
class LateRates:
    """All that is listed, oldest first."""

    interest: tuple[InterestPeriod, ...]
    claims: tuple[ClaimPeriod, ...]

    def interest_on(self, day: date) -> InterestPeriod:
        """The rate on a day. MissingLateRate where none is listed."""
        return _on(self.interest, day)

    def claims_on(self, day: date) -> ClaimPeriod:
        """What a reminder sent on a day may claim. MissingLateRate where nothing is listed."""
        return _on(self.claims, day)


def late_interest(
    amount: Decimal,
    due_on: date,
    to: date,
    payments: Iterable[tuple[date, Decimal]],
    rates: LateRates,
) -> Decimal:
    """Simple interest on what is open from the due date to `to`, kroner, rounded once, halves up to øre.

    Each day after `due_on` up to and including `to` counts, by its own rate over the days of its own year
    (365 or 366: the law says "a year" and no more). Money bears interest on the day it is paid, not the next.
    An amount paid back by mistake is a payment below zero. MissingLateRate: a day without a rate.
    """
    steps = sorted(payments)
    owed = amount - sum((paid for day, paid in steps if day <= due_on), Decimal(0))
    later = [(day, paid) for day, paid in steps if due_on < day < to]
    interest, start = Decimal(0), due_on
    for day, paid in [*later, (to, Decimal(0))]:
        if day > start and owed > 0:
            interest += owed * _weight(start, day, rates) / 100
        start, owed = max(start, day), owed - paid
    return half_up_to_ore(interest)


def _weight(after: date, to: date, rates: LateRates) -> Decimal:
    """Percent times parts of a year for the days after `after` up to and including `to`."""
    weight, day = Decimal(0), after + DAY
    while day <= to:
        period = rates.interest_on(day)
        last = min(to, period.last, date(day.year, 12, 31))
        weight += period.percent * ((last - day).days + 1) / days_of_year(day.year)
        day = last + DAY
    return weight


def days_of_year(year: int) -> int:
    """365 or 366."""
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


@cache
def load_late_rates() -> LateRates:
    """The rates in the file. ValueError where two periods of a kind overlap."""
    with FILE.open("rb") as file:
        data = tomllib.load(file)
    interest = [InterestPeriod(one["from"], one["to"], Decimal(one["percent"])) for one in data["interest"]]
    claims = [
        ClaimPeriod(one["from"], one["to"], Decimal(one["reminder_fee"]), Decimal(one["compensation"]))
        for one in data["claims"]
    ]
    return LateRates(_in_order(interest), _in_order(claims))


def _on(periods: tuple[PeriodT, ...], day: date) -> PeriodT:
    found = next((one for one in periods if one.first <= day <= one.last), None)
    if found is None:
        raise MissingLateRate(day)
    return found


def _in_order(periods: list[PeriodT]) -> tuple[PeriodT, ...]:
    ordered = sorted(periods, key=lambda one: one.first)
    for earlier, later in pairwise(ordered):
        if later.first <= earlier.last:
            raise ValueError(f"two periods in {FILE_NAME} have {later.first.isoformat()}")
    return tuple(ordered)
