"""The pages of products: what she sees and what she writes, and that bad input never breaks them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assignments.models import Component, PartsList, Product
from assignments.parts_lists import lists_version
from assignments.products import add_product, switch_product
from assignments.versions import version_of
from payroll.demo.card_texts import CARD_NB
from tests.assignments.production.world import Production
from tests.paper_text import pages_of


def page(name: str, *args: int) -> str:
    return reverse(f"assignments:{name}", args=args)


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def test_the_list_has_price_and_parts(as_supervisor: Browser, production: Production) -> None:
    add_product(name="Nøkkelring", prefix="NØ", price=Decimal("129.50"), by=production.by)
    text = text_of(as_supervisor.get(page("products")))
    assert "MelliBee" in text
    assert "349" in text
    assert ">22<" in text
    assert "129,50" in text


def test_a_product_shows_what_one_piece_takes_and_costs(
    as_supervisor: Browser, production: Production
) -> None:
    text = text_of(as_supervisor.get(page("product", production.product.pk)))
    assert "Perle" in text
    assert "2 à 1,25 kr" in text
    assert "2,50 kr" in text
    assert "22 kr" in text
    assert "Gjelder fra 5. januar 2026" in text
    assert "Skriv punktene" not in text  # the check list is off, and out of sight


def test_a_new_product_goes_on_to_its_list_of_parts(as_supervisor: Browser, project: Any, post: Any) -> None:
    answer = post(as_supervisor, page("new_product"), name="Engel", prefix="en", price="99,50", job="")
    made = Product.objects.get()
    assert answer.headers["Location"] == page("parts_list", made.pk)
    assert (made.name, made.prefix, made.price) == ("Engel", "EN", Decimal("99.50"))


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "\x00"), ("name", "x" * 81), ("prefix", "123"), ("price", "x"),
     ("price", "9" * 30), ("price", "-1"), ("job", "999999999999"), ("job", "x")],
)  # fmt: skip
def test_bad_input_is_said_at_its_field(
    as_supervisor: Browser, project: Any, post: Any, field: str, value: str
) -> None:
    data = {"name": "Engel", "prefix": "EN", "price": "99", "job": "", field: value}
    answer = post(as_supervisor, page("new_product"), data)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert not Product.objects.exists()


def changed(production: Production, **fields: Any) -> dict[str, Any]:
    product = Product.objects.get(pk=production.product.pk)
    return {
        "name": product.name,
        "prefix": product.prefix,
        "price": "349",
        "job": product.job_id,
        "card_nb": "",
        "card_en": "",
        "is_active": "on",
        "version": version_of(product),
        **fields,
    }


def test_the_card_is_written_shown_and_printed(
    as_supervisor: Browser, production: Production, post: Any
) -> None:
    pk = production.product.pk
    assert as_supervisor.get(page("product_card", pk)).status_code == 409
    post(as_supervisor, page("change_product", pk), changed(production, card_nb=CARD_NB))
    shown = text_of(as_supervisor.get(page("product", pk)))
    assert "Fuglen: for trangen til frihet." in shown
    assert shown.count("<svg") == 4
    answer = as_supervisor.get(page("product_card", pk), {"language": "nb"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert pages_of(answer.content)[0].count("Fuglen: for trangen til frihet.") == 10
    assert as_supervisor.get(page("product_card", pk), {"language": "en"}).status_code == 409
    assert as_supervisor.get(page("product_card", pk), {"language": "de"}).status_code == 404


def test_a_card_without_room_is_refused_at_its_field(
    as_supervisor: Browser, production: Production, post: Any
) -> None:
    url = page("change_product", production.product.pk)
    answer = post(as_supervisor, url, changed(production, card_en="A tiger. " * 150))
    assert answer.status_code == 422
    assert "Ta bort omtrent" in str(answer.context["form"].errors["card_en"])


def test_a_stale_change_is_refused(as_supervisor: Browser, production: Production, post: Any) -> None:
    stale = changed(production, name="Ny")
    url = page("change_product", production.product.pk)
    assert post(as_supervisor, url, changed(production, name="Først")).status_code == 302
    assert post(as_supervisor, url, stale).status_code == 409
    assert Product.objects.get().name == "Først"


def test_a_switch_is_one_touch_each_way(as_supervisor: Browser, production: Production, post: Any) -> None:
    url = page("switch_product", production.product.pk)
    post(as_supervisor, url, switch="check_list", on="1")
    assert Product.objects.get().uses_checklist
    assert "Skriv punktene" in text_of(as_supervisor.get(page("product", production.product.pk)))
    post(as_supervisor, url, switch="check_list", on="0")
    assert not Product.objects.get().uses_checklist
    assert post(as_supervisor, url, switch="x", on="1").status_code == 409


def listed(production: Production, **fields: Any) -> dict[str, Any]:
    return {"valid_from": "2026-06-01", "version": lists_version(production.product), **fields}


def test_a_list_of_parts_is_written_for_a_coming_date_and_taken_away(
    as_supervisor: Browser, production: Production, post: Any
) -> None:
    pk = production.product.pk
    heart = f"part_{production.parts['Hjerte'].pk}"
    answer = post(as_supervisor, page("parts_list", pk), listed(production, **{heart: "2"}))
    assert answer.headers["Location"] == page("product", pk)
    coming = PartsList.objects.get(valid_from="2026-06-01")
    assert "Fra 1. juni 2026" in text_of(as_supervisor.get(page("product", pk)))
    assert as_supervisor.get(page("parts_list", pk), {"list": coming.pk}).context["form"][heart].value() == 2
    post(as_supervisor, page("remove_parts_list", coming.pk))
    assert not PartsList.objects.filter(pk=coming.pk).exists()


@pytest.mark.parametrize("value", ["-1", "1000", "x", "1,5", "9" * 40, "\x00"])
def test_a_number_of_parts_that_cant_be_is_said_at_its_part(
    as_supervisor: Browser, production: Production, post: Any, value: str
) -> None:
    heart = f"part_{production.parts['Hjerte'].pk}"
    data = listed(production, **{heart: value})
    answer = post(as_supervisor, page("parts_list", production.product.pk), data)
    assert answer.status_code == 422
    assert answer.context["form"].errors[heart]


@pytest.mark.parametrize("day", ["", "2026-02-30", "x", "9999-12-31", "0001-01-01"])
def test_a_date_that_cant_be_is_said_at_the_date(
    as_supervisor: Browser, production: Production, post: Any, day: str
) -> None:
    heart = f"part_{production.parts['Hjerte'].pk}"
    data = listed(production, **{heart: "1", "valid_from": day})
    answer = post(as_supervisor, page("parts_list", production.product.pk), data)
    assert answer.status_code == 422
    assert answer.context["form"].errors["valid_from"]


@pytest.mark.parametrize("asked", ["x", "9" * 30, "0", "-1", "²"])
def test_an_unknown_list_opens_the_usual_one(
    as_supervisor: Browser, production: Production, asked: str
) -> None:
    assert as_supervisor.get(page("parts_list", production.product.pk), {"list": asked}).status_code == 200


def test_a_product_without_parts_in_the_house_says_what_comes_first(
    as_supervisor: Browser, project: Any, supervisor: Any
) -> None:
    made = add_product(name="Engel", prefix="EN", price=Decimal(1), by=supervisor)
    assert "Det er ingen komponenter ennå" in text_of(as_supervisor.get(page("parts_list", made.pk)))
    assert "Skriv delelista" in text_of(as_supervisor.get(page("product", made.pk)))


def test_the_points_of_a_check_list_are_written_a_line_each(
    as_supervisor: Browser, production: Production, post: Any
) -> None:
    switch_product(production.product, "check_list", True, by=production.by)
    url = page("check_points", production.product.pk)
    post(as_supervisor, url, points="Låsen lukker seg\r\nPerlen sitter fast\r\n")
    assert as_supervisor.get(url).context["form"]["points"].value() == "Låsen lukker seg\nPerlen sitter fast"
    answer = post(as_supervisor, url, points="Hel\nHel")
    assert answer.status_code == 422
    assert "«Hel» står to ganger." in str(answer.context["form"].errors["points"])


def queries(browser: Browser, url: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert browser.get(url).status_code == 200
    return len(counted)


def test_the_number_of_queries_doesnt_grow(as_supervisor: Browser, production: Production) -> None:
    production.batch(1)
    urls = (
        page("products"),
        page("product", production.product.pk),
        page("parts_list", production.product.pk),
    )
    few = [queries(as_supervisor, url) for url in urls]
    for number in range(5):
        add_product(name=f"Engel {number}", prefix=f"E{'ABCDE'[number]}", price=Decimal(1), by=production.by)
        part = Component.objects.create(name=f"Del {number}")
        production.parts_list.lines.create(component=part, quantity=1)
        later = PartsList.objects.create(product=production.product, valid_from=f"2026-07-0{number + 1}")
        later.lines.create(component=part, quantity=2)
        production.batch(1)
    assert [queries(as_supervisor, url) for url in urls] == few


def test_the_accountant_reads_and_changes_nothing(as_accountant: Browser, production: Production) -> None:
    text = text_of(as_accountant.get(page("product", production.product.pk)))
    assert "Slå på" not in text
    assert page("change_product", production.product.pk) not in text
    assert as_accountant.get(page("change_product", production.product.pk)).status_code == 403
