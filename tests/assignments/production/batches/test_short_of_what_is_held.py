"""Fewer on the shelf than batches hold: what there is can still be used."""

from __future__ import annotations

import pytest

from assignments.can_make import can_make_in
from assignments.change_batch import change_batch
from assignments.lose_parts import lose_parts
from assignments.models import Reservation
from assignments.reverse_movement import reverse_movement
from bikuben.refusals import Refused
from tests.assignments.production.batches.helpers import about, shelf, work
from tests.assignments.production.world import Production
from tests.cast import TODAY


@pytest.fixture
def holding(production: Production) -> Production:
    production.product.uses_reservations = True
    production.product.save()
    return production


def test_two_batches_that_hold_more_than_there_is_can_both_be_worked_on(holding: Production) -> None:
    first, second = holding.batch(planned=5), holding.batch(planned=5)
    lose_parts(holding.parts["Hjerte"], 15, reason="falt i sluket", date=TODAY, **about(holding))
    assert [can_make_in([one])[one.pk].pieces for one in (first, second)] == [5, 5]
    work(holding, first, made=3)
    assert shelf(holding)["Hjerte"] == 2
    assert [can_make_in([one])[one.pk].pieces for one in (first, second)] == [2, 2]
    work(holding, second, made=2)
    with pytest.raises(Refused, match="Hjerte: det er ingen igjen, og det trengs 1") as refused:
        work(holding, first, made=1)
    assert "Holdt av" not in str(refused.value.message)


def test_a_batch_that_holds_nothing_gets_none_of_what_is_short(holding: Production) -> None:
    first = holding.batch(planned=8)
    other = holding.batch(planned=2)
    Reservation.objects.filter(batch=other).delete()
    lose_parts(holding.parts["Hjerte"], 14, reason="falt i sluket", date=TODAY, **about(holding))
    assert can_make_in([other])[other.pk].pieces == 0
    with pytest.raises(Refused) as refused:
        work(holding, other, made=1)
    assert str(refused.value.message) == (
        "Hjerte: det er ingen igjen, og det trengs 1. Holdt av til andre partier: 6."
        " Skriv færre, eller før det som er kommet inn først."
    )
    work(holding, first, made=6)
    assert shelf(holding)["Hjerte"] == 0


def test_what_is_held_for_others_is_said_when_a_new_batch_lacks_it(holding: Production) -> None:
    holding.batch(planned=8)
    with pytest.raises(Refused) as refused:
        holding.batch(planned=5)
    assert str(refused.value.message) == (
        "Perle: det er bare 4, og det trengs 10. Holdt av til andre partier: 16."
    )


def test_planning_fewer_lets_go_of_parts_when_holding_is_switched_off_too(production: Production) -> None:
    production.product.uses_reservations = True
    production.product.save()
    batch = production.batch(planned=10)
    production.product.uses_reservations = False
    production.product.save()
    change_batch(batch, planned=4, **about(production))
    assert Reservation.objects.get(component=production.parts["Perle"]).quantity == 8
    assert Reservation.objects.get(component=production.parts["Hjerte"]).quantity == 4


def test_a_delivery_is_undone_after_planning_fewer(production: Production) -> None:
    production.product.uses_reservations = True
    production.product.save()
    more = production.receive(Hjerte=10)
    batch = production.batch(planned=10)
    lose_parts(production.parts["Hjerte"], 12, reason="borte", date=TODAY, **about(production))
    production.product.uses_reservations = False
    production.product.save()
    with pytest.raises(Refused, match="Endre antallet der først"):
        reverse_movement(more, reason="kom aldri", **about(production))
    change_batch(batch, planned=8, **about(production))
    reverse_movement(more, reason="kom aldri", **about(production))
    assert shelf(production)["Hjerte"] == 8
