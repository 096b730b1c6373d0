"""Pieces lost or given away need a reason, and are never more than there are."""

from __future__ import annotations

import pytest

from assignments.models import Batch
from bikuben.refusals import Refused
from tests.assignments.production.outlets.doing import deliver, lose, where
from tests.assignments.production.world import Production


def test_they_go_from_here_or_from_an_outlet(production: Production, batch: Batch) -> None:
    deliver(production, 5)
    here = lose(production, 2, reason="Gave til en som hjalp oss")
    there = lose(production, 1, production.shop)
    assert (here.outlet, here.reason) == (None, "Gave til en som hjalp oss")
    assert there.outlet == production.shop
    assert where(production) == {"made": 12, "home": 5, "shop": 4, "market": 0, "sold": 0, "gone": 3}


def test_not_without_a_reason(production: Production, batch: Batch) -> None:
    with pytest.raises(Refused) as refused:
        lose(production, 2, reason="  ")
    assert (refused.value.code, refused.value.field) == ("no_reason", "reason")


def test_not_more_than_are_there(production: Production, batch: Batch) -> None:
    deliver(production, 5)
    with pytest.raises(Refused, match="MelliBee: det er bare 7, og det trengs 8"):
        lose(production, 8)
    with pytest.raises(Refused, match="MelliBee: det er bare 5, og det trengs 6"):
        lose(production, 6, production.shop)
