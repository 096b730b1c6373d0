"""Importing the year's official withholding tables (trekktabeller)."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from bikuben.models import User
from bikuben.refusals import Refused
from payroll.doubtful_tables import refuse_doubtful_tables
from payroll.models import ImportedTable, YearRates
from payroll.rates_of_year import is_carried
from payroll.rules.compare_tables import differences
from payroll.rules.rates import Rates, fingerprint, load_rates
from payroll.rules.table_file import BadTableFile, TableFile, read_table_file
from payroll.rules.withholding import Period
from payroll.table_file_words import in_words

FIRST_YEAR = 2020
PERIODS = list(Period)


@dataclass(frozen=True)
class Imported:
    """What an import came to. `differing`: rows that the calculation doesn't come to, None where the program
    has no figures of the year to compare with."""

    year: int
    tables: int
    rows: int
    pension_rows: int
    differing: int | None


def read_upload(data: bytes, *, year: int, today_year: int) -> TableFile:
    """A file as it was sent, read and understood.

    Raises:
        Refused: at the field `file`, with the line and what is wrong there; or a year that can't be.
    """
    if not FIRST_YEAR <= year <= today_year + 1:
        raise Refused(
            _("Året må være fra %(first)d til %(last)d.") % {"first": FIRST_YEAR, "last": today_year + 1},
            code="bad_year",
            field="year",
        )
    try:
        return read_table_file(data)
    except BadTableFile as error:
        raise Refused(in_words(error), code=error.code, field="file") from error


def import_tables(
    file: TableFile, year: int, *, by: User | None, now: datetime, is_confirmed: bool = False
) -> Generator[str, None, Imported]:
    """Keep the tables of `year`, in place of those imported before; slips that are issued stay as they are.

    Takes some seconds: yields each table's number when it has been gone through, so that whoever waits can be
    told, and returns what it came to. All is written at the end in one transaction; left before that,
    nothing is. `by` is None from the command line; `is_confirmed`: someone says the file is the year's.

    Raises:
        Refused: at once, of a file that is hardly the year's, see `refuse_doubtful_tables`.
    """
    refuse_doubtful_tables(file, year, is_confirmed=is_confirmed)
    return _import(file, year, by=by, now=now)


def _import(file: TableFile, year: int, *, by: User | None, now: datetime) -> Generator[str, None, Imported]:
    carried = load_rates(year) if is_carried(year) else None
    rows: list[ImportedTable] = []
    order = sorted(file.tables, key=lambda key: (key[0], PERIODS.index(key[1])))
    for table, keys in groupby(order, key=lambda key: key[0]):
        rows += [_packed(file, table, period, carried) for _table, period in keys]
        yield table
    differing = None if carried is None else sum(one.differing or 0 for one in rows)
    _keep(file, year, rows, by=by, now=now)
    return Imported(year, len(file.numbers), file.rows, file.pension_rows, differing)


def locked_year(year: int) -> YearRates:
    """The row of a year, made where there is none, locked."""
    YearRates.objects.get_or_create(year=year)
    return YearRates.objects.select_for_update(no_key=True).get(year=year)


def _packed(file: TableFile, table: str, period: Period, carried: Rates | None) -> ImportedTable:
    rows = file.tables[table, period]
    differing = None
    if carried is not None and table in carried.kinds:
        differing = sum(1 for _one in differences(carried, table, period, rows))
    return ImportedTable(table=table, period=period.value, packed=rows.packed(), differing=differing)


@transaction.atomic
def _keep(file: TableFile, year: int, rows: list[ImportedTable], *, by: User | None, now: datetime) -> None:
    row = locked_year(year)
    row.tables.all().delete()
    for one in rows:
        one.of_year = row
    ImportedTable.objects.bulk_create(rows, batch_size=100)
    row.imported_at, row.imported_by = now, by
    row.first_imported_at = row.first_imported_at or now
    row.rows, row.pension_rows = file.rows, file.pension_rows
    row.compared_with = fingerprint(year)
    next_version(row, by=by)


def next_version(row: YearRates, *, by: User | None) -> None:
    """Save a year that was changed, so that every process reads it anew."""
    row.version = uuid4()
    row._history_user = by
    row.save()
