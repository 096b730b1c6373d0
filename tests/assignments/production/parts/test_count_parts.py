"""A count of the parts on the shelf (varetelling)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.count_parts import CountedPart, MovedMeanwhile, count_parts
from assignments.models import Component, StockMovement
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.parts.doing import (
    about,
    count,
    lose,
    moved,
    queries,
    receive,
    shelf,
    undo,
)
from tests.assignments.production.world import Production
from tests.cast import TODAY
from tests.paper_text import pages_of

URL = "/production/parts/count/"


def sheet_of(production: Production, reason: str = "", **counted: str) -> dict[str, str]:
    data = {"reason": reason}
    for name, one in production.parts.items():
        data[f"expected-{one.pk}"] = str(shelf(production, name))
        data[f"counted-{one.pk}"] = counted.get(name, "")
    return data


def test_what_differs_is_put_right_and_all_that_was_counted_stands_on_it(production: Production) -> None:
    receive(production, "Perle", 10, "1.50")
    movement = count(production, "Noen var bulkete", Eske=(20, 17), Hjerte=(20, 20), Perle=(30, 32))
    assert moved(movement) == [
        ("Eske", 3, "shelf", "lost", Decimal("3.00")),
        ("Perle", 2, "outside", "shelf", Decimal("1.50")),
    ]
    counts = movement.counts.select_related("component")
    assert [(one.component.name, one.expected, one.counted, one.difference) for one in counts] == [
        ("Eske", 20, 17, -3),
        ("Hjerte", 20, 20, 0),
        ("Perle", 30, 32, 2),
    ]
    assert (shelf(production, "Eske"), shelf(production, "Perle"), shelf(production, "Kjede")) == (17, 32, 20)
    assert list(verify_papers()) == []
    undo(production, movement)
    assert (shelf(production, "Eske"), shelf(production, "Perle")) == (20, 30)
    assert list(verify_papers()) == []


def test_a_count_that_is_right_needs_no_reason_and_one_that_isnt_does(production: Production) -> None:
    assert moved(count(production, Hjerte=(20, 20))) == []
    with pytest.raises(Refused, match="hva som er grunnen"):
        count(production, Hjerte=(20, 19))
    assert shelf(production, "Hjerte") == 20
    assert list(verify_papers()) == []


def test_by_the_page_an_empty_row_isnt_counted(as_supervisor, production, post) -> None:
    answer = post(as_supervisor, URL, sheet_of(production, "Telte feil sist", Hjerte="0", Eske="21"))
    movement = StockMovement.objects.get(kind="count")
    assert (answer.status_code, answer.url) == (302, f"/production/movements/{movement.pk}/")
    assert movement.counts.count() == 2
    assert (shelf(production, "Hjerte"), shelf(production, "Eske"), shelf(production, "Perle")) == (0, 21, 20)


def test_what_moved_while_she_counted_is_refused_with_what_it_is_now(as_supervisor, production, post) -> None:
    data = sheet_of(production, "Rot", Hjerte="19", Eske="20")
    lose(production, "Hjerte", 4)
    heart, box = production.parts["Hjerte"], production.parts["Eske"]
    page = post(as_supervisor, URL, data)
    assert page.status_code == 422
    form = page.context["form"]
    assert form.errors == {
        f"counted-{heart.pk}": ["Lageret er endret mens du talte: nå skal det være 16. Tell en gang til."]
    }
    assert (form[f"expected-{heart.pk}"].value(), form[f"counted-{heart.pk}"].value()) == ("16", "")
    assert form[f"counted-{box.pk}"].value() == "20"
    assert not StockMovement.objects.filter(kind="count").exists()
    sent_anew = {name: form[name].value() or "" for name in form.fields}
    assert post(as_supervisor, URL, {**sent_anew, f"counted-{heart.pk}": "15"}).status_code == 302
    assert shelf(production, "Hjerte") == 15


def test_the_action_names_each_that_moved(production: Production) -> None:
    heart, pearl = production.parts["Hjerte"], production.parts["Perle"]
    with pytest.raises(MovedMeanwhile, match="Hjerte 20") as refused:
        count_parts(
            {heart.pk: CountedPart(21, 21), pearl: CountedPart(20, 20)}, date=TODAY, **about(production)
        )
    assert refused.value.there == {heart.pk: 20}


@pytest.mark.parametrize("written", ["-1", "2,5", "mange", "10000001", "9" * 300, "\x00"])
def test_a_number_that_cant_be_is_refused(as_supervisor, production, post, written: str) -> None:
    page = post(as_supervisor, URL, sheet_of(production, Hjerte=written))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [f"counted-{production.parts['Hjerte'].pk}"]


@pytest.mark.parametrize("expected", ["", "x", "-5", "9" * 300])
def test_a_page_that_was_meddled_with_changes_nothing(as_supervisor, production, post, expected) -> None:
    data = {**sheet_of(production, Hjerte="3"), f"expected-{production.parts['Hjerte'].pk}": expected}
    assert post(as_supervisor, URL, data).status_code == 422
    assert shelf(production, "Hjerte") == 20


def test_more_than_one_delivery_brings_can_be_counted(as_supervisor, production, post) -> None:
    for _delivery in range(2):
        receive(production, "Perle", 100_000)
    assert post(as_supervisor, URL, sheet_of(production, "Rot", Perle="200019")).status_code == 302
    assert shelf(production, "Perle") == 200_019


def test_an_empty_sheet_is_refused(as_supervisor, production, post) -> None:
    page = post(as_supervisor, URL, sheet_of(production))
    assert page.context["form"].non_field_errors() == ["Skriv hvor mange du talte."]


def test_the_sheet_is_asked_for_with_as_many_queries_for_many(as_supervisor, production) -> None:
    few = queries(as_supervisor, URL)
    for number in range(15):
        Component.objects.create(name=f"Del {number}")
    assert queries(as_supervisor, URL) == few


def test_the_list_to_print_names_every_part_and_what_should_be_there(as_supervisor, production) -> None:
    Component.objects.filter(name="Kjede").update(is_active=False)
    for number in range(25):
        Component.objects.create(name=f"Del {number}")
    answer = as_supervisor.get("/production/parts/count/sheet.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    pages = pages_of(answer.content)
    assert len(pages) == 2
    assert "Telleliste" in pages[0]
    assert "Hjerte 20" in pages[1]
    assert "Kjede" not in "".join(pages)
