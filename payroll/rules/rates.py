"""The rates of a year: data, one file a year with its source (`payroll/rates/YEAR.toml`).

A year without a file stops with `MissingRates`, which names the missing file. There is no clock here and
no neighbouring year is ever used instead.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from hashlib import sha256
from itertools import pairwise
from math import floor
from pathlib import Path
from types import MappingProxyType
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "rates"
FOLDER_NAME = "payroll/rates"
HALF = Fraction(1, 2)


class MissingRates(ValueError):
    """There are no rates for the year; the message names the file that is missing."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.file = f"{FOLDER_NAME}/{year}.toml"
        super().__init__(f"no rates for {year}: the file {self.file} is missing")


@dataclass(frozen=True, slots=True)
class TableKind:
    """What sets a withholding table (trekktabell) apart: `extra` is added to the yearly general income."""

    ordinary: bool
    extra: int
    twelve_months: bool
    insurance_rate: Decimal
    standard_deduction: bool
    finnmark: bool
    seafarer: bool


@dataclass(frozen=True, slots=True, eq=False)
class WithholdingRates:
    """The figures of a year's withholding tables, kroner and percent."""

    personal_allowance: int
    personal_allowance_finnmark: int
    bracket_limits: tuple[int, ...]
    bracket_rates: tuple[Decimal, ...]
    insurance_free_amount: int
    insurance_rate_high: Decimal
    insurance_rate_low: Decimal
    insurance_phase_in_rate: Decimal
    minimum_deduction_rate: Decimal
    minimum_deduction_cap: int
    minimum_deduction_rate_seafarer: Decimal
    minimum_deduction_cap_seafarer: int
    standard_deduction_rate: Decimal
    standard_deduction_cap: int
    seafarer_deduction_rate: Decimal
    seafarer_deduction_cap: int
    municipal_rate: Decimal
    common_rate: Decimal
    common_rate_finnmark: Decimal
    tables: Mapping[str, TableKind]


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone's contribution rate, percent; `reduced_rate` until `relief` kroner has been saved (1a)."""

    rate: Decimal
    reduced_rate: Decimal | None = None
    relief: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a year, kroner: a charity's wages without contribution, in all and per person (FTRL §23-2);
    pay per person that certain bodies needn't report (SFF §7-2-1)."""

    charity_total: Decimal
    charity_person: Decimal
    small_pay: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class PublishedTable:
    """One withholding table for one period as it was published: steps by their lower edge, kroner.

    `amounts` are the steps' values before the gross holds them down. Near zero the listed rows aren't:
    `payroll.rules.published` makes one of the other. A gross below the first row has nothing withheld; of
    what lies above the last step, `rise` is withheld of each krone, step by step.
    """

    bases: tuple[int, ...]
    amounts: tuple[int, ...]
    rise: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        if len(self.bases) != len(self.amounts) or not self.bases:
            raise ValueError("a published table has as many amounts as bases, and at least one")
        if any(later <= earlier for earlier, later in pairwise(self.bases)):
            raise ValueError("the rows of a published table rise")

    def at(self, gross: int) -> int:
        """What the step of `gross` says, never more than the gross itself."""
        row = bisect_right(self.bases, gross) - 1
        if row < 0:
            return 0
        amount = self.amounts[row]
        if row == len(self.bases) - 1:
            above = (gross - self.bases[row]) // self.last_step * self.last_step
            amount += floor(above * self.rise + HALF)
        return min(amount, gross)

    @property
    def last_step(self) -> int:
        """How wide the last step is taken to be: as wide as the one before it."""
        return self.bases[-1] - self.bases[-2] if len(self.bases) > 1 else 1

    @property
    def end(self) -> int:
        """The first gross above the last step."""
        return self.bases[-1] + self.last_step


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """Everything of one year. `base_amounts`: (in force from, kroner), oldest first (grunnbeløpet, G).

    `published`: the official tables, by (table, period code), where they were imported; they go before the
    calculation. `kinds`: what sets each table of the year apart. Compared by identity: one object a year.
    """

    year: int
    withholding: WithholdingRates | None
    percent_without_card: Decimal
    zones: Mapping[str, Zone]
    base_amounts: tuple[tuple[date, int], ...]
    kinds: Mapping[str, TableKind]
    limits: Limits
    published: Mapping[tuple[str, str], PublishedTable] = field(default_factory=dict)


