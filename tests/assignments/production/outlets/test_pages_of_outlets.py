"""The pages of outlets: what they show, what they refuse, and how often they ask the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from assignments.models import Batch, Outlet
from assignments.versions import version_of
from tests.assignments.production.outlets.doing import bring, deliver, lose, sell, take_back
from tests.assignments.production.world import Production

URL = "/production/outlets/"
DETAILS = {
    "name": "Nettbutikken", "kind": "web", "terms": "consignment", "share_percent": "62,5", "language": "nb",
}  # fmt: skip


def test_the_list_says_what_each_has_and_sold_this_year(
    as_supervisor: Browser, production: Production, batch: Batch
) -> None:
    deliver(production, 8)
    sell(production, 3)
    take_back(production, sell(production, 1))
    html = as_supervisor.get(URL).content.decode()
    assert 'data-label="Har nå" class="bk-number">5</td>' in html
    assert 'data-label="Solgt i år" class="bk-number">3</td>' in html


def test_a_new_outlet_is_registered_with_a_comma_in_its_share(
    as_supervisor: Browser, production: Production, post: Callable[..., Any]
) -> None:
    answer = post(as_supervisor, f"{URL}new/", DETAILS)
    outlet = Outlet.objects.get(name="Nettbutikken")
    assert (answer.status_code, answer.url) == (302, f"{URL}{outlet.pk}/")
    assert str(outlet.share_percent) == "62.50"


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "a\0b"},
        {"name": "Gullfugl Smykker"},
        {"kind": "kiosk"},
        {"share_percent": "1e400"},
        {"share_percent": "NaN"},
        {"share_percent": "101"},
        {"client": "9" * 40},
        {"postal_code": "01"},
        {"language": "xx"},
    ],
)
def test_bad_input_is_answered_at_the_form(
    as_supervisor: Browser, production: Production, post: Callable[..., Any], change: dict
) -> None:
    assert post(as_supervisor, f"{URL}new/", {**DETAILS, **change}).status_code == 422
    assert Outlet.objects.count() == 2


def test_a_page_older_than_the_last_change_is_refused(
    as_supervisor: Browser, production: Production, post: Callable[..., Any]
) -> None:
    page, version = f"{URL}{production.shop.pk}/change/", version_of(production.shop)
    fields = {**DETAILS, "kind": "shop", "version": version, "is_active": "on"}
    assert post(as_supervisor, page, {**fields, "name": "Gullfugl"}).status_code == 302
    assert post(as_supervisor, page, {**fields, "name": "Sølvfugl"}).status_code == 409
    assert Outlet.objects.get(pk=production.shop.pk).name == "Gullfugl"


def test_taken_out_of_use_only_when_it_is_empty(
    as_supervisor: Browser, production: Production, batch: Batch, post: Callable[..., Any]
) -> None:
    deliver(production, 2)
    page = f"{URL}{production.shop.pk}/change/"
    fields = {**DETAILS, "kind": "shop", "version": version_of(production.shop)}
    answer = post(as_supervisor, page, fields)
    assert answer.status_code == 422
    assert "Det er stykker der ennå" in answer.content.decode()
    bring(production, 2)
    assert post(as_supervisor, page, fields).status_code == 302


def test_the_page_of_one_offers_what_can_be_done(
    as_supervisor: Browser, production: Production, batch: Batch
) -> None:
    page = f"{URL}{production.shop.pk}/"
    empty = as_supervisor.get(page).content.decode()
    assert f"{page}deliver/" in empty
    assert f"{page}sales/" not in empty
    assert f"{page}bring-home/" not in empty
    deliver(production, 8)
    full = as_supervisor.get(page).content.decode()
    assert f"{page}sales/" in full
    assert f"{page}bring-home/" in full
    assert "MB-2026-001" in full


def test_our_own_stall_is_offered_no_sales_report(
    as_supervisor: Browser, production: Production, batch: Batch
) -> None:
    deliver(production, 8, production.market)
    page = f"{URL}{production.market.pk}/"
    assert f"{page}sales/" not in as_supervisor.get(page).content.decode()
    assert as_supervisor.get(f"{page}sales/").status_code == 409


def test_the_accountant_reads_and_types_in_sales_and_no_more(
    as_accountant: Browser, production: Production, batch: Batch
) -> None:
    deliver(production, 8)
    page = f"{URL}{production.shop.pk}/"
    html = as_accountant.get(page).content.decode()
    assert f"{page}sales/" in html
    for offered in ("deliver/", "bring-home/", "change/", "reverse/", "pieces/gone/", "pieces/count/"):
        assert offered not in html


def test_as_many_queries_for_many_as_for_one(
    as_supervisor: Browser, production: Production, batch: Batch
) -> None:
    pages = [URL, f"{URL}{production.shop.pk}/", "/production/pieces/"]
    _fill(production)
    before = [_queries(as_supervisor, page) for page in pages]
    for number in range(4):
        Outlet.objects.create(name=f"Butikk {number}", kind="shop")
        more = production.batch(3)
        production.make(more, 3)
    for _number in range(3):
        _fill(production)
    assert [_queries(as_supervisor, page) for page in pages] == before


def _fill(production: Production) -> None:
    deliver(production, 3)
    sell(production, 1)
    lose(production, 1, production.shop)
    take_back(production, lose(production, 1))
    take_back(production, bring(production, 1))


def _queries(browser: Browser, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(page).status_code == 200
    return len(asked)
