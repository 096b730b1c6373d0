"""A mistake is found again from where it was entered, and a page has one name everywhere."""

from __future__ import annotations

import re

import pytest
from django.test import Client as Browser

from bikuben.roles import Role
from tests.assignments.production.world import Production, build_production
from tests.cast import browser_for, make_project, make_user

TITLES = {
    "parts/": "Komponenter på lager",
    "pieces/": "Hvor stykkene er",
    "outlets/": "Utsalgssteder",
    "products/": "Produkter",
    "till/": "Vårt eget salg",
    "trace/": "Spor en eske",
    "year/2026/": "Årets produksjon 2026",
}


@pytest.fixture
def production(db: None) -> Production:
    make_project()
    return build_production(make_user("leder", Role.SUPERVISOR), in_stock=20)


@pytest.fixture
def browser(production: Production) -> Browser:
    return browser_for(production.by)


def read(browser: Browser, address: str) -> str:
    answer = browser.get(f"/production/{address}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_front_page_leads_to_what_can_be_taken_back(browser: Browser, production: Production) -> None:
    batch = production.batch()
    made, _pieces = production.make(batch, 3)
    assert f'href="/production/batches/{batch.pk}/#papers">Ble noe ført feil?' in read(browser, "")
    page = read(browser, f"batches/{batch.pk}/")
    assert 'id="papers">Alt som er ført' in page
    assert f"/production/movements/{made.pk}/reverse/" in page


def test_a_movement_of_a_batch_leads_back_to_the_batch(browser: Browser, production: Production) -> None:
    batch = production.batch()
    made, _pieces = production.make(batch, 3)
    page = read(browser, f"movements/{made.pk}/")
    assert f'bk-back" href="/production/batches/{batch.pk}/">' in page


@pytest.mark.parametrize("address", list(TITLES))
def test_each_page_is_called_the_same_by_itself_and_by_the_front_page(
    browser: Browser, production: Production, address: str
) -> None:
    production.batch()
    heading = re.search("<h1>(.*?)</h1>", read(browser, address))
    assert heading is not None
    assert heading[1] == TITLES[address]
    link = re.search(
        rf'href="/production/{address.replace("2026", "[0-9]{4}")}">([^<]+)</a>',
        read(browser, "").split('<main id="content"')[1],
    )
    assert link is not None
    assert TITLES[address].startswith(link[1])


@pytest.mark.parametrize("address", ["parts/", "pieces/", "outlets/", "products/", "till/", "trace/"])
def test_each_list_leads_back_to_the_production(
    browser: Browser, production: Production, address: str
) -> None:
    assert 'href="/production/">Produksjon</a>' in read(browser, address).split('<main id="content"')[1]


def test_a_finished_parts_list_leads_on_to_a_batch(browser: Browser, production: Production) -> None:
    page = read(browser, f"products/{production.product.pk}/")
    assert f'href="/production/batches/new/?product={production.product.pk}"' in page


def test_the_form_of_an_outlet_asks_for_our_share(browser: Browser, production: Production) -> None:
    page = read(browser, "outlets/new/")
    assert "Vår del av salget, i prosent" in page
    assert "våre til de er solgt" in page


def test_our_own_stall_has_no_terms(browser: Browser, production: Production) -> None:
    row = read(browser, "outlets/").split(f"/production/outlets/{production.market.pk}/")[1].split("</tr>")[0]
    assert "kommisjon" not in row
