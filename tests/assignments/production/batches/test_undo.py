"""Undo a movement, with the pieces that it made."""

from __future__ import annotations

from datetime import date

import pytest

from assignments.batch_counts import Counts, counts_of
from assignments.batch_sums import pieces_of
from assignments.close_batch import close_batch, reopen_batch
from assignments.models import Batch, PieceMovement, Reservation, StockMovement
from assignments.reverse_movement import reverse_movement
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.batches.helpers import about, balanced, shelf, steps, undo, work
from tests.assignments.production.world import Production
from tests.cast import TODAY

MONDAY = date(2026, 4, 27)


def test_made_pieces_and_their_parts_go_back_on_the_same_date(production: Production) -> None:
    batch = production.batch(day=MONDAY)
    (movement,) = work(production, batch, made=3, date=MONDAY).movements
    reversal = undo(production, movement)
    assert (reversal.date, reversal.pieces, reversal.reverses) == (MONDAY, -3, movement)
    assert reversal.pieces_made.reverses == movement.pieces_made
    assert counts_of(batch) == Counts()
    assert pieces_of([batch])[batch.pk] == []
    assert shelf(production) == {"Hjerte": 20, "Perle": 20, "Kjede": 20, "Eske": 20}
    assert balanced(batch)
    assert list(verify_papers()) == []


def test_pieces_that_have_gone_on_stay_made(production: Production, batch: Batch) -> None:
    (movement,) = work(production, batch, made=3, delivered=1, outlet=production.shop).movements
    with pytest.raises(Refused, match="Stykkene er ikke der lenger"):
        undo(production, movement)
    assert counts_of(batch) == Counts(made=3)
    assert PieceMovement.objects.filter(kind="made").count() == 1


def test_it_is_undone_once_and_what_undoes_stays(production: Production, batch: Batch) -> None:
    (movement,) = work(production, batch, made=1).movements
    reversal = undo(production, movement)
    for one in (movement, reversal):
        with pytest.raises(Refused, match="tatt tilbake allerede"):
            undo(production, one)


def test_a_reason_is_asked_for(production: Production, batch: Batch) -> None:
    (movement,) = work(production, batch, made=1).movements
    with pytest.raises(Refused) as refused:
        reverse_movement(movement, reason="  ", **about(production))
    assert refused.value.field == "reason"


def test_saved_parts_that_are_used_cant_be_broken_after_all(production: Production, batch: Batch) -> None:
    (movement,) = work(production, batch, rejected=1, cause="clasp", parts_lost=False).movements
    work(production, batch, made=10)
    with pytest.raises(Refused, match="brukt til noe annet"):
        undo(production, movement)


def test_a_receipt_is_undone_until_its_parts_are_used(production: Production, batch: Batch) -> None:
    second = production.receive(Hjerte=5)
    undo(production, second)
    first = StockMovement.objects.filter(kind="receipt", reverses=None).first()
    work(production, batch, made=1)
    with pytest.raises(Refused, match="brukt til noe annet"):
        undo(production, first)


def test_what_comes_back_is_held_again(production: Production) -> None:
    production.product.uses_reservations = True
    production.product.save()
    batch = production.batch(planned=4)
    heart = production.parts["Hjerte"]
    (movement,) = work(production, batch, made=4).movements
    assert not Reservation.objects.filter(component=heart).exists()
    undo(production, movement)
    assert Reservation.objects.get(component=heart).quantity == 4
    work(production, batch, rejected=1, cause="clasp", parts_lost=False)
    assert Reservation.objects.get(component=heart).quantity == 4


def test_what_is_held_for_a_batch_isnt_undone_off_the_shelf(production: Production) -> None:
    production.product.uses_reservations = True
    production.product.save()
    production.batch(planned=5)
    receipt = StockMovement.objects.get(kind="receipt")
    with pytest.raises(Refused, match="Eske: de holdes av til et parti"):
        undo(production, receipt)


def test_what_went_back_is_taken_to_the_table_again_and_held_once(production: Production) -> None:
    production.product.uses_steps = production.product.uses_reservations = True
    production.product.save()
    batch = production.batch(planned=5)
    steps(production, batch, assembled=4)
    back = close_batch(batch, date=TODAY, **about(production))
    assert back is not None
    reopen_batch(batch, **about(production))
    pearl = Reservation.objects.filter(batch=batch, component=production.parts["Perle"])
    assert pearl.get().quantity == 10
    undo(production, back)
    assert pearl.get().quantity == 2
    assert shelf(production)["Perle"] == 12
