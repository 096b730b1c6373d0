"""A delivery of parts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from assignments.models import Component, StockMovement
from assignments.receive_parts import Received, receive_parts
from bikuben.once import new_token
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.parts.doing import about, moved, queries, receive, shelf
from tests.assignments.production.world import Production
from tests.cast import TODAY

URL = "/production/parts/receive/"


def form_of(production: Production, **numbers: str) -> dict[str, str]:
    """A delivery, the other rows at their usual prices and empty, as the page has them."""
    data = {"supplier": "Perlehuset", "date": "2026-04-30"}
    for name, one in production.parts.items():
        data[f"quantity-{one.pk}"] = numbers.get(name, "")
        data[f"price-{one.pk}"] = f"{one.price}"
    return data


def test_one_delivery_brings_several_parts_each_at_its_price(as_supervisor, production, post) -> None:
    heart, pearl = production.parts["Hjerte"], production.parts["Perle"]
    data = form_of(production, Hjerte="30", Perle="1 000".replace(" ", ""))
    answer = post(as_supervisor, URL, {**data, f"price-{heart.pk}": "4,75"})
    movement = StockMovement.objects.get(supplier="Perlehuset")
    assert (answer.status_code, answer.url) == (302, f"/production/movements/{movement.pk}/")
    assert movement.date == date(2026, 4, 30)
    assert sorted(moved(movement)) == [
        ("Hjerte", 30, "outside", "shelf", Decimal("4.75")),
        ("Perle", 1000, "outside", "shelf", Decimal("1.25")),
    ]
    assert (shelf(production, "Hjerte"), shelf(production, "Perle")) == (50, 1020)
    assert Component.objects.get(pk=heart.pk).price == Decimal("4.50")
    assert Component.objects.get(pk=pearl.pk).price == Decimal("1.25")
    assert list(verify_papers()) == []


def test_she_may_say_that_the_price_is_the_usual_one_from_now(as_supervisor, production, post) -> None:
    heart = production.parts["Hjerte"]
    data = form_of(production, Hjerte="30")
    post(as_supervisor, URL, {**data, f"price-{heart.pk}": "4,75", "make_usual": "on"})
    heart.refresh_from_db()
    assert heart.price == Decimal("4.75")
    assert heart.history.count() == 2


def test_the_oldest_lot_goes_first_at_its_own_price(production: Production) -> None:
    receive(production, "Hjerte", 10, "5.00")
    movement, _made = production.make(production.batch(21), 9)
    assert {line[4] for line in moved(movement) if line[0] == "Hjerte"} == {Decimal("4.50")}
    production.receive(Perle=100, Kjede=100, Eske=100)
    movement, _made = production.make(production.batch(21), 12)
    hearts = [line for line in moved(movement) if line[0] == "Hjerte" and line[3] == "pieces"]
    assert [(one[1], one[4]) for one in hearts] == [(11, Decimal("4.50")), (1, Decimal("5.00"))]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"supplier": ""}, "supplier"),
        ({"supplier": "x" * 121}, "supplier"),
        ({"supplier": "Perle\x00huset"}, "supplier"),
        ({"date": "2026-05-05"}, "date"),
        ({"date": "2024-12-31"}, "date"),
        ({"date": "i går"}, "date"),
    ],
)
def test_it_refuses_what_cant_be(as_supervisor, production, post, change, field: str) -> None:
    page = post(as_supervisor, URL, {**form_of(production, Hjerte="3"), **change})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert StockMovement.objects.count() == 1


@pytest.mark.parametrize("quantity", ["0", "-3", "2,5", "mange", "100001", "9" * 300])
def test_it_refuses_a_number_that_cant_be(as_supervisor, production, post, quantity: str) -> None:
    page = post(as_supervisor, URL, form_of(production, Hjerte=quantity))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [f"quantity-{production.parts['Hjerte'].pk}"]


def test_it_refuses_no_price_and_an_empty_delivery(as_supervisor, production, post) -> None:
    heart = production.parts["Hjerte"]
    page = post(as_supervisor, URL, {**form_of(production, Hjerte="3"), f"price-{heart.pk}": ""})
    assert page.context["form"].errors == {f"price-{heart.pk}": ["Skriv hva én kostet."]}
    page = post(as_supervisor, URL, form_of(production))
    assert page.context["form"].non_field_errors() == ["Skriv hvor mange som kom."]


def test_sent_twice_it_comes_once(as_supervisor, production) -> None:
    data = {**form_of(production, Hjerte="5"), "once": new_token()}
    first, second = (as_supervisor.post(URL, data) for _ in range(2))
    assert first.url == second.url
    assert shelf(production, "Hjerte") == 25


def test_a_part_out_of_use_isnt_received(production: Production) -> None:
    tiger = Component.objects.create(name="Tiger", price=Decimal(3), is_active=False)
    with pytest.raises(Refused, match="Tiger er ikke i bruk lenger"):
        receive_parts([Received(tiger, 1, Decimal(3))], supplier="Noen", date=TODAY, **about(production))


def test_the_page_knows_earlier_suppliers_and_asks_as_often_for_many(as_supervisor, production) -> None:
    assert 'value="Perler og sånt AS"' in as_supervisor.get(URL).content.decode()
    few = queries(as_supervisor, URL)
    for number in range(15):
        production.parts[f"Del {number}"] = Component.objects.create(name=f"Del {number}")
        receive(production, f"Del {number}", 3, day=TODAY - timedelta(days=number))
    assert queries(as_supervisor, URL) == few
