"""The period that the page of sales begins with."""

from __future__ import annotations

from datetime import date

from assignments.models import Batch
from assignments.outlet_lists import next_period
from tests.assignments.production.outlets.doing import deliver, sell, take_back
from tests.assignments.production.world import Production
from tests.cast import TODAY


def test_before_any_report_it_is_last_month(production: Production, batch: Batch) -> None:
    deliver(production, 8, date=date(2026, 3, 10))
    assert next_period(production.shop, today=TODAY) == (date(2026, 4, 1), date(2026, 4, 30))


def test_not_before_the_first_delivery(production: Production, batch: Batch) -> None:
    assert next_period(production.shop, today=TODAY) == (date(2026, 4, 1), date(2026, 4, 30))
    deliver(production, 8, date=date(2026, 4, 20))
    assert next_period(production.shop, today=TODAY) == (date(2026, 4, 20), date(2026, 4, 30))


def test_then_it_is_the_month_after_the_last_one(production: Production, batch: Batch) -> None:
    deliver(production, 8)
    report = sell(production, 1, period_from=date(2026, 2, 1), period_to=date(2026, 2, 28))
    assert next_period(production.shop, today=TODAY) == (date(2026, 3, 1), date(2026, 3, 31))
    sell(production, 1)
    assert next_period(production.shop, today=TODAY) == (date(2026, 5, 1), TODAY)
    take_back(production, report)
    assert next_period(production.shop, today=TODAY) == (date(2026, 5, 1), TODAY)


def test_it_never_has_days_to_come(production: Production, batch: Batch) -> None:
    deliver(production, 8)
    sell(production, 1, period_from=date(2026, 5, 1), period_to=TODAY)
    assert next_period(production.shop, today=TODAY) == (TODAY, TODAY)
