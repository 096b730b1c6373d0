"""A new product: its name, its letters, its price and the job that people work on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from assignments.models import Job, JobKind, Product
from assignments.products import SWITCHES, add_product
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.production.world import Production
from tests.cast import make_job


def add(by: User, **fields: Any) -> Product:
    return add_product(**{"name": "Nøkkelring", "prefix": "NØ", "price": Decimal(129), "by": by, **fields})


def test_it_gets_a_job_of_its_own_and_nothing_is_switched_on(supervisor: User) -> None:
    made = add(supervisor, prefix=" nø ")
    assert (made.prefix, made.price, made.is_active) == ("NØ", Decimal(129), True)
    assert (made.job.title, made.job.kind) == ("Nøkkelring", JobKind.OWN_PRODUCTION)
    assert not any(getattr(made, field) for field in SWITCHES.values())
    assert made.history.get().history_user == supervisor


def test_it_may_share_the_job_of_another_product(production: Production) -> None:
    assert add(production.by, job=production.job).job == production.job


def test_work_for_the_centre_is_no_own_production(supervisor: User) -> None:
    with pytest.raises(Refused, match="egen produksjon") as refused:
        add(supervisor, job=make_job())
    assert refused.value.field == "job"
    assert not Product.objects.exists()


@pytest.mark.parametrize("name", ["MelliBee", "mellibee", " MELLIBEE "])
def test_a_name_is_had_by_one_product(production: Production, name: str) -> None:
    with pytest.raises(Refused) as refused:
        add(production.by, name=name)
    assert (refused.value.code, refused.value.field) == ("taken", "name")


def test_letters_are_had_by_one_product(production: Production) -> None:
    with pytest.raises(Refused, match="Et annet produkt") as refused:
        add(production.by, prefix="mb")
    assert refused.value.field == "prefix"


@pytest.mark.parametrize("prefix", ["", "M", "MELLI", "M1", "M-B", "M B"])
def test_letters_are_two_to_four(supervisor: User, prefix: str) -> None:
    with pytest.raises(Refused) as refused:
        add(supervisor, prefix=prefix)
    assert refused.value.field == "prefix"


@pytest.mark.parametrize("price", [Decimal("-0.01"), Decimal("100000.01")])
def test_a_price_that_cant_be_is_refused(supervisor: User, price: Decimal) -> None:
    with pytest.raises(Refused) as refused:
        add(supervisor, price=price)
    assert refused.value.field == "price"
    assert add(supervisor, price=Decimal(0)).price == 0


def test_a_job_isnt_left_behind_by_a_product_that_was_refused(supervisor: User) -> None:
    with pytest.raises(Refused):
        add(supervisor, prefix="1")
    assert not Job.objects.exists()
