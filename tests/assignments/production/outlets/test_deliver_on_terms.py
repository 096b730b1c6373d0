"""What a delivery refuses, and what its delivery note copies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.models import Batch, Client, Outlet
from bikuben.refusals import Refused
from tests.assignments.production.outlets.doing import about, deliver, where
from tests.assignments.production.world import Production
from tests.cast import TODAY


def test_in_consignment_the_pieces_are_there_and_without_a_price(
    production: Production, batch: Batch
) -> None:
    shipment = deliver(production, 5)
    assert where(production) == {"made": 12, "home": 7, "shop": 5, "market": 0, "sold": 0, "gone": 0}
    assert [line.unit_price for line in shipment.movement.lines.all()] == [None]


def test_sold_on_delivery_has_the_price_and_the_pieces_are_sold(production: Production, batch: Batch) -> None:
    wanted = [Wanted(production.product, 5, price=Decimal("299.50"))]
    shipment = deliver_pieces(production.shop, wanted, date=TODAY, terms="sold", **about(production))
    assert [line.unit_price for line in shipment.movement.lines.all()] == [Decimal("299.50")]
    assert where(production)["sold"] == 5


def test_our_own_stall_is_never_sold_to(production: Production, batch: Batch) -> None:
    with pytest.raises(Refused) as refused:
        deliver(production, 5, production.market, terms="sold")
    assert refused.value.code == "own"
    assert deliver(production, 5, production.market).terms == "consignment"


def test_the_outlet_is_read_anew_at_the_desk(production: Production, batch: Batch) -> None:
    """The page may be older than a change: a place out of use gets nothing."""
    stale = Outlet.objects.get(pk=production.shop.pk)
    Outlet.objects.filter(pk=stale.pk).update(is_active=False)
    with pytest.raises(Refused) as refused:
        deliver(production, 1, stale)
    assert refused.value.code == "inactive"


def test_the_address_of_the_client_is_used_where_the_outlet_has_none(
    production: Production, batch: Batch
) -> None:
    client = Client.objects.create(name="Gullfugl AS", address="Markveien 3", postal_code="0554", city="Oslo")
    Outlet.objects.filter(pk=production.shop.pk).update(client=client)
    shipment = deliver(production, 1)
    assert (shipment.outlet_name, shipment.outlet_address) == ("Gullfugl Smykker", "Markveien 3")
    Outlet.objects.filter(pk=production.shop.pk).update(address="Torget 1", postal_code="0150", city="Oslo")
    assert deliver(production, 1).outlet_address == "Torget 1"


@pytest.mark.parametrize("price", [Decimal(-1), Decimal(1_000_001)])
def test_a_price_that_cant_be_is_refused(production: Production, batch: Batch, price: Decimal) -> None:
    wanted = [Wanted(production.product, 5, price=price)]
    with pytest.raises(Refused, match="MelliBee: prisen kan ikke stemme"):
        deliver_pieces(production.shop, wanted, date=TODAY, terms="sold", **about(production))


def test_a_letter_that_paper_cant_show_is_refused_in_the_note(production: Production, batch: Batch) -> None:
    with pytest.raises(Refused) as refused:
        deliver(production, 1, note="Hils 🐝")
    assert (refused.value.code, refused.value.field) == ("not_printable", "note")
