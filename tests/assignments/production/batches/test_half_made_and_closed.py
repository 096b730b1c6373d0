"""What was half-made when a batch closed is taken apart: opened again, there is nothing half-made."""

from __future__ import annotations

import pytest

from assignments.batch_counts import counts_from, counts_of, listed_batches
from assignments.batch_labour import labour_of
from assignments.close_batch import close_batch, reopen_batch
from assignments.models import Batch, StockMovement
from assignments.products import switch_product
from assignments.stock_ledger import in_batch, stock_ledger
from bikuben.refusals import Refused
from tests.assignments.production.batches.helpers import about, balanced, shelf, steps, undo, work
from tests.assignments.production.world import Production
from tests.cast import TODAY


@pytest.fixture
def reopened(production: Production) -> Batch:
    """Five assembled and prepared, three packed, closed, and opened again."""
    production.product.uses_steps = True
    production.product.save()
    batch = production.batch()
    steps(production, batch, assembled=5, prepared=5, packed=3)
    back = close_batch(batch, date=TODAY, **about(production))
    assert back is not None
    assert back.pieces == 2
    reopen_batch(batch, **about(production))
    return batch


def test_there_is_nothing_half_made(reopened: Batch) -> None:
    for counts in (counts_of(reopened), counts_from(listed_batches().get())):
        assert (counts.half_made, counts.still_assembled, counts.still_prepared) == (0, 3, 3)
        assert counts.in_step


def test_what_is_assembled_now_takes_parts_for_itself_alone(production: Production, reopened: Batch) -> None:
    steps(production, reopened, assembled=2, prepared=2)
    assert shelf(production)["Hjerte"] == 20 - 3 - 2
    hearts = stock_ledger().there(production.parts["Hjerte"].pk, in_batch(reopened))
    assert hearts == 2
    steps(production, reopened, packed=2)
    assert counts_of(reopened).half_made == 0
    assert balanced(reopened)


def test_what_was_taken_apart_isnt_packed_without_being_assembled(
    production: Production, reopened: Batch
) -> None:
    with pytest.raises(Refused, match="Det er satt sammen 3 til nå"):
        steps(production, reopened, packed=1)


def test_told_in_one_go_it_is_assembled_anew(production: Production, reopened: Batch) -> None:
    work(production, reopened, made=1)
    counts = counts_of(reopened)
    assert (counts.made, counts.half_made, counts.in_step) == (4, 0, True)


def test_steps_may_be_switched_off(production: Production, reopened: Batch) -> None:
    switch_product(production.product, "steps", False, by=production.by)
    work(production, reopened, made=1)
    assert counts_of(reopened).made == 4


def test_what_went_back_is_half_made_again_where_that_is_undone(
    production: Production, reopened: Batch
) -> None:
    undo(production, StockMovement.objects.get(kind="back"))
    assert counts_of(reopened).half_made == 2
    with pytest.raises(Refused, match="er noe satt sammen og ikke pakket"):
        switch_product(production.product, "steps", False, by=production.by)
    steps(production, reopened, packed=2)
    assert close_batch(reopened, date=TODAY, **about(production)) is None


def test_what_was_taken_apart_isnt_undone_twice(production: Production, reopened: Batch) -> None:
    with pytest.raises(Refused):
        undo(production, StockMovement.objects.get(kind="assembled"))
    assert labour_of([reopened])[reopened.pk] == 0
