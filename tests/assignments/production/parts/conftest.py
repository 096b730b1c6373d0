"""A little production for the tests of parts in stock: twenty of each of four parts on the shelf."""

from __future__ import annotations

import pytest

from bikuben.models import Project, User
from tests.assignments.production.world import Production, build_production


@pytest.fixture
def production(project: Project, supervisor: User) -> Production:
    return build_production(supervisor, in_stock=20)
