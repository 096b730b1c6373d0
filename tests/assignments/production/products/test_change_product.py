"""What may be changed of a product, and what stays because it stands on boxes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from assignments.models import Batch, Product
from assignments.products import change_product
from assignments.versions import version_of
from bikuben.refusals import Refused
from tests.assignments.production.world import Production
from tests.cast import TODAY


def change(production: Production, **fields: Any) -> Product:
    before = production.product
    as_it_is = {name: getattr(before, name) for name in ("name", "prefix", "price", "job", "is_active")}
    return change_product(before, **{**as_it_is, "card_nb": "", "card_en": "", "by": production.by, **fields})


def test_name_price_and_card_are_changed(production: Production) -> None:
    card = "Hjertet: kjærlighet.\r\nPerlen: en juvel.  "
    made = change(production, name="MelliBee to", price=Decimal("399.50"), card_nb=card)
    made.refresh_from_db()
    assert (made.name, made.price) == ("MelliBee to", Decimal("399.50"))
    assert made.card_nb == "Hjertet: kjærlighet.\nPerlen: en juvel."


def test_letters_change_until_there_is_a_batch(production: Production) -> None:
    assert change(production, prefix="ml").prefix == "ML"
    production.product.refresh_from_db()
    production.batch()
    with pytest.raises(Refused, match="Det er laget partier med ML") as refused:
        change(production, prefix="MB")
    assert refused.value.field == "prefix"


def test_it_is_taken_out_of_production_when_no_batch_is_open(production: Production) -> None:
    batch = production.batch()
    with pytest.raises(Refused, match="MB-2026-001 er ikke avsluttet") as refused:
        change(production, is_active=False)
    assert refused.value.field == "is_active"
    Batch.objects.filter(pk=batch.pk).update(closed_on=TODAY)
    assert not change(production, is_active=False).is_active
    assert change(production, is_active=True).is_active


def test_a_stale_page_changes_nothing(production: Production) -> None:
    version = version_of(production.product)
    change(production, name="MelliBee to", version=version)
    with pytest.raises(Refused) as refused:
        change(production, name="MelliBee tre", version=version)
    assert refused.value.code == "stale"
    assert Product.objects.get().name == "MelliBee to"


def test_a_story_without_room_on_the_card_says_how_much_has_to_go(production: Production) -> None:
    with pytest.raises(Refused, match=r"Ta bort omtrent [0-9]+ tegn") as refused:
        change(production, card_en="A long story about a tiger. " * 50)
    assert refused.value.field == "card_en"
    assert Product.objects.get().card_en == ""


def test_a_sign_that_paper_cant_show_is_refused(production: Production) -> None:
    with pytest.raises(Refused) as refused:
        change(production, card_nb="Et hjerte \U0001f49b")
    assert (refused.value.code, refused.value.field) == ("not_printable", "card_nb")
