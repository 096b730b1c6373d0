"""No deadline lies on a weekend or a public holiday, and each is the very day that the law says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.rules.due_dates import (
    Term,
    execution_day,
    garnishment_due,
    is_working_day,
    report_due,
    term_of,
    withholding_due,
    working_day_from,
)

YEARS = range(2025, 2036)
EVERY_DAY = [
    date(2025, 1, 1) + timedelta(days=number) for number in range((date(2036, 1, 1) - date(2025, 1, 1)).days)
]
MONTHS = [date(year, month, 1) for year in YEARS for month in range(1, 13)]
DAYS = st.dates(date(2025, 1, 1), date(2035, 12, 31))


def easter(year: int) -> date:
    """Easter Sunday, by Gauss's rule as it holds from 1900 to 2099."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    day = date(year, 3, 22) + timedelta(days=d + e)
    return day - timedelta(days=7) if day == date(year, 4, 26) or (d == 28 and e == 6 and a > 10) else day


def red_days(year: int) -> set[date]:
    """The public holidays, counted without the library that the program asks."""
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))}
    return fixed | {easter(year) + timedelta(days=days) for days in (-3, -2, 0, 1, 39, 49, 50)}


RED = set().union(*(red_days(year) for year in range(2025, 2037)))


def is_free(day: date) -> bool:
    return day.weekday() >= 5 or day in RED


def test_the_holidays_are_counted_right_here() -> None:
    known = {2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2030: (4, 21), 2035: (3, 25)}
    assert {year: (easter(year).month, easter(year).day) for year in known} == known


def test_a_working_day_is_neither_weekend_nor_public_holiday() -> None:
    assert [day for day in EVERY_DAY if is_working_day(day) == is_free(day)] == []


@pytest.mark.parametrize(
    ("payout", "due"),
    [
        (date(2026, 4, 30), date(2026, 5, 4)),  # Thursday before 1 May, a Friday: Monday
        (date(2026, 5, 4), date(2026, 5, 5)),  # Monday: Tuesday
        (date(2026, 4, 1), date(2026, 4, 7)),  # Wednesday before Easter: Tuesday after it
        (date(2026, 5, 13), date(2026, 5, 15)),  # Wednesday before Ascension: Friday
        (date(2026, 12, 23), date(2026, 12, 24)),  # Christmas Eve is no public holiday
        (date(2026, 12, 24), date(2026, 12, 28)),  # Christmas Eve: Monday
        (date(2026, 12, 31), date(2027, 1, 4)),  # New Year's Eve: Monday
    ],
)
def test_withholding_is_due_the_first_working_day_after_the_payout(payout: date, due: date) -> None:
    """SBL §10-10(1)."""
    assert withholding_due(payout) == due


@pytest.mark.parametrize(
    ("term", "due"),
    [
        (Term(2026, 1), date(2026, 3, 16)),  # the 15th is a Sunday
        (Term(2026, 2), date(2026, 5, 15)),
        (Term(2026, 3), date(2026, 7, 15)),
        (Term(2026, 4), date(2026, 9, 15)),
        (Term(2026, 5), date(2026, 11, 16)),  # the 15th is a Sunday
        (Term(2026, 6), date(2027, 1, 15)),
    ],
)
def test_a_term_is_due_on_the_15th_of_the_month_after(term: Term, due: date) -> None:
    """SBL §10-10(2)."""
    assert term.due == due


@pytest.mark.parametrize(
    ("month", "due"),
    [
        (date(2026, 3, 1), date(2026, 4, 7)),  # 5 April is Easter Sunday, the 6th Easter Monday
        (date(2026, 4, 1), date(2026, 5, 5)),
        (date(2026, 8, 1), date(2026, 9, 7)),  # the 5th is a Saturday
        (date(2026, 12, 1), date(2027, 1, 5)),
    ],
)
def test_the_report_is_due_on_the_5th_of_the_month_after(month: date, due: date) -> None:
    assert report_due(month) == due


@pytest.mark.parametrize(
    ("payout", "due_day", "due"),
    [
        (date(2026, 4, 30), None, date(2026, 5, 4)),
        (date(2026, 4, 8), 10, date(2026, 5, 11)),  # the 10th is a Sunday
        (date(2026, 1, 7), 31, date(2026, 3, 2)),  # February's last day is a Saturday
        (date(2026, 12, 9), 20, date(2027, 1, 20)),
    ],
)
def test_a_garnishment_is_due_as_its_letter_says(payout: date, due_day: int | None, due: date) -> None:
    assert garnishment_due(payout, due_day) == due


@pytest.mark.parametrize("rule", [withholding_due, lambda day: garnishment_due(day, None)])
def test_no_payout_date_has_a_due_date_that_is_free(rule: Callable[[date], date]) -> None:
    assert [day for day in EVERY_DAY if is_free(rule(day)) or rule(day) <= day] == []


def test_no_month_and_no_term_has_a_due_date_that_is_free() -> None:
    assert [month for month in MONTHS if is_free(report_due(month))] == []
    terms = [Term(year, number) for year in YEARS for number in range(1, 7)]
    assert [term for term in terms if is_free(term.due)] == []


@given(DAYS, st.integers(1, 31))
def test_no_letter_has_a_due_date_that_is_free(payout: date, due_day: int) -> None:
    due = garnishment_due(payout, due_day)
    assert not is_free(due)
    assert (due.year - payout.year) * 12 + due.month - payout.month in (1, 2)


@given(DAYS)
def test_only_free_days_lie_between_a_deadline_and_its_working_day(day: date) -> None:
    found = working_day_from(day)
    assert is_working_day(found)
    between = [day + timedelta(days=number) for number in range((found - day).days)]
    assert all(is_free(one) for one in between)


@given(DAYS)
def test_every_day_lies_in_one_term_of_two_months(day: date) -> None:
    term = term_of(day)
    assert term.first_day <= day <= term.last_day
    assert term.months == (term.first_day, date(term.year, term.number * 2, 1))
    assert term.last_day < term.due


@pytest.mark.parametrize("number", [0, 7, -1])
def test_a_year_has_six_terms_only(number: int) -> None:
    with pytest.raises(ValueError, match="six terms"):
        Term(2026, number)


@given(DAYS, DAYS)
def test_a_bank_is_asked_on_the_due_date_or_now_where_it_is_past(payout: date, today: date) -> None:
    due = withholding_due(payout)
    day = execution_day(due, today)
    assert day >= today
    assert is_working_day(day)
    assert day == due if due >= today else day == working_day_from(today)
