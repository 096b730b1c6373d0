"""The rates of a year: data, one file a year with its source (`payroll/rates/YEAR.toml`).

A year without a file stops with `MissingRates`, which names the missing file. There is no clock here and
no neighbouring year is ever used instead.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "rates"
FOLDER_NAME = "payroll/rates"


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


@dataclass(frozen=True, slots=True)
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
class Rates:
    """Everything of one year. `base_amounts`: (in force from, kroner), oldest first (grunnbeløpet, G)."""

    year: int
    withholding: WithholdingRates
    percent_without_card: Decimal
    zones: Mapping[str, Zone]
    base_amounts: tuple[tuple[date, int], ...]


@cache
def load_rates(year: int) -> Rates:
    """The rates of `year`; `MissingRates` where there is no file for it."""
    path = FOLDER / f"{int(year)}.toml"
    try:
        with path.open("rb") as file:
            data = tomllib.load(file, parse_float=Decimal)
    except FileNotFoundError:
        raise MissingRates(year) from None
    return Rates(
        year=year,
        withholding=_withholding(data["withholding"]),
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


def base_amount(day: date) -> int:
    """The basic amount of national insurance (grunnbeløpet, G) in force on `day`, kroner.

    `MissingRates` where the day's year has no file.
    """
    return max((start, kroner) for start, kroner in load_rates(day.year).base_amounts if start <= day)[1]


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
