"""Our share was changed between sale and settlement: the look says so, and how to settle with the old one."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from assignments.invoice_settlement import invoice_settlement
from assignments.models import Outlet, OutletSettlement
from assignments.outlets import change_outlet
from assignments.settle_outlet import settle_outlet, work_out_settlement
from bikuben.clock import OSLO
from bikuben.refusals import Refused
from tests.assignments.production.outlet_settlements.world import (
    APRIL,
    APRIL_8,
    APRIL_20,
    MARCH_9,
    become_client,
    sell,
    settle,
)
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY, browser_for


def change(shop: Production, percent: str, day: date) -> None:
    now = datetime(day.year, day.month, day.day, 10, tzinfo=OSLO)
    about = {"by": shop.by, "now": now, "today": day}
    shop.shop = change_outlet(shop.shop, name=shop.shop.name, share_percent=Decimal(percent), **about)


def said(shop: Production) -> str:
    answer = browser_for(shop.by).get(
        reverse("assignments:settle_outlet", args=[shop.shop.pk]),
        {"period_from": "2026-04-01", "period_to": "2026-04-30"},
    )
    text = answer.content.decode()
    return text[text.index("Vår del ble endret") :].split("</p>")[0] if "ble endret" in text else ""


@pytest.fixture
def shop(shop: Production) -> Production:
    # The world is built with the clock on the wall: the outlet's history begins on the day of these tests.
    Outlet.history.update(history_date=datetime(2026, 1, 2, 10, tzinfo=OSLO), share_percent=Decimal(60))
    return shop


def test_a_sale_before_the_change_is_told_of(shop: Production) -> None:
    sell(shop, 3, APRIL_8)
    change(shop, "50", APRIL_20)
    assert said(shop) == (
        "Vår del ble endret fra 60 til 50 prosent 20. april 2026. Alt her regnes med 50 prosent. Skal noe "
        "regnes med 60: sett delen tilbake, avregn til og med 19. april 2026, og endre den igjen."
    )


def test_sales_after_it_are_not(shop: Production) -> None:
    change(shop, "50", APRIL_8)
    sell(shop, 3, APRIL_20)
    assert said(shop) == ""


def test_what_was_changed_and_changed_back_the_same_day_is_not(shop: Production) -> None:
    sell(shop, 3, APRIL_8)
    change(shop, "6", APRIL_20)
    change(shop, "60", APRIL_20)
    assert said(shop) == ""


def test_a_share_that_was_another_in_between_is_told_of(shop: Production) -> None:
    sell(shop, 3, APRIL_8)
    change(shop, "70", date(2026, 4, 10))
    change(shop, "60", APRIL_20)
    assert "endret fra 70 til 60 prosent 20. april" in said(shop)


def test_a_change_after_the_look_makes_it_stale(shop: Production) -> None:
    sell(shop, 3, APRIL_8)
    seen = work_out_settlement(shop.shop, *APRIL, today=TODAY).digest
    change(shop, "50", TODAY)
    with pytest.raises(Refused) as refused:
        settle_outlet(shop.shop, *APRIL, previewed=seen, by=shop.by, now=NOW, today=TODAY)
    assert refused.value.code == "changed"
    assert not OutletSettlement.objects.exists()


def test_an_invoice_says_when_what_came_along_from_before_was_sold(shop: Production) -> None:
    become_client(shop)
    sell(shop, 1, MARCH_9)
    sell(shop, 2, APRIL_8)
    invoice = invoice_settlement(settle(shop), by=shop.by, now=NOW, today=TODAY)
    assert (invoice.delivered_from, invoice.delivered_to) == (MARCH_9, APRIL[1])


def test_a_settlement_goes_to_the_clients_address_where_the_outlet_has_none(shop: Production) -> None:
    become_client(shop, address="Torget 1", postal_code="0180")
    Outlet.objects.filter(pk=shop.shop.pk).update(address="", postal_code="", city="")
    shop.shop.refresh_from_db()
    sell(shop, 1, APRIL_8)
    paper = settle(shop)
    assert (paper.outlet_address, paper.outlet_postal_code, paper.outlet_city) == ("Torget 1", "0180", "Oslo")
