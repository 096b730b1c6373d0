"""The till, its receipts and counts, and the file of an outlet, as they are used."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.models import CashSale, PieceMovement, SaleCount, SalesFile, WaitingSales
from assignments.models.product import Product
from bikuben.once import new_token
from tests.assignments.production.cash_sales.selling import csv_file, example_file, sell_one
from tests.assignments.production.world import Production

TILL, NEW, COUNT = "/production/till/", "/production/till/new/", "/production/till/count/"


def text_of(answer: Any) -> str:
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).replace("\u00a0", " ").split())


def upload(post: Any, browser: Any, production: Production, content: bytes, name: str = "salg.csv") -> Any:
    return post(
        browser,
        f"/production/outlets/{production.shop.pk}/import/",
        {"file": SimpleUploadedFile(name, content)},
    )


def test_one_piece_is_sold_by_two_touches(production: Production, as_supervisor, post) -> None:
    till = as_supervisor.get(TILL).content.decode()
    touch = f"{NEW}?place=0&amp;product={production.product.pk}"
    assert touch in till
    page = as_supervisor.get(touch.replace("&amp;", "&"))
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields}
    answer = post(as_supervisor, touch.replace("&amp;", "&"), sent, paid_by="cash")
    sale = CashSale.objects.get()
    assert answer.headers["Location"] == f"/production/till/receipts/{sale.pk}/"
    assert (sale.total, sale.paid_by, sale.movement.outlet) == (349, "cash", None)
    assert "Solgt for 349 kr, kvittering 2026-0001." in text_of(as_supervisor.get(answer.headers["Location"]))


def test_at_the_stall_what_is_there_can_be_sold(production: Production, as_supervisor, post) -> None:
    url, key = f"{NEW}?place={production.market.pk}", production.product.pk
    post(as_supervisor, url, {f"quantity_{key}": 2, f"price_{key}": "300", "paid_by": "vipps"})
    sale = CashSale.objects.get()
    assert (sale.total, sale.paid_by, sale.movement.outlet) == (600, "vipps", production.market)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"quantity": "0", "price": "349"}, "Skriv hvor mange som er solgt."),
        ({"quantity": "6", "price": "349"}, "Det er bare 5 her."),
        ({"quantity": "-1", "price": "349"}, "Antallet kan ikke være mindre enn null."),
        ({"quantity": "9" * 40, "price": "349"}, "Det er bare 5 her."),
        ({"quantity": "to", "price": "349"}, "Skriv et helt tall."),
        ({"quantity": "1", "price": "0"}, "Prisen må være mer enn null."),
        ({"quantity": "1", "price": "9" * 40}, "stor"),
        ({"quantity": "1", "price": "3\0"}, "Skriv et beløp i kroner"),
        ({"quantity": "1", "price": "349", "paid_by": ""}, "Velg hvordan det er betalt."),
        ({"quantity": "1", "price": "349", "paid_by": "\0"}, "Velg hvordan det er betalt."),
    ],
)
def test_a_bad_sale_is_told_at_its_field(
    fields: dict[str, str], words: str, production: Production, as_supervisor, post
) -> None:
    key = production.product.pk
    sent = {"paid_by": "cash", **fields}
    answer = post(
        as_supervisor,
        f"{NEW}?place=0",
        {
            f"quantity_{key}": sent["quantity"],
            f"price_{key}": sent["price"],
            "paid_by": sent["paid_by"],
        },
    )
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not CashSale.objects.exists()


@pytest.mark.parametrize("place", ["99999", "x", "-1", "9" * 30, "²"])
def test_an_unknown_place_is_not_found(place: str, production: Production, as_supervisor) -> None:
    assert as_supervisor.get(f"{NEW}?place={place}").status_code == 404
    assert as_supervisor.get(f"{NEW}?place={production.shop.pk}").status_code == 404


def test_a_form_sent_twice_sells_once(production: Production, as_supervisor) -> None:
    key, token = production.product.pk, new_token()
    sent = {f"quantity_{key}": 1, f"price_{key}": "349", "paid_by": "cash", "once": token}
    for _ in range(2):
        assert as_supervisor.post(NEW, sent).status_code == 302
    assert CashSale.objects.count() == 1


def test_a_purchase_is_taken_back_after_a_question(production: Production, as_supervisor, post) -> None:
    sale = sell_one(production)
    url = f"/production/till/receipts/{sale.pk}/take-back/"
    assert "Kunden får 349 kr tilbake i kontanter." in text_of(as_supervisor.get(url))
    answer = post(as_supervisor, url)
    assert CashSale.objects.get(reverses=sale).total == -349
    assert "Tar tilbake kjøpet på kvittering 2026-0001" in text_of(
        as_supervisor.get(answer.headers["Location"])
    )
    assert as_supervisor.get(url).status_code == 409
    assert post(as_supervisor, url).status_code == 409
    assert CashSale.objects.count() == 2


def test_the_money_is_counted(production: Production, as_accountant, post) -> None:
    assert "ikke solgt noe siden forrige telling" in text_of(as_accountant.get(COUNT))
    sell_one(production)
    page = text_of(as_accountant.get(COUNT))
    assert "Skal ligge der 349 kr" in page
    sent = {"change": "0", "counted": "340", "counted_by": "Kari", "handed_to": "bank", "explanation": ""}
    refused = post(as_accountant, COUNT, sent)
    assert refused.status_code == 422
    assert "Skriv hva som kan være grunnen til differansen." in text_of(refused)
    answer = post(as_accountant, COUNT, {**sent, "explanation": "Ga for mye igjen"})
    page = text_of(as_accountant.get(answer.headers["Location"]))
    assert "Differansen er \u22129 kr." in page
    assert "Ga for mye igjen" in page
    assert SaleCount.objects.get().handed_to == "bank"


def test_a_file_is_looked_at_and_then_booked(production: Production, as_accountant, post) -> None:
    answer = upload(post, as_accountant, production, example_file())
    preview = answer.headers["Location"]
    assert preview == f"/production/outlets/{production.shop.pk}/import/preview/"
    page = text_of(as_accountant.get(preview))
    assert "har 5, solgt 2, igjen 3" in page
    assert not PieceMovement.objects.filter(kind="sales").exists()
    book = preview.replace("preview", "book")
    assert post(as_accountant, book, {"waiting": "0"}).status_code == 409
    answer = post(as_accountant, book, {"waiting": WaitingSales.objects.get().pk})
    assert answer.status_code == 302
    assert PieceMovement.objects.get(kind="sales").outlet == production.shop
    assert SalesFile.objects.count() == 1
    assert as_accountant.get(preview).status_code == 409
    again = upload(post, as_accountant, production, example_file())
    assert again.status_code == 422
    assert "Denne fila er lest inn før, 04.05.2026." in text_of(again)


def test_a_bad_file_is_told_line_by_line(production: Production, as_supervisor, post) -> None:
    answer = upload(post, as_supervisor, production, csv_file(*["i går;<b>Bie</b>;1;349"] * 30))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("<li>Linje ") == 20
    assert "Og 40 til." in page
    assert "&lt;b&gt;Bie" in page
    assert not WaitingSales.objects.exists()


def test_ten_megabytes_are_refused(production: Production, as_supervisor, post) -> None:
    answer = upload(post, as_supervisor, production, b"dato;vare;antall\n" * 620_000)
    assert answer.status_code == 422
    assert "større enn 2 MB" in text_of(answer)


def test_no_file_is_told(production: Production, as_supervisor, post) -> None:
    answer = post(as_supervisor, f"/production/outlets/{production.shop.pk}/import/")
    assert answer.status_code == 422
    assert "Velg fila du fikk." in text_of(answer)


def test_a_file_is_thrown_away(production: Production, as_supervisor, post) -> None:
    upload(post, as_supervisor, production, example_file())
    url = f"/production/outlets/{production.shop.pk}/import/discard/"
    assert post(as_supervisor, url).status_code == 302
    assert post(as_supervisor, url).status_code == 302
    assert not WaitingSales.objects.exists()


def test_the_example_can_be_sent_back(production: Production, as_supervisor, post) -> None:
    content = as_supervisor.get(f"/production/outlets/{production.shop.pk}/import/example.csv").content
    assert content.decode("utf-8-sig") == "Dato;Vare;Antall;Pris\r\n03.05.2026;MelliBee;1;349,00\r\n"
    assert upload(post, as_supervisor, production, content).status_code == 302


def test_an_english_shop_gets_english_headings(production: Production, as_supervisor) -> None:
    production.shop.language = "en"
    production.shop.save()
    content = as_supervisor.get(f"/production/outlets/{production.shop.pk}/import/example.csv").content
    assert content.decode("utf-8-sig").startswith("Date;Product;Quantity;Price\r\n")


def test_an_unknown_outlet_and_receipt_are_not_found(production: Production, as_supervisor) -> None:
    for url in (
        "/production/outlets/999/import/",
        "/production/outlets/999/import/example.csv",
        "/production/till/receipts/999/",
        "/production/till/receipts/999/receipt.pdf",
    ):
        assert as_supervisor.get(url).status_code == 404


def queries(browser: Any, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert browser.get(url).status_code == 200
    return len(found)


def test_lists_ask_as_often_for_many_as_for_one(production: Production, as_supervisor, post) -> None:
    sell_one(production)
    upload(post, as_supervisor, production, csv_file("30.04.2026;MB-2026-001;1;349"))
    preview = f"/production/outlets/{production.shop.pk}/import/preview/"
    urls = (TILL, NEW, "/production/till/counts/", preview)
    before = {url: queries(as_supervisor, url) for url in urls}
    for number in range(3):
        sell_one(production, outlet=production.market, paid_by="card")
        Product.objects.create(name=f"Bie {number}", prefix=f"B{'ABC'[number]}", job=production.job)
    upload(
        post, as_supervisor, production,
        csv_file(*["30.04.2026;MelliBee;1;349", "30.04.2026;MB-2026-001;1;349", "01.05.2026;MelliBee;1;300"]),
    )  # fmt: skip
    assert {url: queries(as_supervisor, url) for url in urls} == before
