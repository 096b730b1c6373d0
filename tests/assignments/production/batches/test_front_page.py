"""The front page of production: what can be made, and the day's three numbers where they are told."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from assignments.batch_counts import Counts, counts_of
from assignments.models import Batch, Outlet, Product, Reservation, Shipment, StockMovement
from bikuben.models import User
from bikuben.roles import Role
from tests.assignments.production.batches.helpers import steps, work
from tests.assignments.production.world import Production
from tests.cast import browser_for, make_user

PAGE = "/production/"


@pytest.fixture
def browser(by: User) -> Browser:
    return browser_for(by)


def told(page: str) -> str:
    return " ".join(page.split())


def send(browser: Browser, post, batch: Batch, way: str = "record", **numbers: object) -> HttpResponse:
    data = {"date": "2026-05-04", "back": "production", **numbers}
    return post(browser, f"/production/batches/{batch.pk}/{way}/", data)


def test_without_products_there_is_one_next_step(browser: Browser) -> None:
    page = told(browser.get(PAGE).content.decode())
    assert "Først trengs et produkt" in page
    assert "Nytt parti" not in page


def test_what_can_be_made_and_what_is_missing_is_said_at_once(
    browser: Browser, production: Production
) -> None:
    page = told(browser.get(PAGE).content.decode())
    assert '<span class="made-can-number">10</span>' in page
    assert "Mangler for flere: Perle" in page
    assert "Ingen partier er i arbeid." in page
    assert "Nytt parti" in page


def test_three_numbers_are_told_where_they_are_asked_for(
    browser: Browser, production: Production, batch: Batch, post
) -> None:
    answer = send(
        browser,
        post,
        batch,
        made="5",
        rejected="1",
        cause="chain",
        parts="lost",
        delivered="4",
        outlet=str(production.shop.pk),
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert counts_of(batch) == Counts(made=5, rejected=1)
    assert Shipment.objects.get().outlet == production.shop
    page = told(browser.get(PAGE).content.decode())
    assert "Ført på MB-2026-001: 5 laget, 1 vraket, 4 levert. Følgeseddel 2026-0001." in page
    assert "5 av 10 laget · 1 vraket · 1 her hos oss" in page


def test_the_outlet_is_the_one_of_last_time(browser: Browser, production: Production, batch: Batch) -> None:
    """A market day of our own is no habit."""
    other = Outlet.objects.create(name="Nettbutikken", kind="web")
    work(production, batch, made=3, delivered=1, outlet=other)
    work(production, batch, delivered=1, outlet=production.market)
    page = browser.get(PAGE).content.decode()
    assert f'<option value="{other.pk}" selected>Nettbutikken</option>' in page


def test_saved_parts_are_chosen_in_one_touch(
    browser: Browser, production: Production, batch: Batch, post
) -> None:
    send(browser, post, batch, rejected="1", cause="clasp", parts="saved")
    movement = StockMovement.objects.get(kind="rejected")
    assert not movement.lines.filter(target="lost").exists()


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ({}, "Skriv minst ett tall."),
        ({"made": "fem"}, "Skriv et helt tall."),
        ({"made": "-1"}, "Skriv et tall fra 0 og opp."),
        ({"made": "9" * 30}, "Så mange kan det ikke være."),
        ({"made": "100001"}, "Så mange kan det ikke være."),
        ({"made": "1\x00"}, "Skriv et helt tall."),
        ({"made": "11"}, "Perle: det er bare 20, og det trengs 22."),
        ({"rejected": "1"}, "Velg hva som var galt."),
        ({"rejected": "1", "cause": "x"}, "Velg et gyldig valg"),
        ({"delivered": "1", "outlet": "999999999999"}, "Velg et gyldig valg"),
        ({"delivered": "1", "outlet": ""}, "Velg hvor stykkene er levert."),
        ({"made": "1", "date": "2026-05-05"}, "Dagen har ikke vært ennå."),
        ({"made": "1", "date": "2026-05-03"}, "Partiet begynte 04.05.2026."),
        ({"made": "1", "date": "i går"}, "Skriv en dato"),
    ],
)
def test_what_cant_be_is_said_at_its_field_and_nothing_is_written(
    browser: Browser, production: Production, batch: Batch, post, numbers: dict, sentence: str
) -> None:
    answer = send(browser, post, batch, **numbers)
    assert answer.status_code == 422
    assert sentence in told(answer.content.decode())
    assert StockMovement.objects.count() == 1


def test_with_steps_it_asks_for_the_steps(browser: Browser, production: Production, post) -> None:
    production.product.uses_steps = True
    production.product.save()
    batch = production.batch()
    page = told(browser.get(PAGE).content.decode())
    assert f'action="/production/batches/{batch.pk}/steps/"' in page
    answer = send(browser, post, batch, "steps", assembled="5", prepared="4", made="3")
    assert answer.status_code == 302
    assert counts_of(batch) == Counts(assembled=5, prepared=4, made=3)
    answer = send(browser, post, batch, "steps", made="2")
    assert answer.status_code == 422
    assert "Det er klargjort 4 til nå. Flere enn det kan ikke være pakket." in answer.content.decode()


def test_where_there_is_no_outlet_nothing_is_delivered(
    browser: Browser, production: Production, post
) -> None:
    Outlet.objects.update(is_active=False)
    batch = production.batch()
    assert "Levert" not in browser.get(PAGE).content.decode()
    assert send(browser, post, batch, made="1", delivered="1").status_code == 302
    assert Shipment.objects.count() == 0


def test_an_open_batch_of_a_product_out_of_use_is_finished(
    browser: Browser, production: Production, batch: Batch
) -> None:
    Product.objects.update(is_active=False)
    page = browser.get(PAGE).content.decode()
    assert "Før på MB-2026-001" in page
    assert "Først trengs et produkt" not in page


def test_a_batch_is_begun_with_what_can_be_made(browser: Browser, production: Production, post) -> None:
    page = told(browser.get("/production/batches/new/").content.decode())
    assert "MelliBee, nok til 10 i dag" in page
    assert 'name="planned" value="10"' in page
    data = {"product": production.product.pk, "planned": "25", "started_on": "2026-05-04", "note": "Til jul"}
    answer = post(browser, "/production/batches/new/", data)
    assert answer.headers["Location"] == PAGE
    batch = Batch.objects.get()
    assert (batch.code, batch.planned, batch.note) == ("MB-2026-001", 25, "Til jul")
    assert "Delene på lager er nok til 10." in browser.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"product": "0"},
        {"product": "x"},
        {"planned": ""},
        {"planned": "0"},
        {"planned": "9" * 20},
        {"started_on": "2026-05-05"},
        {"started_on": "2025-12-31"},
        {"note": "x" * 301},
    ],
)
def test_a_batch_that_cant_be_isnt_begun(browser: Browser, production: Production, post, wrong: dict) -> None:
    data = {"product": production.product.pk, "planned": "5", "started_on": "2026-05-04", **wrong}
    assert post(browser, "/production/batches/new/", data).status_code == 422
    assert not Batch.objects.exists()


def test_what_is_held_must_be_there(browser: Browser, production: Production, post) -> None:
    production.product.uses_reservations = True
    production.product.save()
    data = {"product": production.product.pk, "planned": "11", "started_on": "2026-05-04"}
    answer = post(browser, "/production/batches/new/", data)
    assert answer.status_code == 422
    assert "Perle: det er bare 20, og det trengs 22." in answer.content.decode()
    assert not Reservation.objects.exists()


def test_the_accountant_reads_and_tells_nothing(production: Production, batch: Batch, post) -> None:
    browser = browser_for(make_user("regnskap", Role.ACCOUNTANT))
    page = browser.get(PAGE).content.decode()
    assert "MB-2026-001" in page
    assert 'name="made"' not in page
    assert "Nytt parti" not in page
    assert send(browser, post, batch, made="1").status_code == 403


def test_it_takes_the_same_queries_for_many(browser: Browser, production: Production, batch: Batch) -> None:
    work(production, batch, made=1)
    browser.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        browser.get(PAGE)
    for number in range(3):
        product = Product.objects.create(
            name=f"Ring {number}", prefix=f"R{'ABC'[number]}", job=production.job
        )
        lines = product.parts_lists.create(valid_from=production.parts_list.valid_from).lines
        lines.create(component=production.parts["Perle"], quantity=1)
        other = production.batch()
        work(production, other, made=1, delivered=1, outlet=production.shop)
        steps(production, other, packed=1)
    with CaptureQueriesContext(connection) as many:
        assert browser.get(PAGE).content.decode().count('class="made-form"') == 4
    assert len(many) == len(few)
