"""The list of parts, one part's page, one movement's page."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.models import Component, StockMovement
from assignments.part_story import story_of
from assignments.parts_left import parts_in_stock
from tests.assignments.production.parts.doing import correct, count, lose, queries, receive, undo
from tests.assignments.production.world import Production
from tests.cast import TODAY

LIST = "/production/parts/"


def one(production: Production, name: str) -> str:
    return f"{LIST}{production.parts[name].pk}/"


def test_the_list_shows_what_there_is_and_what_it_cost(as_supervisor, production: Production) -> None:
    receive(production, "Hjerte", 10, "6.00")
    production.product.uses_reservations = True
    production.product.save()
    batch = production.batch(4)
    production.make(batch, 1)
    Component.objects.filter(name="Hjerte").update(reorder_point=30)
    rows = {row.component.name: row for row in parts_in_stock(Component.objects.all(), today=TODAY)}
    heart = rows["Hjerte"]
    assert (heart.shelf, heart.held, heart.value, heart.is_low) == (29, 3, Decimal("145.50"), True)
    page = as_supervisor.get(LIST).content.decode()
    assert "bestill</span>" in page
    assert "145,50" in page
    # 145,50 + 18 pearls at 1,25 + 19 chains at 12 + 19 boxes at 3.
    assert "453" in page


def test_out_of_use_is_shown_when_asked_for(as_supervisor, production: Production) -> None:
    Component.objects.create(name="Gammel lås", is_active=False)
    assert "Gammel lås" not in as_supervisor.get(LIST).content.decode()
    assert "Gammel lås" in as_supervisor.get(f"{LIST}?all").content.decode()
    Component.objects.filter(name="Hjerte").update(is_active=False)
    assert "Hjerte" in as_supervisor.get(LIST).content.decode()  # twenty are left


def test_a_part_tells_its_story_with_the_shelf_after_each(as_supervisor, production: Production) -> None:
    batch = production.batch()
    production.make(batch, 3)
    lost = lose(production, "Hjerte", 2)
    undo(production, lost)
    correct(production, "Hjerte", -1)
    count(production, "Lå i feil skuff", Hjerte=(16, 18))
    story = story_of(production.parts["Hjerte"])
    assert [(row.movement.kind, row.sources, row.targets, row.change, row.after) for row in story] == [
        ("count", "utenfor", "på lager", 2, 18),
        ("correction", "på lager", "utenfor", -1, 16),
        ("loss", "tapt", "på lager", 2, 17),
        ("loss", "på lager", "tapt", -2, 15),
        ("made", "på lager", "i ferdige stykker", -3, 17),
        ("receipt", "utenfor", "på lager", 20, 20),
    ]
    page = as_supervisor.get(one(production, "Hjerte")).content.decode()
    for words in ("Lå i feil skuff", "Perler og sånt AS", batch.code, "tilbakeføring", "ført tilbake", "−3"):
        assert words in page


def test_the_lots_that_are_left_stand_with_day_and_price(as_supervisor, production: Production) -> None:
    receive(production, "Hjerte", 10, "6.00")
    lose(production, "Hjerte", 21)
    lots = as_supervisor.get(one(production, "Hjerte")).context["lots"].data
    assert [(lot.supplier, lot.count, lot.unit_price) for lot in lots] == [("Perlehuset", 9, Decimal("6.00"))]


@pytest.mark.parametrize("kind", ["receipt", "loss", "count", "made"])
def test_a_movement_has_its_page(as_supervisor, production: Production, kind: str) -> None:
    lose(production, "Hjerte", 2, reason="<b>Falt</b>")
    count(production, "Bulkete", Eske=(20, 18))
    production.make(production.batch(), 1)
    movement = StockMovement.objects.get(kind=kind)
    page = as_supervisor.get(f"/production/movements/{movement.pk}/").content.decode()
    assert movement.full_number in page
    assert "<b>Falt" not in page


def test_what_is_undone_or_closed_isnt_offered_to_be_undone(
    as_supervisor, as_accountant, production: Production
) -> None:
    lost = lose(production, "Hjerte", 2)
    batch = production.batch()
    made, _pieces = production.make(batch, 1)

    def may(browser, movement: StockMovement) -> bool:
        return browser.get(f"/production/movements/{movement.pk}/").context["may_undo"]

    assert (may(as_supervisor, lost), may(as_accountant, lost)) == (True, False)
    assert may(as_supervisor, made)
    back = undo(production, lost)
    assert not may(as_supervisor, lost)
    assert not may(as_supervisor, back)
    batch.closed_on = TODAY
    batch.save()
    assert not may(as_supervisor, made)


def test_the_accountant_reads_and_enters_nothing(as_accountant, as_reader, production: Production) -> None:
    movement = StockMovement.objects.get()
    readable = (LIST, one(production, "Hjerte"), f"/production/movements/{movement.pk}/")
    for url in readable:
        page = as_accountant.get(url)
        assert page.status_code == 200
        assert "Ta imot varer" not in page.content.decode()
        assert as_reader.get(url).status_code == 403
    for url in (f"{LIST}receive/", f"{LIST}count/", f"{one(production, 'Hjerte')}loss/", f"{LIST}new/"):
        assert as_accountant.get(url).status_code == 403


@pytest.mark.parametrize("url", [f"{LIST}999999999/", "/production/movements/999999999/", f"{LIST}9/loss/"])
def test_what_isnt_there_isnt_found(as_supervisor, project, url: str) -> None:
    assert as_supervisor.get(url).status_code == 404


def test_pages_ask_as_often_for_many_rows_as_for_one(as_supervisor, production: Production) -> None:
    batch = production.batch()
    production.make(batch, 1)
    lose(production, "Hjerte", 1)
    big = StockMovement.objects.get(kind="made")
    urls = (LIST, one(production, "Hjerte"), f"/production/movements/{big.pk}/")
    few = [queries(as_supervisor, url) for url in urls[:2]]
    for number in range(8):
        production.parts[f"Del {number}"] = Component.objects.create(name=f"Del {number}", reorder_point=9)
        receive(production, f"Del {number}", 5)
        receive(production, "Hjerte", 5, f"{number}.25")
        lose(production, "Hjerte", 2, reason=f"Grunn {number}")
        production.make(production.batch(), 1)
    assert [queries(as_supervisor, url) for url in urls[:2]] == few
    small, large = production.receive(Hjerte=1), production.receive(Hjerte=1, Perle=1, Kjede=1, Eske=1)
    asked = [queries(as_supervisor, f"/production/movements/{paper.pk}/") for paper in (small, large)]
    assert asked[0] == asked[1]


def test_an_empty_house_says_where_to_begin(as_supervisor, project) -> None:
    assert "Ny komponent" in as_supervisor.get(LIST).content.decode()
    for url in (f"{LIST}receive/", f"{LIST}count/"):
        assert "ingen komponenter i bruk" in as_supervisor.get(url).content.decode()
