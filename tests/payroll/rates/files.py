"""Table files as Skatteetaten publishes them, made from the calculation, for the tests to import."""

from __future__ import annotations

from collections.abc import Iterable

from payroll.rules.rates import load_rates
from payroll.rules.withholding import OTHER_STEP, STEP, Period, calculated_withholding

CODES = {period: str(number) for number, period in enumerate(Period, start=1)}
# How many rows the official tables have for each period.
ROWS = {
    Period.MONTH: 2001,
    Period.TWO_WEEKS: 2001,
    Period.WEEK: 2501,
    Period.FOUR_DAYS: 2001,
    Period.THREE_DAYS: 1501,
    Period.TWO_DAYS: 1001,
    Period.DAY: 501,
}


def line(table: str, period: Period, basis: int, withholding: int, *, kind: str = "0", width: int = 5) -> str:
    """One row of the file."""
    return f"{table}{CODES[period]}{kind}{basis:0{width}}{withholding:0{width}}"


def table_lines(
    table: str,
    *,
    year: int = 2026,
    periods: Iterable[Period] = (Period.DAY,),
    rows: int | None = None,
    width: int = 5,
    named: str | None = None,
) -> list[str]:
    """The rows of one table as they are listed: never more than their own edge."""
    rates = load_rates(year)
    found = []
    for period in periods:
        step = STEP.get(period, OTHER_STEP)
        for number in range(ROWS[period] if rows is None else rows):
            basis = number * step
            amount = calculated_withholding(rates, table, period, basis)
            found.append(line(named or table, period, basis, amount, width=width))
    return found


def as_file(lines: Iterable[str], *, end: str = "\r\n") -> bytes:
    """The lines as the bytes of a file."""
    return "".join(f"{one}{end}" for one in lines).encode("ascii")


def whole_year(year: int = 2026, *, width: int = 6) -> bytes:
    """Every table and period, as many rows as the official file has: 1.1 million."""
    tables = load_rates(year).kinds
    return as_file(
        one for table in tables for one in table_lines(table, year=year, periods=Period, width=width)
    )


def small_file(*tables: str, year: int = 2026) -> bytes:
    """A file with the one-day period of a few tables, as they are calculated for `year`."""
    return as_file(one for table in tables or ("8100", "9200") for one in table_lines(table, year=year))
