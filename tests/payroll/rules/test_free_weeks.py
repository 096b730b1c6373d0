"""The two weeks without withholding: second half of November, or its last week and December's first."""

from datetime import date, timedelta

import pytest

from payroll.rules.free_weeks import FreeWeeks, allowed_free_weeks


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2022, [21]),  # 30 November is a Wednesday: its week is the first of December
        (2023, [20, 27]),
        (2024, [18, 25]),
        (2025, [17, 24]),
        (2026, [16, 23]),
        (2027, [22]),  # Monday the 15th is not in the second half
    ],
)
def test_they_start_on_one_of_these_mondays(year: int, days: list[int]) -> None:
    assert allowed_free_weeks(year) == [date(year, 11, day) for day in days]


def test_every_year_has_a_choice() -> None:
    for year in range(2000, 2100):
        mondays = allowed_free_weeks(year)
        assert 1 <= len(mondays) <= 2
        for monday in mondays:
            assert monday.weekday() == 0
            assert monday >= date(year, 11, 16)
            assert FreeWeeks(monday).end <= date(year, 12, 10)


def test_they_last_fourteen_days() -> None:
    weeks = FreeWeeks(date(2026, 11, 23))
    assert weeks.end == date(2026, 12, 6)
    assert date(2026, 11, 22) not in weeks
    assert all(date(2026, 11, 23) + timedelta(days=n) in weeks for n in range(14))
    assert date(2026, 12, 7) not in weeks


@pytest.mark.parametrize(
    "start", [date(2026, 11, 9), date(2026, 11, 17), date(2026, 11, 30), date(2026, 12, 7)]
)
def test_other_weeks_are_refused(start: date) -> None:
    with pytest.raises(ValueError, match="2026-11-16, 2026-11-23"):
        FreeWeeks(start)
