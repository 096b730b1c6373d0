"""The register of components."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.components import add_component, change_component
from assignments.models import Component, PartsList
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.production.parts.doing import about, lose
from tests.assignments.production.world import Production
from tests.cast import TODAY


def test_a_name_and_a_price_are_enough(as_supervisor, project, post) -> None:
    answer = post(as_supervisor, "/production/parts/new/", name="  Rosa   perle ", price="1,25")
    made = Component.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/production/parts/{made.pk}/")
    assert (made.name, made.price, made.reorder_point) == ("Rosa perle", Decimal("1.25"), None)
    assert made.history.get().history_user.username == "leder"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Skriv hva den heter."),
        ("price", "", "Skriv hva én kostet."),
        ("price", "-1", "Prisen kan ikke være under null."),
        ("price", "1,255", "Et beløp kan ikke være finere enn øre (to desimaler)."),
        ("price", "100000,01", "Prisen er for høy."),
        ("price", "9" * 400, "Beløpet er for stort."),
        ("reorder_point", "-1", "Skriv et antall fra 0 og opp."),
        ("reorder_point", "to", "Skriv et helt tall."),
        ("reorder_point", "2147483648", "Det kan høyst være 100000."),
    ],
)
def test_what_cant_be_is_refused_at_its_field(
    as_supervisor, project, post, field: str, value: str, sentence: str
) -> None:
    page = post(as_supervisor, "/production/parts/new/", {"name": "Hjerte", "price": "4", field: value})
    assert page.status_code == 422
    assert page.context["form"].errors == {field: [sentence]}
    assert not Component.objects.exists()


@pytest.mark.parametrize("name", ["Hjerte", "HJERTE", " hjerte"])
def test_a_name_is_taken_once(as_supervisor, production: Production, post, name: str) -> None:
    page = post(as_supervisor, "/production/parts/new/", name=name, price="1")
    assert page.context["form"].errors == {
        "name": ["Det er alt en komponent med dette navnet. Se etter i lista."]
    }
    own = f"/production/parts/{production.parts['Hjerte'].pk}/change/"
    version = as_supervisor.get(own).context["form"]["version"].value()
    assert post(as_supervisor, own, name=name, price="1", is_active="on", version=version).status_code == 302


@pytest.mark.parametrize("name", ["Hjer\x00te", "x" * 61, "\U0001f9e8"])
def test_odd_names_are_refused_and_break_nothing(as_supervisor, project, post, name: str) -> None:
    assert post(as_supervisor, "/production/parts/new/", name=name, price="1").status_code == 422


def test_a_stale_page_is_refused(as_supervisor, production: Production, post) -> None:
    url = f"/production/parts/{production.parts['Hjerte'].pk}/change/"
    version = as_supervisor.get(url).context["form"]["version"].value()
    first = post(as_supervisor, url, name="Rødt hjerte", price="5", is_active="on", version=version)
    assert first.status_code == 302
    stale = post(as_supervisor, url, name="Blått hjerte", price="6", is_active="on", version=version)
    assert stale.status_code == 409
    assert Component.objects.filter(name="Rødt hjerte", price=Decimal(5)).exists()


def test_it_stays_in_use_while_some_are_left_or_a_product_takes_it(
    production: Production, supervisor: User
) -> None:
    bird = add_component(name="Fugl", price=Decimal(9), by=supervisor)
    production.parts["Fugl"] = bird
    heart = production.parts["Hjerte"]
    off = {"reorder_point": None, "is_active": False, **about(production)}
    with pytest.raises(Refused, match="noen igjen på lageret"):
        change_component(heart, name="Hjerte", price=heart.price, **off)
    lose(production, "Hjerte", 20)
    with pytest.raises(Refused, match="MelliBee er laget av den"):
        change_component(heart, name="Hjerte", price=heart.price, **off)
    newer = PartsList.objects.create(product=production.product, valid_from=TODAY)
    newer.lines.create(component=bird, quantity=1)
    assert change_component(heart, name="Hjerte", price=heart.price, **off).is_active is False
    with pytest.raises(Refused, match="MelliBee er laget av den"):
        change_component(bird, name="Fugl", price=bird.price, **off)
    heart.refresh_from_db()
    assert heart.is_active is False
