"""The register: what is taken, what can't be, and an outlet that still holds pieces."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from assignments.models import Batch, Client, Outlet
from assignments.outlets import add_outlet, change_outlet
from assignments.versions import version_of
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.production.outlets.doing import about, bring, deliver
from tests.assignments.production.world import Production


def change(production: Production, outlet: Outlet, **details: Any) -> Outlet:
    return change_outlet(outlet, **{"name": outlet.name, **details}, **about(production))


def test_name_and_kind_are_enough(by: User) -> None:
    outlet = add_outlet(name="  Nettbutikken  ", kind="web", by=by)
    assert (outlet.name, outlet.terms, outlet.share_percent) == ("Nettbutikken", "consignment", Decimal(100))


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"name": "GULLFUGL SMYKKER"}, "name"),
        ({"name": ""}, "name"),
        ({"name": "A" * 121}, "name"),
        ({"kind": "kiosk"}, "kind"),
        ({"share_percent": Decimal("100.01")}, "share_percent"),
        ({"share_percent": Decimal(-1)}, "share_percent"),
        ({"share_percent": Decimal("33.333")}, "share_percent"),
        ({"postal_code": "12"}, "postal_code"),
    ],
)
def test_what_cant_be_is_refused_at_its_field(production: Production, details: dict, field: str) -> None:
    given = {"name": "Nettbutikken", "kind": "web", **details}
    with pytest.raises(Refused) as refused:
        add_outlet(**given, by=production.by)
    assert refused.value.field == field


def test_a_client_is_one_outlet_only(production: Production) -> None:
    client = Client.objects.create(name="Gullfugl AS")
    change(production, production.shop, client=client)
    with pytest.raises(Refused) as refused:
        add_outlet(name="Nettbutikken", kind="web", client=client, by=production.by)
    assert refused.value.field == "client"


def test_our_own_stall_has_no_share_to_settle(production: Production) -> None:
    market = add_outlet(
        name="Sommermarked", kind="market", terms="sold", share_percent=Decimal(50), by=production.by
    )
    assert (market.terms, market.share_percent, market.client) == ("consignment", 100, None)


def test_out_of_use_only_when_it_holds_nothing(production: Production, batch: Batch) -> None:
    deliver(production, 2)
    with pytest.raises(Refused) as refused:
        change(production, production.shop, is_active=False)
    assert (refused.value.code, refused.value.field) == ("holding", "is_active")
    bring(production, 2)
    assert not change(production, production.shop, is_active=False).is_active


def test_it_isnt_made_our_own_after_pieces_have_come(production: Production, batch: Batch) -> None:
    deliver(production, 2)
    with pytest.raises(Refused) as refused:
        change(production, production.shop, kind="market")
    assert refused.value.field == "kind"
    assert change(production, production.shop, kind="web").kind == "web"
    assert change(production, production.market, kind="web").kind == "web"


def test_of_two_who_change_it_the_later_is_told(production: Production) -> None:
    version = version_of(production.shop)
    change(production, production.shop, city="Oslo", version=version)
    with pytest.raises(Refused) as refused:
        change(production, production.shop, city="Bergen", version=version)
    assert refused.value.code == "stale"
