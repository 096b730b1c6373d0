"""MelliBee with twenty of each part, and a batch of ten pieces that began today."""

from __future__ import annotations

import pytest

from assignments.models import Batch
from bikuben.models import User
from bikuben.roles import Role
from tests.assignments.production.world import Production, build_production
from tests.cast import make_project, make_user


@pytest.fixture
def by(db: None) -> User:
    make_project()
    return make_user("leder", Role.SUPERVISOR)


@pytest.fixture
def production(by: User) -> Production:
    return build_production(by, in_stock=20)


@pytest.fixture
def batch(production: Production) -> Batch:
    return production.batch()
