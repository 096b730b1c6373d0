"""A component is in use as long as an open batch, or a list of parts now or later, takes it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assignments.close_batch import close_batch
from assignments.components import change_component
from assignments.models import Component, PartsList
from assignments.parts_lists import set_parts_list
from bikuben.refusals import Refused
from tests.assignments.production.parts.doing import about, lose
from tests.assignments.production.world import Production
from tests.cast import TODAY


def take_out_of_use(production: Production, name: str) -> Component:
    part = production.parts[name]
    off = {"reorder_point": None, "is_active": False, **about(production)}
    return change_component(part, name=name, price=part.price, **off)


def new_list(production: Production, *names: str, days: int = 0) -> PartsList:
    return set_parts_list(
        production.product,
        {production.parts[name]: 1 for name in names},
        valid_from=TODAY + timedelta(days=days),
        by=production.by,
        today=TODAY,
    )


def test_an_open_batch_needs_it_after_the_list_has_changed(production: Production) -> None:
    batch = production.batch(day=TODAY - timedelta(days=5))
    new_list(production, "Hjerte", "Perle")
    lose(production, "Kjede", 20)
    with pytest.raises(Refused, match=f"{batch.code} er ikke avsluttet") as refused:
        take_out_of_use(production, "Kjede")
    assert refused.value.field == "is_active"
    close_batch(batch, date=TODAY, **about(production))
    assert take_out_of_use(production, "Kjede").is_active is False


def test_a_list_to_come_without_it_doesnt_change_todays(production: Production) -> None:
    new_list(production, "Hjerte", "Perle", days=30)
    lose(production, "Kjede", 20)
    with pytest.raises(Refused, match="MelliBee er laget av den"):
        take_out_of_use(production, "Kjede")


def test_a_list_to_come_takes_it_too(production: Production) -> None:
    new_list(production, "Hjerte", "Perle")
    new_list(production, "Hjerte", "Kjede", days=30)
    lose(production, "Kjede", 20)
    with pytest.raises(Refused, match="MelliBee er laget av den"):
        take_out_of_use(production, "Kjede")


def test_a_list_isnt_written_with_a_component_that_someone_took_out_of_use(production: Production) -> None:
    bird = Component.objects.create(name="Fugl")
    production.parts["Fugl"] = bird
    Component.objects.filter(pk=bird.pk).update(is_active=False)
    with pytest.raises(Refused, match="Fugl er ikke i bruk lenger"):
        new_list(production, "Fugl")


def test_no_batch_is_begun_by_an_older_list_of_what_can_no_longer_come_in(production: Production) -> None:
    new_list(production, "Hjerte", "Perle")
    lose(production, "Kjede", 20)
    take_out_of_use(production, "Kjede")
    with pytest.raises(Refused, match="Kjede er ikke i bruk lenger") as refused:
        production.batch(day=TODAY - timedelta(days=1))
    assert refused.value.field == "product"
    assert production.batch().code == "MB-2026-001"
