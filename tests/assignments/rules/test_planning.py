"""A term's work days: Mondays, Wednesdays and Fridays, but never on a public holiday."""

from __future__ import annotations

from datetime import date

import pytest

from assignments.rules.planning import holiday_name, pattern_days

MON_WED_FRI = {0, 2, 4}


def test_it_gives_the_weekdays_with_both_ends() -> None:
    result = pattern_days(date(2026, 1, 5), date(2026, 1, 16), MON_WED_FRI)
    assert [day.day for day in result.days] == [5, 7, 9, 12, 14, 16]
    assert result.skipped == ()


def test_it_skips_the_holidays_of_easter_and_says_so() -> None:
    result = pattern_days(date(2026, 3, 30), date(2026, 4, 10), MON_WED_FRI)
    assert result.days == (date(2026, 3, 30), date(2026, 4, 1), date(2026, 4, 8), date(2026, 4, 10))
    assert result.skipped == ((date(2026, 4, 3), "Langfredag"), (date(2026, 4, 6), "Andre påskedag"))


def test_it_does_not_name_a_holiday_outside_the_pattern() -> None:
    assert pattern_days(date(2026, 3, 30), date(2026, 4, 3), {0, 1, 2}).skipped == ()


def test_it_goes_past_the_turn_of_the_year() -> None:
    result = pattern_days(date(2026, 12, 21), date(2027, 1, 8), {4})
    assert result.days == (date(2027, 1, 8),)
    assert result.skipped == ((date(2026, 12, 25), "Første juledag"), (date(2027, 1, 1), "Første nyttårsdag"))


@pytest.mark.parametrize(("day", "name"), [(date(2026, 5, 1), "Arbeidernes dag"), (date(2026, 5, 4), None)])
def test_it_names_a_holiday_in_bokmal(day: date, name: str | None) -> None:
    assert holiday_name(day) == name


@pytest.mark.parametrize(
    ("first", "last", "weekdays"),
    [
        (date(2026, 2, 1), date(2026, 1, 1), MON_WED_FRI),
        (date(2026, 1, 1), date(2027, 1, 2), MON_WED_FRI),
        (date(2009, 12, 31), date(2010, 1, 5), MON_WED_FRI),
        (date(2100, 12, 31), date(2101, 1, 1), MON_WED_FRI),
        (date(9999, 12, 1), date(9999, 12, 31), MON_WED_FRI),
        (date(2026, 1, 1), date(2026, 2, 1), set()),
        (date(2026, 1, 1), date(2026, 2, 1), {7}),
    ],
)
def test_it_refuses_an_impossible_pattern(first: date, last: date, weekdays: set[int]) -> None:
    with pytest.raises(ValueError):
        pattern_days(first, last, weekdays)


def test_it_accepts_a_whole_leap_year() -> None:
    assert len(pattern_days(date(2028, 1, 1), date(2028, 12, 31), range(7)).days) > 300
