"""What the page of rates shows of each year: what the program has, what was imported, what is lacking."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Sum

from payroll.compare_tables import is_compared
from payroll.models import ImportedTable, OtherRates, YearRates
from payroll.rates_of_year import known_kinds
from payroll.rules.published import kinds_by_number
from payroll.rules.rates import carried_years, load_rates

RATES_EXPECTED = (12, 10)  # the rates of the next year are known by 10 December


def wanted_years(today: date) -> list[int]:
    """The years whose rates should be here by now."""
    expected = (today.month, today.day) >= RATES_EXPECTED
    return [today.year, today.year + 1] if expected else [today.year]


@dataclass(frozen=True)
class YearState:
    """One year. `differing`: rows that the program calculates otherwise, None where they weren't compared.
    `absent`: tables that the program knows and the file has not; `unspoken`: those that only the file has and
    that no one has said anything of, so that a card with one is refused."""

    year: int
    is_carried: bool
    row: YearRates | None = None
    has_other: bool = False
    differing: int | None = None
    absent: tuple[str, ...] = field(default=())
    unspoken: tuple[str, ...] = field(default=())

    @property
    def is_imported(self) -> bool:
        return self.row is not None and self.row.is_imported

    @property
    def needs_tables(self) -> bool:
        return not self.is_carried and not self.is_imported

    @property
    def needs_other(self) -> bool:
        return not self.is_carried and (not self.has_other or bool(self.unspoken))

    @property
    def is_ready(self) -> bool:
        """Whether someone can be paid in the year."""
        return self.is_carried or (self.is_imported and self.has_other)

    @property
    def needs_comparing(self) -> bool:
        return self.is_carried and self.is_imported and self.differing is None


def year_states(today: date) -> list[YearState]:
    """The years that anything is known of, and this one and the next, newest first; three queries."""
    rows = {row.year: row for row in YearRates.objects.select_related("imported_by")}
    others = {one.of_year_id: one for one in OtherRates.objects.all()}
    tables: dict[int, dict[str, int]] = defaultdict(dict)
    counted = ImportedTable.objects.order_by().values_list("of_year_id", "table")
    for pk, table, differing in counted.annotate(count=Sum("differing")):
        tables[pk][table] = differing or 0
    years = {*carried_years(), *rows, today.year, today.year + 1}
    return [_state(year, rows.get(year), others, tables) for year in sorted(years, reverse=True)]


def first_lacking(states: list[YearState], today: date) -> YearState | None:
    """The year to see to next: one that should be here by now, or that was begun."""
    wanted = wanted_years(today)
    begun = [one for one in states if one.year in wanted or (one.row is not None and one.year > today.year)]
    return min((one for one in begun if one.needs_tables or one.needs_other), key=_year, default=None)


def state_of(year: int, today: date) -> YearState:
    """One of them."""
    return next((one for one in year_states(today) if one.year == year), YearState(year, is_carried=False))


def _state(
    year: int, row: YearRates | None, others: dict[int, OtherRates], tables: dict[int, dict[str, int]]
) -> YearState:
    carried = year in carried_years()
    if row is None:
        return YearState(year, carried)
    other, found = others.get(row.pk), tables.get(row.pk, {})
    known = load_rates(year).kinds if carried else known_kinds()
    kinds = known if carried else kinds_by_number(found, known, other.spoken_for if other else {})
    return YearState(
        year,
        carried,
        row=row,
        has_other=other is not None,
        differing=sum(found.values()) if carried and is_compared(row) else None,
        absent=tuple(sorted(set(known) - set(found))) if found else (),
        unspoken=tuple(sorted(set(found) - set(kinds))),
    )


def _year(state: YearState) -> int:
    return state.year
