"""Made, rejected, delivered: three numbers in one go."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from assignments.batch_counts import Counts, counts_of
from assignments.batch_sums import at_home, pieces_of
from assignments.models import Batch, PieceMovement, Shipment, StockMovement
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.batches.helpers import balanced, shelf, sums, work
from tests.assignments.production.world import Production
from tests.cast import TODAY


def test_three_numbers_are_written_at_once(production: Production, batch: Batch) -> None:
    done = work(production, batch, made=5, rejected=1, cause="chain", delivered=4, outlet=production.shop)
    assert counts_of(batch) == Counts(made=5, rejected=1)
    assert shelf(production) == {"Hjerte": 14, "Perle": 8, "Kjede": 14, "Eske": 14}
    assert done.shipment is not None
    assert done.shipment.full_number == "2026-0001"
    assert [(one.words, one.number) for one in pieces_of([batch])[batch.pk]] == [
        ("her hos oss", 1),
        ("Gullfugl Smykker", 4),
    ]
    assert balanced(batch)
    assert list(verify_papers()) == []


def test_what_was_rejected_makes_the_good_pieces_dearer(production: Production, batch: Batch) -> None:
    work(production, batch, made=4, rejected=1, cause="chain")
    assert sums(batch).cost == Decimal("110.00")
    assert sums(batch).per_piece == Decimal("27.50")


def test_saved_parts_are_back_on_the_shelf(production: Production, batch: Batch) -> None:
    work(production, batch, rejected=2, cause="crooked", parts_lost=False)
    assert shelf(production) == {"Hjerte": 20, "Perle": 20, "Kjede": 20, "Eske": 20}
    assert sums(batch).cost == 0
    assert sums(batch).per_piece is None


def test_more_than_was_planned_may_be_made(production: Production) -> None:
    batch = production.batch(planned=3)
    work(production, batch, made=4)
    assert counts_of(batch).made == 4


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({}, "nothing", None),
        ({"made": -1}, "quantity", "made"),
        ({"made": 100_001}, "quantity", "made"),
        ({"made": 11}, "not_enough", None),
        ({"made": 10, "rejected": 1, "cause": "chain"}, "not_enough", None),
        ({"rejected": 1}, "cause", "cause"),
        ({"rejected": 1, "cause": "boredom"}, "cause", "cause"),
        ({"made": 3, "delivered": 2}, "outlet", "outlet"),
        ({"made": 1, "date": TODAY + timedelta(days=1)}, "future", "date"),
        ({"made": 1, "date": TODAY - timedelta(days=1)}, "before_start", "date"),
        ({"made": 1, "date": date(1926, 5, 4)}, "too_old", "date"),
    ],
)
def test_what_cant_be_is_refused_and_nothing_is_written(
    production: Production, batch: Batch, told: dict, code: str, field: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        work(production, batch, **told)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert StockMovement.objects.count() == 1
    assert PieceMovement.objects.count() == 0


def test_only_pieces_of_this_batch_are_delivered(production: Production, batch: Batch) -> None:
    work(production, batch, made=3)
    other = production.batch()
    with pytest.raises(Refused, match="Det er bare 2 av dette partiet her hos oss") as refused:
        work(production, other, made=2, delivered=3, outlet=production.shop)
    assert refused.value.field == "delivered"
    with pytest.raises(Refused, match="Det er ingen av dette partiet her hos oss"):
        work(production, other, delivered=1, outlet=production.shop)
    work(production, other, made=2, delivered=2, outlet=production.shop)
    assert at_home(pieces_of([batch])[batch.pk]) == 3
    assert Shipment.objects.count() == 1


def test_a_delivery_to_an_outlet_out_of_use_takes_the_whole_back(
    production: Production, batch: Batch
) -> None:
    production.shop.is_active = False
    production.shop.save()
    with pytest.raises(Refused):
        work(production, batch, made=2, delivered=1, outlet=production.shop)
    assert counts_of(batch) == Counts()