def carried_years() -> tuple[int, ...]:
    """The years that the program carries a file for, rising."""
    return tuple(sorted(int(path.stem) for path in FOLDER.glob("[0-9]*.toml")))


def fingerprint(year: int) -> str:
    """A short text that changes when the year's file does; empty where there is none."""
    path = FOLDER / f"{int(year)}.toml"
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""


@cache
def load_rates(year: int) -> Rates:
    """The rates of `year`; `MissingRates` where there is no file for it."""
    path = FOLDER / f"{int(year)}.toml"
    try:
        with path.open("rb") as file:
            data = tomllib.load(file, parse_float=Decimal)
    except FileNotFoundError:
        raise MissingRates(year) from None
    withholding = _withholding(data["withholding"])
    return Rates(
        year=year,
        withholding=withholding,
        kinds=withholding.tables,
        limits=Limits(**{name: Decimal(kroner) for name, kroner in data["limits"].items()}),
        percent_without_card=Decimal(data["percentage"]["without_card"]),
        zones=MappingProxyType(
            {
                name: Zone(
                    rate=Decimal(zone["rate"]),
                    reduced_rate=Decimal(zone["reduced_rate"]) if "reduced_rate" in zone else None,
                    relief=Decimal(zone.get("relief", 0)),
                )
                for name, zone in data["contribution"]["zones"].items()
            }
        ),
        base_amounts=tuple((entry["from"], entry["kroner"]) for entry in data["base_amount"]),
    )


def base_amount(day: date, rates: Rates | None = None) -> int:
    """The basic amount of national insurance (grunnbeløpet, G) in force on `day`, kroner.

    `MissingRates` where the day's year has no file; ValueError where no amount is in force on the day.
    """
    known = (rates or load_rates(day.year)).base_amounts
    return max((start, kroner) for start, kroner in known if start <= day)[1]


def _withholding(data: dict[str, Any]) -> WithholdingRates:
    figures: dict[str, Any] = {}
    for name, value in data.items():
        if name.endswith("_rate") or "_rate_" in name:
            figures[name] = Decimal(value)
        elif name.endswith("_rates"):
            figures[name] = tuple(Decimal(rate) for rate in value)
        elif isinstance(value, list):
            figures[name] = tuple(value)
        elif not isinstance(value, dict):
            figures[name] = value
    insurance = {
        "high": figures["insurance_rate_high"],
        "low": figures["insurance_rate_low"],
        "none": Decimal(0),
    }
    tables = _ordinary_tables(data["ordinary"], insurance["high"])
    for number, traits in data["special"].items():
        tables[number] = TableKind(
            ordinary=False,
            extra=0,
            twelve_months=traits["months"] == 12,
            insurance_rate=insurance[traits["insurance"]],
            standard_deduction=traits.get("standard", False),
            finnmark=traits.get("finnmark", False),
            seafarer=traits.get("seafarer", False),
        )
    return WithholdingRates(**figures, tables=MappingProxyType(tables))


def _ordinary_tables(data: dict[str, Any], insurance_rate: Decimal) -> dict[str, TableKind]:
    tables = {}
    for name, sign in (("deducting", -1), ("adding", 1)):
        for number in range(data[name]["first"], data[name]["last"] + 1, data["step"]):
            tables[str(number)] = TableKind(
                ordinary=True,
                extra=sign * (number % 1000) * 1000,
                twelve_months=False,
                insurance_rate=insurance_rate,
                standard_deduction=False,
                finnmark=False,
                seafarer=False,
            )
    return tables
