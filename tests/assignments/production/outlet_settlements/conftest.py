"""A shop with thirty pieces, of whose sale sixty percent is ours."""

from __future__ import annotations

import pytest

from bikuben.models import User
from tests.assignments.production.outlet_settlements.world import build_shop
from tests.assignments.production.world import Production
from tests.cast import make_project

ACCOUNT = "86011117947"


@pytest.fixture
def shop(supervisor: User) -> Production:
    make_project(account_number=ACCOUNT, email="post@verkstedet.example")
    return build_shop(supervisor)
