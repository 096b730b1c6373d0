"""Which months a period's code names."""

from __future__ import annotations

from datetime import date

import pytest

from payroll.rules.book_periods import NoSuchPeriod, period_of


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-05", date(2026, 5, 1), date(2026, 5, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-t1", date(2026, 1, 1), date(2026, 2, 28)),
        ("2026-t6", date(2026, 11, 1), date(2026, 12, 31)),
    ],
)
def test_a_code_names_its_months(code: str, first: date, last: date) -> None:
    period = period_of(code)
    assert (period.first, period.last, period.code, period.year) == (first, last, code, first.year)


@pytest.mark.parametrize(
    "code", ["", "26", "1999", "2101", "9999", "2026-13", "2026-00", "2026-t7", "2026-t0", "२०२६", "2026-5"]
)
def test_nonsense_names_none(code: str) -> None:
    with pytest.raises(NoSuchPeriod):
        period_of(code)
