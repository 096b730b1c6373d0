"""MelliBee made: five pieces here, five at the shop, five at our own stall."""

from __future__ import annotations

import pytest

from tests.assignments.production.cash_sales.selling import stock_up
from tests.assignments.production.world import Production, build_production
from tests.cast import make_project


@pytest.fixture
def production(supervisor, clock) -> Production:
    make_project()
    made = build_production(supervisor, in_stock=40)
    stock_up(made)
    return made
