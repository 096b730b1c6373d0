"""A list of parts holds from a date on, and one that a batch is made by never changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from assignments.models import Component, PartsList
from assignments.parts_lists import lists_version, remove_parts_list, set_parts_list
from assignments.plan_batch import parts_list_on, plan_batch
from assignments.products_shown import listed_products, lists_of
from bikuben.refusals import Refused
from tests.assignments.production.world import LIST_FROM, Production
from tests.cast import NOW, TODAY

JUNE = date(2026, 6, 1)


def write(production: Production, numbers: dict[str, int], day: date = JUNE, **fields: Any) -> PartsList:
    parts = {production.parts[name]: number for name, number in numbers.items()}
    return set_parts_list(production.product, parts, valid_from=day, by=production.by, today=TODAY, **fields)


def numbers_of(parts_list: PartsList) -> dict[str, int]:
    return dict(parts_list.lines.values_list("component__name", "quantity"))


def test_a_list_that_no_batch_uses_is_replaced(production: Production) -> None:
    write(production, {"Hjerte": 1, "Perle": 3, "Kjede": 0}, LIST_FROM)
    assert numbers_of(production.product.parts_lists.get()) == {"Hjerte": 1, "Perle": 3}


def test_a_list_that_a_batch_uses_stays_and_a_new_one_begins_later(production: Production) -> None:
    batch = production.batch()
    with pytest.raises(Refused, match=r"lista fra 5\. januar 2026") as refused:
        write(production, {"Hjerte": 2}, LIST_FROM)
    assert refused.value.field == "valid_from"
    with pytest.raises(Refused):
        write(production, {"Hjerte": 2}, LIST_FROM - timedelta(days=1))
    newer = write(production, {"Hjerte": 2}, LIST_FROM + timedelta(days=1))
    assert numbers_of(newer) == {"Hjerte": 2}
    batch.refresh_from_db()
    assert numbers_of(batch.parts_list) == {"Hjerte": 1, "Perle": 2, "Kjede": 1, "Eske": 1}


def test_a_batch_takes_the_list_of_its_first_day(production: Production) -> None:
    june = write(production, {"Hjerte": 1, "Perle": 3})
    assert parts_list_on(production.product, JUNE - timedelta(days=1)) == production.parts_list
    assert parts_list_on(production.product, JUNE) == june
    batch = plan_batch(production.product, 1, started_on=JUNE, by=production.by, now=NOW, today=JUNE)
    assert batch.parts_list == june


@pytest.mark.parametrize("numbers", [{}, {"Hjerte": 0, "Perle": 0}])
def test_an_empty_list_is_refused(production: Production, numbers: dict[str, int]) -> None:
    with pytest.raises(Refused, match="minst én komponent"):
        write(production, numbers)


@pytest.mark.parametrize("number", [-1, 1000])
def test_a_number_that_cant_be_is_refused_at_its_part(production: Production, number: int) -> None:
    with pytest.raises(Refused, match="Hjerte") as refused:
        write(production, {"Hjerte": number})
    assert refused.value.field == f"part_{production.parts['Hjerte'].pk}"
    assert numbers_of(write(production, {"Hjerte": 999})) == {"Hjerte": 999}


@pytest.mark.parametrize("days", [-731, 366])
def test_a_date_too_far_away_is_refused(production: Production, days: int) -> None:
    with pytest.raises(Refused) as refused:
        write(production, {"Hjerte": 1}, TODAY + timedelta(days=days))
    assert refused.value.field == "valid_from"


@pytest.mark.parametrize("days", [-730, 365])
def test_the_first_and_last_dates_that_may_be_chosen(production: Production, days: int) -> None:
    assert write(production, {"Hjerte": 1}, TODAY + timedelta(days=days)).pk


def test_a_part_out_of_use_may_stay_but_not_come(production: Production) -> None:
    Component.objects.filter(name="Perle").update(is_active=False)
    production.parts["Perle"].refresh_from_db()
    assert numbers_of(write(production, {"Hjerte": 1, "Perle": 1})) == {"Hjerte": 1, "Perle": 1}
    production.parts["Lås"] = Component.objects.create(name="Lås", is_active=False)
    with pytest.raises(Refused, match="Lås er ikke i bruk lenger"):
        write(production, {"Hjerte": 1, "Lås": 1})


def test_a_stale_page_changes_nothing(production: Production) -> None:
    version = lists_version(production.product)
    write(production, {"Hjerte": 1}, version=version)
    with pytest.raises(Refused) as refused:
        write(production, {"Hjerte": 2}, version=version)
    assert refused.value.code == "stale"
    assert numbers_of(PartsList.objects.get(valid_from=JUNE)) == {"Hjerte": 1}


def test_only_lists_after_the_used_one_may_be_written_anew(production: Production) -> None:
    production.batch()
    write(production, {"Hjerte": 1})
    PartsList.objects.create(product=production.product, valid_from=LIST_FROM - timedelta(days=9))
    lists = lists_of(listed_products().get(), today=TODAY)
    shown = [*lists.coming, lists.current, *lists.earlier]
    assert [one.may_change for one in shown if one] == [True, False, False]


def test_a_list_is_taken_away_while_no_batch_uses_it(production: Production) -> None:
    coming = write(production, {"Hjerte": 1})
    production.batch()
    remove_parts_list(coming, by=production.by)
    with pytest.raises(Refused, match="Den blir liggende"):
        remove_parts_list(production.parts_list, by=production.by)
    assert list(PartsList.objects.all()) == [production.parts_list]
