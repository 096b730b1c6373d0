"""The clock can be set to a fixed day; the hour is then the real one."""

from datetime import UTC, date
from typing import Any

import pytest

from bikuben import clock


@pytest.mark.parametrize("day", [date(2026, 12, 31), "2026-12-31"])
def test_it_stands_on_the_fixed_day(settings: Any, day: date | str) -> None:
    settings.BIKUBEN_TODAY = day
    assert clock.today() == date(2026, 12, 31)
    assert clock.now().astimezone(clock.OSLO).date() == date(2026, 12, 31)
    assert clock.now().tzinfo is UTC


@pytest.mark.parametrize("day", [None, ""])
def test_it_runs_where_no_day_is_fixed(settings: Any, day: str | None) -> None:
    settings.BIKUBEN_TODAY = day
    assert clock.fixed_day() is None


def test_it_refuses_a_day_that_is_none(settings: Any) -> None:
    settings.BIKUBEN_TODAY = "31.12.2026"
    with pytest.raises(ValueError):
        clock.today()
