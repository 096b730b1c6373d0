"""Unsold pieces come home, never more than the outlet has."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assignments.models import Batch, PieceMovement
from bikuben.refusals import Refused
from tests.assignments.production.outlets.doing import bring, deliver, where
from tests.assignments.production.world import Production
from tests.cast import TODAY


def test_what_comes_home_is_here_again(production: Production, batch: Batch) -> None:
    deliver(production, 5)
    bring(production, 2)
    found = where(production)
    assert (found["home"], found["shop"]) == (9, 3)


def test_more_than_it_has_is_refused_and_the_product_is_named(production: Production, batch: Batch) -> None:
    deliver(production, 5)
    with pytest.raises(Refused, match="MelliBee: det er bare 5, og det trengs 6"):
        bring(production, 6)
    assert PieceMovement.objects.filter(kind="return").count() == 0


def test_a_batch_can_be_named(production: Production, batch: Batch) -> None:
    newer = production.batch(3)
    production.make(newer, 3)
    deliver(production, 14)
    movement = bring(production, 2, batch=newer)
    assert [(line.batch_id, line.quantity) for line in movement.lines.all()] == [(newer.pk, 2)]
    with pytest.raises(Refused, match="MelliBee: det er ingen igjen"):
        bring(production, 1, batch=newer)


def test_a_day_to_come_and_no_number_are_refused(production: Production, batch: Batch) -> None:
    deliver(production, 5)
    with pytest.raises(Refused) as refused:
        bring(production, 1, date=TODAY + timedelta(days=1))
    assert refused.value.code == "future"
    with pytest.raises(Refused) as refused:
        bring(production, 0)
    assert refused.value.code == "quantity"
