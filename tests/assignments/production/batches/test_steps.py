"""Assembled, prepared, packed: no step has more pieces than the one before it."""

from __future__ import annotations

import pytest

from assignments.batch_counts import Counts, counts_of
from assignments.models import Batch, StockMovement
from assignments.reject_pieces import reject_pieces
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.batches.helpers import about, balanced, shelf, steps, sums, undo, work
from tests.assignments.production.world import Production
from tests.cast import TODAY


@pytest.fixture
def batch(production: Production) -> Batch:
    production.product.uses_steps = True
    production.product.save()
    return production.batch()


def test_assembled_takes_parts_to_the_table_and_packed_makes_pieces(
    production: Production, batch: Batch
) -> None:
    steps(production, batch, assembled=5)
    assert shelf(production)["Perle"] == 10
    pearl = production.parts["Perle"].pk
    assert (sums(batch).parts[pearl].table, sums(batch).parts[pearl].good) == (10, 0)
    steps(production, batch, prepared=4)
    steps(production, batch, packed=3, delivered=2, outlet=production.shop)
    assert (sums(batch).parts[pearl].table, sums(batch).parts[pearl].good) == (4, 6)
    assert shelf(production)["Perle"] == 10
    assert counts_of(batch) == Counts(assembled=5, prepared=4, made=3)
    assert balanced(batch)
    assert list(verify_papers()) == []


def test_all_three_steps_can_be_told_of_at_once(production: Production, batch: Batch) -> None:
    steps(production, batch, assembled=5, prepared=5, rejected=1, cause="clasp", packed=4)
    assert counts_of(batch) == Counts(assembled=5, prepared=5, made=4, rejected=1)
    assert shelf(production) == {"Hjerte": 15, "Perle": 10, "Kjede": 15, "Eske": 15}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"prepared": 6}, "prepared"),
        ({"prepared": 5, "packed": 6}, "packed"),
        ({"packed": 1}, "packed"),
        ({"prepared": 5, "packed": 5, "rejected": 1, "cause": "chain"}, "rejected"),
    ],
)
def test_no_more_than_the_step_before(production: Production, batch: Batch, told: dict, field: str) -> None:
    steps(production, batch, assembled=5)
    with pytest.raises(Refused) as refused:
        steps(production, batch, **told)
    assert (refused.value.code, refused.value.field) == ("steps", field)
    assert counts_of(batch) == Counts(assembled=5)


def test_what_is_rejected_was_assembled(production: Production, batch: Batch) -> None:
    with pytest.raises(Refused, match="Det er satt sammen 0 til nå"):
        reject_pieces(batch, 1, cause="chain", date=TODAY, **about(production))
    steps(production, batch, assembled=1)
    reject_pieces(batch, 1, cause="chain", date=TODAY, **about(production))
    assert counts_of(batch) == Counts(assembled=1, rejected=1)


def test_told_in_one_go_the_steps_before_are_written_too(production: Production, batch: Batch) -> None:
    steps(production, batch, assembled=2, prepared=1)
    work(production, batch, made=4, rejected=1, cause="chain")
    assert counts_of(batch) == Counts(assembled=5, prepared=4, made=4, rejected=1)
    assert shelf(production)["Hjerte"] == 15
    assert balanced(batch)


def test_a_batch_begun_without_steps_is_finished_without(production: Production) -> None:
    production.product.uses_steps = False
    production.product.save()
    batch = production.batch()
    work(production, batch, made=3)
    production.product.uses_steps = True
    production.product.save()
    batch.product.refresh_from_db()
    with pytest.raises(Refused, match="føres uten trinn"):
        steps(production, batch, assembled=1)
    work(production, batch, made=1)
    assert counts_of(batch) == Counts(made=4)


def test_a_step_that_has_gone_on_isnt_undone_before_what_came_after(
    production: Production, batch: Batch
) -> None:
    (assembled,) = steps(production, batch, assembled=3).movements
    (prepared,) = steps(production, batch, prepared=3).movements
    for movement in (assembled,):
        with pytest.raises(Refused, match="gått videre til neste trinn"):
            undo(production, movement)
    undo(production, prepared)
    undo(production, assembled)
    assert counts_of(batch) == Counts()
    assert shelf(production)["Hjerte"] == 20
    assert StockMovement.objects.count() == 5
    assert list(verify_papers()) == []
