"""Forsinkelsesrenteloven §§ 2 and 3: interest from the due date, by the rate of each half-year."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assignments.rules.late_interest import (
    InterestPeriod,
    LateRates,
    MissingLateRate,
    late_interest,
    load_late_rates,
)

RATES = load_late_rates()
LEAP = LateRates(
    (
        InterestPeriod(date(2027, 1, 1), date(2027, 12, 31), Decimal(10)),
        InterestPeriod(date(2028, 1, 1), date(2028, 12, 31), Decimal(10)),
    ),
    (),
)


def interest(amount: int, due_on: date, to: date, *payments: tuple[date, int]) -> Decimal:
    paid = [(day, Decimal(one)) for day, one in payments]
    return late_interest(Decimal(amount), due_on, to, paid, RATES)


def test_it_counts_thirty_days_at_twelve_percent() -> None:
    """10 000 × 12 % × 30 / 365 = 98.63."""
    assert interest(10_000, date(2026, 2, 1), date(2026, 3, 3)) == Decimal("98.63")


def test_the_due_date_itself_bears_none() -> None:
    assert interest(10_000, date(2026, 2, 1), date(2026, 2, 1)) == 0
    assert interest(36_500, date(2026, 2, 1), date(2026, 2, 2)) == Decimal("12.00")


def test_it_changes_rate_on_the_first_of_july() -> None:
    """36 500: 12.00 a day for 30 June, 12.25 for 1 July."""
    assert interest(36_500, date(2026, 6, 29), date(2026, 7, 1)) == Decimal("24.25")


def test_what_is_paid_bears_interest_on_its_day_and_no_longer() -> None:
    """36 500 for four days, half of it for six."""
    due = date(2026, 2, 1)
    assert interest(36_500, due, date(2026, 2, 11), (date(2026, 2, 5), 18_250)) == Decimal("84.00")


def test_what_was_paid_in_time_bears_none() -> None:
    due = date(2026, 2, 1)
    assert interest(36_500, due, date(2026, 2, 11), (due, 18_250)) == Decimal("60.00")


def test_what_is_paid_beyond_gives_nothing_back() -> None:
    due = date(2026, 2, 1)
    assert interest(36_500, due, date(2026, 3, 1), (date(2026, 2, 2), 50_000)) == Decimal("12.00")


def test_a_day_of_a_leap_year_is_one_of_366() -> None:
    """36 600 × 10 %: 10.0274 for 31 December 2027, 10.00 for 1 January 2028."""
    amount = late_interest(Decimal(36_600), date(2027, 12, 30), date(2028, 1, 1), [], LEAP)
    assert amount == Decimal("20.03")


def test_a_day_without_a_rate_stops_with_the_name_of_the_file() -> None:
    with pytest.raises(MissingLateRate, match=r"2027-01-01.*assignments/rates/late_payment\.toml"):
        interest(1000, date(2026, 12, 1), date(2027, 1, 1))


def test_a_day_before_the_first_rate_stops_too() -> None:
    with pytest.raises(MissingLateRate):
        interest(1000, date(2025, 12, 1), date(2026, 1, 5))


def test_the_fee_and_the_compensation_are_listed() -> None:
    claims = RATES.claims_on(date(2026, 5, 4))
    assert (claims.reminder_fee, claims.compensation) == (Decimal(38), Decimal(460))


@given(
    ore=st.integers(1, 10_000_000),
    days=st.integers(0, 300),
    split=st.integers(0, 300),
    parts=st.lists(st.tuples(st.integers(0, 320), st.integers(1, 5_000_000)), max_size=4),
)
def test_it_never_falls_with_time_and_never_differs_by_the_order_of_payments(
    ore: int, days: int, split: int, parts: list[tuple[int, int]]
) -> None:
    due = date(2026, 1, 15)
    paid = [(due + timedelta(days=day), Decimal(one) / 100) for day, one in parts]
    amount = Decimal(ore) / 100
    last = due + timedelta(days=days)
    whole = late_interest(amount, due, last, paid, RATES)
    assert whole == late_interest(amount, due, last, reversed(paid), RATES)
    assert whole >= late_interest(amount, due, min(last, due + timedelta(days=split)), paid, RATES) >= 0
