"""Parts that are lost, and numbers that were entered wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.models import Component, StockMovement
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.parts.doing import correct, lose, moved, receive, shelf, undo
from tests.assignments.production.world import Production


def test_what_is_lost_goes_from_the_oldest_lot_with_a_reason(as_supervisor, production, post) -> None:
    receive(production, "Hjerte", 5, "6.00")
    heart = production.parts["Hjerte"]
    url = f"/production/parts/{heart.pk}/loss/"
    answer = post(as_supervisor, url, quantity="22", reason=" Malingen  flasset ", date="2026-05-04")
    assert (answer.status_code, answer.url) == (302, f"/production/parts/{heart.pk}/")
    movement = StockMovement.objects.get(kind="loss")
    assert movement.reason == "Malingen flasset"
    assert moved(movement) == [
        ("Hjerte", 20, "shelf", "lost", Decimal("4.50")),
        ("Hjerte", 2, "shelf", "lost", Decimal("6.00")),
    ]
    assert shelf(production, "Hjerte") == 3
    assert list(verify_papers()) == []


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"quantity": "21"}, {"quantity": ["Det er bare 20 på lager."]}),
        ({"quantity": "0"}, {"quantity": ["Skriv et antall fra 1 og opp."]}),
        ({"reason": " "}, {"reason": ["Skriv kort hva som er grunnen."]}),
        ({"reason": "x" * 201}, None),
        ({"reason": "Fa\x00lt"}, None),
        ({"date": "2026-05-05"}, {"date": ["Dagen har ikke vært ennå."]}),
    ],
)
def test_a_loss_that_cant_be_is_refused_and_changes_nothing(
    as_supervisor, production, post, fields, errors
) -> None:
    url = f"/production/parts/{production.parts['Hjerte'].pk}/loss/"
    page = post(as_supervisor, url, {"quantity": "2", "reason": "Falt", "date": "2026-05-04", **fields})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == list(fields)
    assert errors is None or page.context["form"].errors == errors
    assert shelf(production, "Hjerte") == 20


def test_what_is_held_for_a_batch_may_be_lost_as_well(production: Production) -> None:
    production.product.uses_reservations = True
    production.product.save()
    production.batch(10)
    lose(production, "Perle", 20)
    assert shelf(production, "Perle") == 0
    assert list(verify_papers()) == []


def test_more_belong_to_the_newest_lot_at_its_price(production: Production) -> None:
    newest = receive(production, "Hjerte", 5, "6.00").lines.get()
    line = correct(production, "Hjerte", 3).lines.get()
    assert (line.lot_id, line.unit_price, line.source, line.target) == (
        newest.pk,
        Decimal("6.00"),
        "outside",
        "shelf",
    )
    assert shelf(production, "Hjerte") == 28
    assert list(verify_papers()) == []


def test_more_of_what_never_came_are_a_lot_at_the_usual_price(production: Production) -> None:
    production.parts["Tiger"] = Component.objects.create(name="Tiger", price=Decimal("7.25"))
    line = correct(production, "Tiger", 4).lines.get()
    assert (line.lot_id, line.unit_price) == (None, Decimal("7.25"))
    undone = receive(production, "Tiger", 5, "9.00")
    undo(production, undone)
    assert correct(production, "Tiger", 1).lines.get().lot_id == line.pk
    assert shelf(production, "Tiger") == 5
    assert list(verify_papers()) == []


def test_fewer_leave_the_house_as_if_they_never_came_and_can_be_put_back(production: Production) -> None:
    movement = correct(production, "Hjerte", -18)
    assert moved(movement) == [("Hjerte", 18, "shelf", "outside", Decimal("4.50"))]
    assert shelf(production, "Hjerte") == 2
    undo(production, movement)
    assert shelf(production, "Hjerte") == 20
    assert list(verify_papers()) == []


def test_fewer_came_with_the_newest_delivery_and_the_older_keeps_its_own(production: Production) -> None:
    older = production.parts["Hjerte"].lines.get()
    newest = receive(production, "Hjerte", 200, "6.00").lines.get()
    line = correct(production, "Hjerte", -180, "Det kom 20").lines.get()
    assert (line.lot_id, line.quantity, line.unit_price) == (newest.pk, 180, Decimal("6.00"))
    assert [(one.lot_id, one.quantity) for one in correct(production, "Hjerte", -25).lines.all()] == [
        (newest.pk, 20),
        (older.pk, 5),
    ]
    assert shelf(production, "Hjerte") == 15
    assert list(verify_papers()) == []


def test_the_correction_page_asks_up_or_down(as_supervisor, production, post) -> None:
    url = f"/production/parts/{production.parts['Hjerte'].pk}/correct/"
    fields = {"quantity": "4", "reason": "Skrev feil", "date": "2026-05-04"}
    assert post(as_supervisor, url, fields).context["form"].errors == {
        "way": ["Velg om det er flere eller færre."]
    }
    assert post(as_supervisor, url, {**fields, "way": "down"}).status_code == 302
    assert shelf(production, "Hjerte") == 16
    assert post(as_supervisor, url, {**fields, "way": "up"}).status_code == 302
    assert shelf(production, "Hjerte") == 20
    page = post(as_supervisor, url, {**fields, "way": "down", "quantity": "21"})
    assert page.context["form"].errors == {"quantity": ["Det er bare 20 på lager."]}


def test_no_difference_and_no_reason_are_refused(production: Production) -> None:
    with pytest.raises(Refused, match="fra 1 og opp"):
        correct(production, "Hjerte", 0)
    with pytest.raises(Refused, match="hva som er grunnen"):
        correct(production, "Hjerte", 1, reason="  ")
    lose(production, "Hjerte", 20)
    with pytest.raises(Refused, match="Det er ingen på lager"):
        lose(production, "Hjerte", 1)


def test_a_receipt_that_is_used_cant_be_undone(production: Production) -> None:
    movement = receive(production, "Hjerte", 5)
    lose(production, "Hjerte", 21)
    with pytest.raises(Refused, match="brukt til noe annet"):
        undo(production, movement)
    assert shelf(production, "Hjerte") == 4
