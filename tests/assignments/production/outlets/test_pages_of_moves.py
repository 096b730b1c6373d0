"""The pages that move pieces: short for the usual, in place with what is wrong, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client as Browser

from assignments.models import Batch, PieceMovement, Product, Shipment
from bikuben.once import new_token
from tests.assignments.production.outlets.doing import deliver, lose, sell, where
from tests.assignments.production.world import Production

Post = Callable[..., Any]


@pytest.fixture
def shop(production: Production) -> str:
    return f"/production/outlets/{production.shop.pk}/"


@pytest.fixture
def number(production: Production) -> str:
    return f"number_{production.product.pk}"


@pytest.fixture
def delivery(number: str) -> dict[str, str]:
    return {number: "5", "date": "2026-05-04", "terms": "consignment", "note": ""}


def test_a_number_is_enough_and_leads_to_the_delivery_note(
    as_supervisor: Browser, production: Production, batch: Batch, post: Post, shop: str, delivery: dict
) -> None:
    page = as_supervisor.get(f"{shop}deliver/").content.decode()
    assert "Det er 12 her." in page
    assert "Fra et bestemt parti" not in page
    answer = post(as_supervisor, f"{shop}deliver/", delivery)
    shipment = Shipment.objects.get()
    assert answer.url == f"/production/shipments/{shipment.pk}/"
    assert "MB-2026-001" in as_supervisor.get(answer.url).content.decode()
    pdf = as_supervisor.get(f"{answer.url}delivery-note.pdf")
    assert pdf.headers["Content-Disposition"] == 'inline; filename="folgeseddel-2026-0001.pdf"'
    assert pdf.content.startswith(b"%PDF")


def test_sent_twice_it_delivers_once(
    as_supervisor: Browser, production: Production, batch: Batch, shop: str, delivery: dict
) -> None:
    fields = {**delivery, "once": new_token()}
    first = as_supervisor.post(f"{shop}deliver/", fields)
    again = as_supervisor.post(f"{shop}deliver/", fields)
    assert (again.status_code, again.url) == (302, first.url)
    assert where(production)["shop"] == 5


@pytest.mark.parametrize(
    "change",
    [
        {"number": ""},
        {"number": "0"},
        {"number": "13"},
        {"number": "-1"},
        {"number": "fem"},
        {"number": "2147483648"},
        {"number": "9" * 5000},
        {"number": "\0"},
        {"date": "2026-05-05"},
        {"date": "9999-12-31"},
        {"date": "0001-01-01"},
        {"date": ""},
        {"terms": "gift"},
        {"note": "W" * 201},
        {"note": "\0"},
        {"note": "🐝"},
        {"terms": "sold", "price": "-1"},
        {"terms": "sold", "price": "1e400"},
        {"terms": "sold", "price": "1000001"},
    ],
)
def test_bad_input_is_answered_at_the_form_and_delivers_nothing(
    as_supervisor: Browser,
    production: Production,
    batch: Batch,
    post: Post,
    shop: str,
    delivery: dict,
    change: dict,
) -> None:
    pk = production.product.pk
    change = {f"{name}_{pk}" if name in ("number", "price") else name: change[name] for name in change}
    assert post(as_supervisor, f"{shop}deliver/", {**delivery, **change}).status_code == 422
    assert Shipment.objects.count() == 0


def test_too_many_is_told_at_the_number(
    as_supervisor: Browser, batch: Batch, post: Post, shop: str, delivery: dict, number: str
) -> None:
    page = post(as_supervisor, f"{shop}deliver/", {**delivery, number: "13"}).content.decode()
    assert "Det er bare 12." in page


def test_a_batch_is_chosen_or_scanned(
    as_supervisor: Browser, production: Production, batch: Batch, post: Post, shop: str, delivery: dict
) -> None:
    newer = production.batch(3)
    production.make(newer, 3)
    Product.objects.update(uses_barcodes=True)
    page = as_supervisor.get(f"{shop}deliver/?code=mb-2026-002").content.decode()
    assert "MB-2026-002 er valgt for MelliBee." in page
    assert f'<option value="{newer.pk}" selected>' in page
    field = f"batch_{production.product.pk}"
    too_many = post(as_supervisor, f"{shop}deliver/", {**delivery, field: newer.pk})
    assert "Det er bare 3." in too_many.content.decode()
    post(
        as_supervisor, f"{shop}deliver/", {**delivery, field: newer.pk, f"number_{production.product.pk}": 2}
    )
    assert [line.batch for line in Shipment.objects.get().movement.lines.all()] == [newer]
    for nonsense in ("999999", "abc", "9" * 40):
        answer = post(as_supervisor, f"{shop}deliver/", {**delivery, field: nonsense})
        assert answer.status_code == 422


@pytest.mark.parametrize("code", ["XX-1", "%00", "🐝", "' OR 1=1"])
def test_an_unknown_code_is_told(as_supervisor: Browser, batch: Batch, shop: str, code: str) -> None:
    answer = as_supervisor.get(f"{shop}deliver/?code={code}")
    assert answer.status_code == 200
    assert "er her." in answer.content.decode()


def test_pieces_come_home(
    as_supervisor: Browser, production: Production, batch: Batch, post: Post, shop: str, number: str
) -> None:
    deliver(production, 5)
    assert "De har 5." in as_supervisor.get(f"{shop}bring-home/").content.decode()
    answer = post(as_supervisor, f"{shop}bring-home/", {number: "2", "date": "2026-05-04"})
    assert answer.url == shop
    assert where(production)["home"] == 9
    assert post(as_supervisor, f"{shop}bring-home/", {number: "4", "date": "2026-05-04"}).status_code == 422


def test_sales_are_typed_in_at_the_usual_price(
    as_accountant: Browser, production: Production, batch: Batch, post: Post, shop: str, number: str
) -> None:
    deliver(production, 5)
    page = as_accountant.get(f"{shop}sales/").content.decode()
    assert 'value="2026-04-01"' not in page  # the first delivery was in May
    assert 'value="349"' in page
    fields = {number: "2", "period_from": "2026-05-01", "period_to": "2026-05-04"}
    assert post(as_accountant, f"{shop}sales/", fields).url == shop
    report = PieceMovement.objects.get(kind="sales")
    assert [str(line.unit_price) for line in report.lines.all()] == ["349.00"]
    assert report.date == date(2026, 5, 4)


def test_days_that_are_reported_already_are_asked_about(
    as_supervisor: Browser, production: Production, batch: Batch, post: Post, shop: str, number: str
) -> None:
    deliver(production, 5)
    sell(production, 1)
    fields = {number: "2", "period_from": "2026-04-30", "period_to": "2026-05-04"}
    asked = post(as_supervisor, f"{shop}sales/", fields)
    assert asked.status_code == 422
    assert "er ført før. Er det samme salg, skal det ikke føres igjen" in asked.content.decode()
    assert where(production)["sold"] == 1
    assert post(as_supervisor, f"{shop}sales/", {**fields, "also": "on"}).status_code == 302
    assert where(production)["sold"] == 3


@pytest.mark.parametrize(
    "change",
    [
        {"period_to": "2026-05-05"},
        {"period_from": "2026-05-04", "period_to": "2026-05-03"},
        {"period_from": "x"},
        {"number": "6"},
        {"number": ""},
        {"price": "-0,01"},
        {"price": "0,001"},
    ],
)
def test_sales_that_cant_be_are_answered_at_the_form(
    as_supervisor: Browser, production: Production, batch: Batch, post: Post, shop: str, change: dict
) -> None:
    deliver(production, 5)
    pk = production.product.pk
    fields = {"number": "2", "period_from": "2026-04-01", "period_to": "2026-04-30", **change}
    fields = {f"{name}_{pk}" if name in ("number", "price") else name: fields[name] for name in fields}
    assert post(as_supervisor, f"{shop}sales/", fields).status_code == 422
    assert where(production)["sold"] == 0


def test_what_is_gone_is_written_off_where_it_was(
    as_supervisor: Browser, production: Production, batch: Batch, post: Post, shop: str, number: str
) -> None:
    deliver(production, 5)
    fields = {number: "1", "date": "2026-05-04", "reason": "Ødelagt"}
    there = f"/production/pieces/gone/?outlet={production.shop.pk}"
    assert post(as_supervisor, there, fields).url == shop
    assert post(as_supervisor, "/production/pieces/gone/", fields).url == "/production/pieces/"
    found = where(production)
    assert (found["home"], found["shop"], found["gone"]) == (6, 4, 2)
    assert post(as_supervisor, there, {**fields, "reason": ""}).status_code == 422


def test_a_count_says_whether_it_agrees(
    as_supervisor: Browser, production: Production, batch: Batch, post: Post, number: str
) -> None:
    expected = f"expected_{production.product.pk}"
    page = "/production/pieces/count/"
    assert "Det skal være 12." in as_supervisor.get(page).content.decode()
    agreed = as_supervisor.post(page, {number: "12", expected: "12", "once": new_token()}, follow=True)
    assert "Talt, og det stemmer." in agreed.content.decode()
    assert post(as_supervisor, page, {number: "11", expected: "12"}).status_code == 422
    assert post(as_supervisor, page, {number: "11", expected: "12", "reason": "Borte"}).status_code == 302
    assert where(production)["gone"] == 1
    for stale in ("12", "", "x"):
        answer = post(as_supervisor, page, {number: "11", expected: stale, "reason": "Borte"})
        assert answer.status_code in (409, 422)
    assert post(as_supervisor, page, {}).status_code == 422
    assert post(as_supervisor, page, {number: "20", expected: "11", "reason": "?"}).status_code == 422


@pytest.mark.parametrize("outlet", ["0", "99999", "x", "9" * 40, "-1", "²"])
@pytest.mark.parametrize("page", ["gone", "count"])
def test_an_outlet_that_isnt_there_isnt_found(
    as_supervisor: Browser, production: Production, page: str, outlet: str
) -> None:
    assert as_supervisor.get(f"/production/pieces/{page}/?outlet={outlet}").status_code == 404


def test_it_is_taken_back_once_with_a_reason(
    as_supervisor: Browser, production: Production, batch: Batch, post: Post
) -> None:
    shipment = deliver(production, 5)
    page = f"/production/piece-movements/{shipment.movement_id}/reverse/"
    assert "Ta tilbake leveransen?" in as_supervisor.get(page).content.decode()
    assert post(as_supervisor, page, {"reason": ""}).status_code == 422
    assert post(as_supervisor, page, {"reason": "Feil sted"}).status_code == 302
    assert where(production)["home"] == 12
    assert post(as_supervisor, page, {"reason": "Feil sted"}).status_code == 409
    shown = as_supervisor.get(f"/production/shipments/{shipment.pk}/").content.decode()
    assert "tatt tilbake" in shown
    assert "Feil sted" in shown


def test_where_every_piece_is_sums_to_what_was_made(
    as_supervisor: Browser, production: Production, batch: Batch
) -> None:
    deliver(production, 5)
    sell(production, 2)
    lose(production, 1)
    html = as_supervisor.get("/production/pieces/").content.decode()
    figures = {"Laget": 12, "Her hos oss": 6, "Gullfugl Smykker": 3, "Solgt": 2, "Borte": 1}
    for label, figure in figures.items():
        assert html.count(f'data-label="{label}" class="bk-number">{figure}</td>') == 2  # product and batch
    assert 'data-label="Julemarked"' not in html
