"""What is switched on for a product, and that no open batch is left stuck by it."""

from __future__ import annotations

import pytest
from django.db import transaction

from assignments.models import Batch, Reservation, StockMovement
from assignments.products import SWITCHES, switch_product
from bikuben.papers import Desk
from bikuben.refusals import Refused
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY


@pytest.mark.parametrize("name", SWITCHES)
def test_each_is_switched_on_and_off_again(production: Production, name: str) -> None:
    field = SWITCHES[name]
    assert getattr(switch_product(production.product, name, True, by=production.by), field)
    assert not getattr(switch_product(production.product, name, False, by=production.by), field)


def test_switched_twice_is_switched_once(production: Production) -> None:
    switch_product(production.product, "barcodes", True, by=production.by)
    switch_product(production.product, "barcodes", True, by=production.by)
    assert production.product.history.filter(uses_barcodes=True).count() == 1


def test_there_is_no_other_switch(production: Production) -> None:
    with pytest.raises(Refused) as refused:
        switch_product(production.product, "is_active", False, by=production.by)
    assert refused.value.code == "no_such_switch"


def test_held_parts_stay_held_when_reservations_are_switched_off(production: Production) -> None:
    switch_product(production.product, "reservations", True, by=production.by)
    batch = production.batch(5)
    switch_product(production.product, "reservations", False, by=production.by)
    held = dict(Reservation.objects.filter(batch=batch).values_list("component__name", "quantity"))
    assert held == {"Hjerte": 5, "Perle": 10, "Kjede": 5, "Eske": 5}


def step(production: Production, batch: Batch, kind: str, pieces: int) -> None:
    with transaction.atomic():
        desk = Desk(StockMovement, by=production.by, now=NOW, issued_on=TODAY)
        movement = StockMovement(kind=kind, batch=batch, pieces=pieces, date=TODAY)
        desk.issue(movement, lines=[], counts=[])


def test_steps_stay_while_something_is_half_made(production: Production) -> None:
    batch = production.batch()
    switch_product(production.product, "steps", True, by=production.by)
    switch_product(production.product, "steps", False, by=production.by)
    switch_product(production.product, "steps", True, by=production.by)
    step(production, batch, "assembled", 3)
    step(production, batch, "prepared", 2)
    production.make(batch, 2)
    with pytest.raises(Refused, match="I MB-2026-001 er noe satt sammen og ikke pakket"):
        switch_product(production.product, "steps", False, by=production.by)
    production.make(batch, 1)
    assert not switch_product(production.product, "steps", False, by=production.by).uses_steps


def test_a_closed_batch_holds_no_switch(production: Production) -> None:
    batch = production.batch()
    switch_product(production.product, "steps", True, by=production.by)
    step(production, batch, "assembled", 3)
    Batch.objects.filter(pk=batch.pk).update(closed_on=TODAY)
    assert not switch_product(production.product, "steps", False, by=production.by).uses_steps


@pytest.mark.parametrize("name", ["steps", "reservations", "check_list", "barcodes"])
def test_all_may_be_switched_on_in_the_middle_of_a_batch(production: Production, name: str) -> None:
    production.make(production.batch(), 2)
    assert getattr(switch_product(production.product, name, True, by=production.by), SWITCHES[name])
