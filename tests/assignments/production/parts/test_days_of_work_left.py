"""How many days of work the parts are enough for, and the to-do below the re-order point."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.models import Component, Job, PartsList, Product
from assignments.parts_left import part_todos, parts_in_stock
from assignments.rules.parts_left import Lasting, Pace, lasting, pace_of
from bikuben.roles import Role
from tests.assignments.production.parts.doing import lose, receive, undo
from tests.assignments.production.world import Production
from tests.cast import TODAY

MAY = date(2026, 5, 1)


def at(production: Production, name: str, point: int) -> None:
    Component.objects.filter(pk=production.parts[name].pk).update(reorder_point=point)


def texts(today: date = TODAY) -> list[str]:
    return [str(one.text) for one in part_todos(today)]


def test_the_pace_is_of_the_last_ten_days_with_production() -> None:
    made = {MAY + timedelta(days=number): 4 for number in range(10)}
    assert pace_of(made) == Pace(40, 10)
    assert pace_of({**made, MAY - timedelta(days=30): 400, MAY + timedelta(days=20): 14}) == Pace(50, 10)
    assert pace_of({MAY: 0, TODAY: 6}) == Pace(6, 1)
    assert pace_of({}) == Pace()


@pytest.mark.parametrize(
    ("at_hand", "uses", "expected"),
    [
        (12, [(1, Pace(40, 10))], Lasting(12, 3)),
        (12, [(2, Pace(40, 10))], Lasting(6, 1)),
        (3, [(1, Pace(40, 10))], Lasting(3, 0)),
        (0, [(1, Pace(40, 10))], Lasting(0, 0)),
        (-2, [(1, Pace())], Lasting(0, None)),
        (12, [(5, Pace())], Lasting(2, None)),
        (12, [], Lasting(None, None)),
        # Of two products the one that uses it most a day counts: 8 a day against 6.
        (24, [(1, Pace(60, 10)), (4, Pace(20, 10))], Lasting(6, 3)),
        (24, [(3, Pace()), (1, Pace(60, 10))], Lasting(24, 4)),
    ],
)
def test_how_long_it_lasts(at_hand: int, uses: list[tuple[int, Pace]], expected: Lasting) -> None:
    assert lasting(at_hand, uses) == expected


def test_a_piece_that_takes_none_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        lasting(3, [(0, Pace())])


def test_below_the_point_there_is_a_todo_for_the_supervisor(production: Production) -> None:
    at(production, "Hjerte", 20)
    assert texts() == []
    at(production, "Hjerte", 21)
    (todo,) = part_todos(TODAY)
    assert todo.text == "Hjerte: 20 igjen, nok til 20 stykker."
    assert todo.url == f"/production/parts/{production.parts['Hjerte'].pk}/"
    assert (todo.roles, todo.urgent) == ((Role.SUPERVISOR,), False)


def test_it_says_days_where_the_pace_is_known(production: Production) -> None:
    at(production, "Perle", 30)
    batch = production.batch()
    production.make(batch, 2, day=date(2026, 4, 27))
    undone, _made = production.make(batch, 1, day=date(2026, 4, 27))
    production.make(batch, 3, day=date(2026, 4, 29))
    # Six pieces on two days; eight pearls are enough for four pieces.
    assert texts() == ["Perle: 8 igjen, nok til 1 arbeidsdag."]
    undo(production, undone)
    # Five pieces on two days; ten pearls are enough for five.
    assert texts() == ["Perle: 10 igjen, nok til 2 arbeidsdager."]
    lose(production, "Perle", 7)
    (todo,) = part_todos(TODAY)
    assert (todo.text, todo.urgent) == ("Perle: 3 igjen, ikke nok til en arbeidsdag.", True)
    lose(production, "Perle", 3)
    assert texts() == ["Perle: ingen igjen."]
    receive(production, "Perle", 30)
    assert texts() == []


def test_the_list_of_today_counts_and_products_in_production(production: Production) -> None:
    at(production, "Hjerte", 100)
    newer = PartsList.objects.create(product=production.product, valid_from=TODAY)
    newer.lines.create(component=production.parts["Hjerte"], quantity=5)
    coming = PartsList.objects.create(product=production.product, valid_from=TODAY + timedelta(days=1))
    coming.lines.create(component=production.parts["Perle"], quantity=1)
    assert texts() == ["Hjerte: 20 igjen, nok til 4 stykker."]
    assert texts(TODAY + timedelta(days=1)) == ["Hjerte: 20 igjen."]
    Product.objects.update(is_active=False)
    assert texts() == ["Hjerte: 20 igjen."]


def test_what_is_held_for_a_batch_is_work_too(production: Production) -> None:
    production.product.uses_reservations = True
    production.product.save()
    production.batch(10)
    (heart,) = parts_in_stock([production.parts["Hjerte"]], today=TODAY)
    assert (heart.shelf, heart.held, heart.lasting.pieces) == (20, 10, 20)


def test_more_than_three_are_one_line(production: Production) -> None:
    for name in ("Hjerte", "Perle", "Kjede"):
        at(production, name, 25)
    assert len(texts()) == 3
    at(production, "Eske", 25)
    assert texts() == ["4 komponenter må bestilles."]
    production.make(production.batch(), 4)
    (todo,) = part_todos(TODAY)
    assert todo.text == "4 komponenter må bestilles. Den det er minst av, er nok til 1 arbeidsdag."
    assert todo.url == "/production/parts/"
    lose(production, "Perle", 10)
    assert texts() == ["4 komponenter må bestilles. Den det er minst av, er ikke nok til en arbeidsdag."]
    assert part_todos(TODAY)[0].urgent


def test_out_of_use_isnt_ordered(production: Production) -> None:
    at(production, "Hjerte", 25)
    Component.objects.filter(name="Hjerte").update(is_active=False)
    assert texts() == []


def test_many_parts_and_products_are_asked_for_as_few_are(production: Production) -> None:
    at(production, "Hjerte", 25)
    production.make(production.batch(), 1)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            part_todos(TODAY)
        return len(found)

    few = asked()
    job = Job.objects.get(pk=production.job.pk)
    for number in range(6):
        part = Component.objects.create(name=f"Del {number}", price=Decimal(1), reorder_point=9)
        production.parts[part.name] = part
        receive(production, part.name, 3)
        product = Product.objects.create(name=f"Ting {number}", prefix=f"T{'ABCDEF'[number]}", job=job)
        PartsList.objects.create(product=product, valid_from=MAY).lines.create(component=part, quantity=1)
    assert asked() == few
