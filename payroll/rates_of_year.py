"""The rates of a year for whoever pays: the year's file, what was imported, what was entered.

The rules are given them and read no database. Imported tables go before the calculation. Each process keeps
a year as long as its version is what the database says, so that several of them agree; a table is read when
it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext as _

from bikuben.refusals import Refused
from payroll.models import ImportedTable, OtherRates, YearRates
from payroll.rules.published import TableRows, kinds_by_number, published_table
from payroll.rules.rates import (
    Limits,
    MissingRates,
    PublishedTable,
    Rates,
    Zone,
    carried_years,
    load_rates,
)
from payroll.rules.withholding import Period, step_withholding

_kept: dict[int, tuple[UUID, Rates | None]] = {}


def rates_of(year: int) -> Rates:
    """The rates of `year`, by one query where nothing has changed.

    `MissingRates` where the program carries no file for it and either the tables or the rest is lacking.
    """
    row = YearRates.objects.filter(year=year).first() if 0 < year < 10_000 else None
    if row is None:
        return load_rates(year)
    kept = _kept.get(year)
    if kept is None or kept[0] != row.version:
        kept = _kept[year] = (row.version, _read(row))
    if kept[1] is None:
        raise MissingRates(year)
    return kept[1]


def is_carried(year: int) -> bool:
    """Whether the program itself knows the year's figures."""
    return year in carried_years()


def latest_known(before: int) -> Rates:
    """The rates of the last year before another that has them, to begin from when that one's are entered."""
    years = {*carried_years(), *YearRates.objects.filter(year__lt=before).values_list("year", flat=True)}
    for year in sorted((year for year in years if year < before), reverse=True):
        try:
            return rates_of(year)
        except MissingRates:
            continue
    return load_rates(carried_years()[-1])


def unknown_tables(row: YearRates) -> list[str]:
    """Imported tables that neither a rule nor an earlier year says anything of, for a person to speak for."""
    numbers = sorted(set(row.tables.values_list("table", flat=True)))
    return [number for number in numbers if number not in kinds_by_number(numbers, known_kinds(), {})]


class ImportedTables(Mapping[tuple[str, str], PublishedTable]):
    """The published tables of one version of a year, each read from the database when first asked for."""

    def __init__(self, row: YearRates, carried: Rates | None) -> None:
        self._row, self._version, self._carried = row.pk, row.version, carried
        self._keys = frozenset(row.tables.values_list("table", "period"))
        self._read: dict[tuple[str, str], PublishedTable] = {}

    def __getitem__(self, key: tuple[str, str]) -> PublishedTable:
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._read:
            self._read[key] = self._table(*key)
        return self._read[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def _table(self, table: str, period: str) -> PublishedTable:
        found = ImportedTable.objects.filter(
            of_year=self._row, of_year__version=self._version, table=table, period=period
        ).first()
        if found is None:
            # Someone imported anew since the version was read: never a bit of one and a bit of the other.
            raise Refused(_("Satsene ble byttet akkurat nå. Prøv en gang til."), code="rates_replaced")
        of_step = None
        if self._carried is not None and table in self._carried.kinds:
            of_step = partial(step_withholding, self._carried, table, Period(period))
        return published_table(TableRows.unpacked(bytes(found.packed)), of_step)


def _read(row: YearRates) -> Rates | None:
    carried = load_rates(row.year) if is_carried(row.year) else None
    if carried is not None:
        return replace(carried, published=ImportedTables(row, carried)) if row.is_imported else carried
    other = OtherRates.objects.filter(of_year=row).prefetch_related("zones").first()
    if other is None or not row.is_imported:
        return None
    published = ImportedTables(row, None)
    return Rates(
        year=row.year,
        withholding=None,
        percent_without_card=other.percent_without_card,
        zones=MappingProxyType(
            {
                one.zone: Zone(rate=one.rate, reduced_rate=one.reduced_rate, relief=one.relief)
                for one in other.zones.all()
            }
        ),
        base_amounts=other.base_amounts,
        kinds=kinds_by_number(
            sorted({table for table, _period in published}), known_kinds(), other.spoken_for
        ),
        limits=Limits(
            charity_total=other.charity_total,
            charity_person=other.charity_person,
            small_pay=other.small_pay,
        ),
        published=published,
    )


def known_kinds() -> Mapping:
    """What the latest year that the program carries knows of each table; a number keeps its meaning."""
    return load_rates(carried_years()[-1]).kinds
