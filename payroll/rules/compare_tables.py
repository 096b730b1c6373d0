"""Published rows beside what the official routine comes to."""

from collections.abc import Iterator
from dataclasses import dataclass

from payroll.rules.published import TableRows
from payroll.rules.rates import Rates
from payroll.rules.withholding import Period, calculated_withholding


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that the calculation doesn't come to; whole kroner, both held down to the row's own edge."""

    table: str
    period: Period
    basis: int
    published: int
    calculated: int


def differences(rates: Rates, table: str, period: Period, rows: TableRows) -> Iterator[Difference]:
    """Each row of a table and period that differs. `UnknownTable` where the year has no such table."""
    for base, amount in zip(rows.bases, rows.amounts, strict=True):
        calculated = calculated_withholding(rates, table, period, base)
        if calculated != amount:
            yield Difference(table, period, base, amount, calculated)
