"""A year of which the program knows nothing, made ready: its tables imported, the rest entered."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from bikuben.models import User
from payroll.enter_other_rates import OtherRatesData, data_from, enter_other_rates
from payroll.import_tables import Imported, import_tables, read_upload
from payroll.models import OtherRates
from payroll.rates_of_year import latest_known
from tests.cast import NOW
from tests.payroll.rates.files import small_file

LATER = 2027
Result = TypeVar("Result")


def import_file(
    data: bytes,
    year: int = LATER,
    *,
    by: User | None = None,
    now: datetime = NOW,
    is_confirmed: bool = True,
) -> Imported:
    """Import the bytes of a file that someone says is the year's."""
    file = read_upload(data, year=year, today_year=2026)
    return outcome(import_tables(file, year, by=by, now=now, is_confirmed=is_confirmed))


def outcome(work: Generator[Any, None, Result]) -> Result:
    """Run a generator to its end; what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            return done.value


def other_data(**changed: Any) -> OtherRatesData:
    """What the page of 2027 is filled in with, something of it changed."""
    return replace(data_from(latest_known(LATER), LATER), **changed)


def enter_other(by: User, **changed: Any) -> OtherRates:
    """Confirm the other rates of 2027."""
    return enter_other_rates(LATER, other_data(**changed), by=by, now=NOW)


def make_2027_ready(by: User, *tables: str) -> None:
    """2027 with 2026's tables."""
    import_file(small_file(*tables), by=by)
    enter_other(by)
