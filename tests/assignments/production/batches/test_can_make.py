"""What can be made today, and the part that is missing for more."""

from __future__ import annotations

from datetime import date

from assignments.can_make import can_make, can_make_in, share_parts
from assignments.models import Batch, Component, Product
from tests.assignments.production.batches.helpers import steps, work
from tests.assignments.production.world import Production
from tests.cast import TODAY, browser_for


def names(parts: tuple[Component, ...]) -> list[str]:
    return [part.name for part in parts]


def test_the_pearls_are_enough_for_ten(production: Production) -> None:
    (found,) = can_make([production.product], today=TODAY)
    assert (found.pieces, names(found.lacking)) == (10, ["Perle"])
    assert found.missing == production.parts["Perle"]


def test_several_parts_may_be_missing_for_one_more(production: Production) -> None:
    production.receive(Perle=20)
    (found,) = can_make([production.product], today=TODAY)
    assert (found.pieces, names(found.lacking)) == (20, ["Hjerte", "Perle", "Kjede", "Eske"])


def test_what_is_held_for_a_batch_is_free_for_it_alone(production: Production) -> None:
    production.product.uses_reservations = True
    production.product.save()
    mine, other = production.batch(planned=4), production.batch(planned=3)
    (found,) = can_make([production.product], today=TODAY)
    assert found.pieces == 3
    assert {pk: one.pieces for pk, one in can_make_in([mine, other]).items()} == {mine.pk: 7, other.pk: 6}


def test_what_lies_on_its_table_is_its_own(production: Production) -> None:
    production.product.uses_steps = True
    production.product.save()
    batch = production.batch()
    steps(production, batch, assembled=4)
    assert can_make_in([batch])[batch.pk].pieces == 10
    (found,) = can_make([production.product], today=TODAY)
    assert found.pieces == 6


def test_a_batch_goes_by_the_list_that_it_was_begun_with(production: Production, batch: Batch) -> None:
    new = production.product.parts_lists.create(valid_from=TODAY)
    new.lines.create(component=production.parts["Hjerte"], quantity=4)
    (found,) = can_make([production.product], today=TODAY)
    assert (found.pieces, names(found.lacking)) == (5, ["Hjerte"])
    (before,) = can_make([production.product], today=date(2026, 5, 3))
    assert before.pieces == 10
    assert can_make_in([batch])[batch.pk].pieces == 10


def test_without_a_list_nothing_can_be_made(production: Production) -> None:
    other = Product.objects.create(name="Ring", prefix="RI", job=production.job)
    (found,) = can_make([other], today=TODAY)
    assert (found.pieces, found.missing, found.has_list) == (0, None, False)


def test_it_takes_the_same_queries_for_many(production: Production, django_assert_num_queries) -> None:
    work(production, production.batch(), made=1)
    for number in range(3):
        product = Product.objects.create(
            name=f"Ring {number}", prefix=f"R{'ABC'[number]}", job=production.job
        )
        lines = product.parts_lists.create(valid_from=TODAY).lines
        lines.create(component=production.parts["Perle"], quantity=1)
    products = list(Product.objects.all())
    with django_assert_num_queries(6):
        assert len(can_make(products, today=TODAY)) == 4


def test_products_that_share_a_part_are_told_apart_from_those_that_dont(production: Production) -> None:
    ring = Product.objects.create(name="Ring", prefix="RI", job=production.job)
    bird = Component.objects.create(name="Fugl")
    mine = ring.parts_lists.create(valid_from=TODAY)
    mine.lines.create(component=bird, quantity=1)
    assert not share_parts(can_make([production.product, ring], today=TODAY))
    mine.lines.create(component=production.parts["Perle"], quantity=1)
    assert not share_parts(can_make([production.product, ring], today=TODAY))  # none can be made of it yet
    mine.lines.filter(component=bird).delete()
    found = can_make([production.product, ring], today=TODAY)
    assert [one.pieces for one in found] == [10, 20]
    assert share_parts(found)


def test_the_page_says_that_the_numbers_hold_for_each_alone(production: Production) -> None:
    words = "Noen av produktene deler komponenter. Tallene gjelder hvert for seg."
    browser = browser_for(production.by)
    for address in ("/production/", "/production/batches/new/"):
        assert words not in browser.get(address).content.decode()
    ring = Product.objects.create(name="Ring", prefix="RI", job=production.job)
    ring.parts_lists.create(valid_from=TODAY).lines.create(component=production.parts["Perle"], quantity=1)
    for address in ("/production/", "/production/batches/new/"):
        assert words in browser.get(address).content.decode()
