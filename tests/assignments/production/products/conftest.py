"""MelliBee with twenty of each part on the shelf, and whoever works with it."""

from __future__ import annotations

import pytest

from bikuben.models import User
from tests.assignments.production.world import Production, build_production
from tests.cast import make_project


@pytest.fixture
def production(supervisor: User) -> Production:
    make_project()
    return build_production(supervisor, in_stock=20)
