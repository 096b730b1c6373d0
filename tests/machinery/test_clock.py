"""The house's clock stands still in tests."""

from datetime import UTC, date, datetime

from bikuben import clock as house
from tests.clocks import FixedClock


def test_it_stands_at_a_monday_morning() -> None:
    assert house.now() == datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
    assert house.today() == date(2026, 5, 4)


def test_it_counts_days_in_oslo(clock: FixedClock) -> None:
    clock.set(datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
    assert house.today() == date(2026, 7, 1)
