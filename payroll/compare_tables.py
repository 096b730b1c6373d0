"""Imported tables beside the program's own calculation, where it knows the year's figures."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from bikuben.refusals import Refused
from payroll.models import ImportedTable, YearRates
from payroll.rates_of_year import is_carried
from payroll.rules.compare_tables import Difference, differences
from payroll.rules.published import TableRows
from payroll.rules.rates import fingerprint, load_rates
from payroll.rules.withholding import Period


def is_compared(row: YearRates) -> bool:
    """Whether the imported tables were compared with the figures that the program has now."""
    return bool(row.compared_with) and row.compared_with == fingerprint(row.year)


def compare_tables(year: int) -> Generator[str, None, int]:
    """Compare what was imported before the program knew the year, or knew it otherwise.

    Takes some seconds: yields each table's number when it has been gone through, and returns how many rows
    differ. No rate changes by it.

    Raises:
        Refused: nothing to compare, or the tables were replaced meanwhile.
    """
    row = YearRates.objects.filter(year=year).first()
    if row is None or not row.is_imported or not is_carried(year):
        raise Refused(_("Det er ingenting å sammenligne for %(year)d.") % {"year": year}, code="no_compare")
    rates, version, found = load_rates(year), row.version, list[ImportedTable]()
    for one in row.tables.iterator(chunk_size=20):
        one.differing = None
        if one.table in rates.kinds:
            one.differing = sum(1 for _one in _of(one, year))
        if found and found[-1].table != one.table:
            yield found[-1].table
        found.append(one)
    with transaction.atomic():
        locked = YearRates.objects.select_for_update(no_key=True).get(pk=row.pk)
        if locked.version != version:
            raise Refused(_("Tabellene ble byttet i mellomtiden. Sammenlign på nytt."), code="stale")
        for one in found:
            ImportedTable.objects.filter(pk=one.pk).update(differing=one.differing)
        locked.compared_with = fingerprint(year)
        locked.save()
    return sum(one.differing or 0 for one in found)


class Differences:
    """All differences of a year's tables, counted when compared, each made again when it is looked at."""

    def __init__(self, row: YearRates) -> None:
        self._year = row.year
        self._counts = [(pk, count) for pk, count in row.tables.values_list("pk", "differing") if count]

    def __len__(self) -> int:
        return sum(count for _pk, count in self._counts)

    def __getitem__(self, part: slice) -> list[Difference]:
        start, stop, _step = part.indices(len(self))
        return list(islice(self._from(start), stop - start))

    def _from(self, start: int) -> Iterator[Difference]:
        for pk, count in self._counts:
            if start < count:
                found = _of(ImportedTable.objects.get(pk=pk), self._year)
                yield from islice(found, start, None)
            start = max(0, start - count)


def _of(one: ImportedTable, year: int) -> Iterator[Difference]:
    rows = TableRows.unpacked(bytes(one.packed))
    return differences(load_rates(year), one.table, Period(one.period), rows)
