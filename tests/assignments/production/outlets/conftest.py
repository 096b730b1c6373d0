"""A supervisor, the little production, and a dozen pieces here at home."""

from __future__ import annotations

import pytest

from assignments.models import Batch
from bikuben.models import User
from tests.assignments.production.world import Production, build_production
from tests.cast import make_project


@pytest.fixture
def by(supervisor: User) -> User:
    make_project()
    return supervisor


@pytest.fixture
def production(by: User) -> Production:
    return build_production(by, in_stock=60)


@pytest.fixture
def batch(production: Production) -> Batch:
    """MB-2026-001 with 12 pieces, all of them here."""
    made = production.batch(12)
    production.make(made, 12)
    return made
