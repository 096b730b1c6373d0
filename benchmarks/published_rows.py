"""What does it cost to look up what is withheld, by published rows, by the calculation, and in a plain dict?

The dict has an entry for every gross, which no file gives: it is what the fastest possible look-up takes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import perf_counter

from benchmarks._table import best_of, show
from payroll.rules.published import TableRows, published_table
from payroll.rules.rates import load_rates
from payroll.rules.table_file import read_table_file
from payroll.rules.withholding import Period, calculated_withholding, step_withholding
from tests.payroll.rates.files import as_file, table_lines

YEAR, HIGHEST = 2026, 1000


def every_gross(look_up: dict[str, Callable[[int], int]]) -> list[int]:
    """What each one-day table withholds of every gross, krone by krone."""
    return [at(gross) for at in look_up.values() for gross in range(HIGHEST)]


def main() -> None:
    rates = load_rates(YEAR)
    data = as_file(line for table in rates.kinds for line in table_lines(table, year=YEAR))
    began = perf_counter()
    file = read_table_file(data)
    read = perf_counter() - began
    packed = {table: rows.packed() for (table, _period), rows in file.tables.items()}

    def opened(table: str) -> Callable[[int], int]:
        of_step = partial(step_withholding, rates, table, Period.DAY)
        return published_table(TableRows.unpacked(packed[table]), of_step).at

    published = {table: opened(table) for table in packed}
    calculated = {table: partial(calculated_withholding, rates, table, Period.DAY) for table in packed}
    plain = {
        table: {gross: at(gross) for gross in range(HIGHEST)}.__getitem__ for table, at in calculated.items()
    }
    if not every_gross(published) == every_gross(calculated) == every_gross(plain):
        raise SystemExit("the ways to look up disagree")
    show(
        f"Every gross below {HIGHEST} in all {len(packed)} one-day tables of {YEAR}",
        [
            ("a plain dict of every gross (baseline)", best_of(lambda: every_gross(plain))),
            ("published rows, found by bisection", best_of(lambda: every_gross(published))),
            ("calculated, steps remembered", best_of(lambda: every_gross(calculated))),
        ],
    )
    show(
        f"One table made ready for a payout, beside reading the file of {file.rows} rows",
        [
            ("the file read and checked (baseline)", read),
            ("one table unpacked and opened near zero", best_of(lambda: opened("9200"))),
        ],
    )


if __name__ == "__main__":
    main()
