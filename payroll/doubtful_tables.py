"""Tables that are hardly the year's own are kept only where someone says that they are."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from bikuben.refusals import Refused
from payroll.rates_of_year import is_carried
from payroll.rules.compare_tables import Difference, differences
from payroll.rules.rates import Rates, carried_years, load_rates
from payroll.rules.table_file import TableFile
from payroll.rules.withholding import Period

# What a ticked word lets through; another year's tables never are, where the program has the year's own.
DOUBTS = ("maybe_another_year", "rows_differ")


def refuse_doubtful_tables(file: TableFile, year: int, *, is_confirmed: bool) -> None:
    """Refuse a file that is another year's, or one that the program calculates otherwise.

    Looked at by the one-day tables, which pay is by.

    Raises:
        Refused: at the field `file`. With a code of `DOUBTS` it may be confirmed.
    """
    if is_carried(year) and next(_of_one_day(file, load_rates(year)), None) is None:
        return
    other = another_year(file, year)
    facts = {"year": year, "other": other}
    if other is not None and is_carried(year):
        text = _("Tabellene i fila er de samme som for %(other)d. Velg fila for %(year)d.")
        raise Refused(text % facts, code="another_year", field="file")
    if is_confirmed:
        return
    if other is not None:
        text = _(
            "Tabellene i fila er de samme som for %(other)d. Se etter at det er fila for %(year)d. "
            "Er det den, velg den igjen og kryss av for det."
        )
        raise Refused(text % facts, code="maybe_another_year", field="file")
    if is_carried(year):
        text = _(
            "Programmet regner ut trekket for %(year)d annerledes enn tabellene i fila. Se etter at det er "
            "fila for %(year)d. Er det den, velg den igjen og kryss av for det."
        )
        raise Refused(text % facts, code="rows_differ", field="file")


def another_year(file: TableFile, year: int) -> int | None:
    """A year of the program's own whose one-day tables these are, to the last krone."""
    for other in carried_years():
        rates = load_rates(other)
        known = any(_is_known_day(key, rates) for key in file.tables)
        if other != year and known and next(_of_one_day(file, rates), None) is None:
            return other
    return None


def _of_one_day(file: TableFile, rates: Rates) -> Iterator[Difference]:
    return (
        one
        for key in file.tables
        if _is_known_day(key, rates)
        for one in differences(rates, *key, file.tables[key])
    )


def _is_known_day(key: tuple[str, Period], rates: Rates) -> bool:
    return key[1] == Period.DAY and key[0] in rates.kinds
