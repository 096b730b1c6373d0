"""From a piece in a customer's hand back to days and deliveries, and from a bad delivery to its pieces."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.make_pieces import reject
from assignments.models import PieceMovement, StockMovement, Terms
from assignments.post_stock import reverse_pieces, reverse_stock
from assignments.stock_ledger import piece_ledger, stock_ledger
from assignments.trace import brought_by, trace_batch, trace_delivery
from bikuben.papers import Desk
from tests.assignments.production.world import Production, bring
from tests.cast import NOW, TODAY

YESTERDAY = TODAY - timedelta(days=1)


def deliver(production: Production, pieces: int, terms: str | None = None) -> None:
    wanted = [Wanted(production.product, pieces)]
    deliver_pieces(production.shop, wanted, date=TODAY, terms=terms, by=production.by, now=NOW, today=TODAY)


def test_days_and_numbers_and_causes(production: Production) -> None:
    batch = production.batch(day=YESTERDAY)
    production.make(batch, 2, day=YESTERDAY)
    production.make(batch, 3)
    with transaction.atomic():
        desk = Desk(PieceMovement, StockMovement, by=production.by, now=NOW, issued_on=TODAY)
        reject(desk, batch, 1, cause="chain", ledger=stock_ledger(), day=TODAY)
    traced = trace_batch(batch)
    assert [(one.day, one.kind.value, one.pieces, one.cause) for one in traced.days] == [
        (YESTERDAY, "made", 2, ""),
        (TODAY, "made", 3, ""),
        (TODAY, "rejected", 1, "kjedet røk"),
    ]
    assert (traced.made, traced.rejected) == (5, 1)


def test_what_was_undone_is_not_told(production: Production) -> None:
    batch = production.batch()
    movement, pieces = production.make(batch, 2)
    with transaction.atomic():
        desk = Desk(PieceMovement, StockMovement, by=production.by, now=NOW, issued_on=TODAY)
        back = reverse_stock(desk, movement, reason="feil", day=TODAY)
        reverse_pieces(desk, pieces, reason="feil", day=TODAY, ledger=piece_ledger(), stock_movement=back)
    traced = trace_batch(batch)
    assert traced.days == []
    assert traced.where == []
    assert traced.deliveries == []


def test_each_part_leads_to_its_deliveries_oldest_first(production: Production) -> None:
    batch = production.batch(30)
    bring(production, TODAY, {"Hjerte": 5, "Perle": 50, "Kjede": 5, "Eske": 5})
    production.make(batch, 22)
    of_hearts = [
        (one.supplier, one.day, one.pieces)
        for one in trace_batch(batch).deliveries
        if one.component == "Hjerte"
    ]
    assert of_hearts == [("Perler og sånt AS", TODAY, 20), ("Perler og sånt AS", TODAY, 2)]


def test_where_the_pieces_went(production: Production) -> None:
    batch = production.batch()
    production.make(batch, 9)
    deliver(production, 4)
    deliver(production, 2, terms=Terms.SOLD)
    assert [(one.place.value, one.outlet, one.count) for one in trace_batch(batch).where] == [
        ("home", "", 3),
        ("outlet", "Gullfugl Smykker", 4),
        ("sold", "Gullfugl Smykker", 2),
    ]


def test_a_bad_delivery_leads_to_every_batch_that_got_its_parts(production: Production) -> None:
    good = StockMovement.objects.get()
    bad = bring(production, TODAY, {"Hjerte": 30})
    bring(production, TODAY, {"Perle": 60, "Kjede": 30, "Eske": 30})
    first, second = production.batch(), production.batch(20)
    production.make(first, 10)
    production.make(second, 12)
    deliver(production, 15)
    parts, batches = trace_delivery(brought_by(bad))
    assert [(one.line.component.name, one.on_shelf, one.in_batches, one.lost) for one in parts] == [
        ("Hjerte", 28, 2, 0)
    ]
    (found,) = batches
    assert (found.batch, found.parts) == (second, [("Hjerte", 2)])
    assert [(one.outlet, one.count) for one in found.where] == [("", 7), ("Gullfugl Smykker", 5)]
    _parts, batches = trace_delivery(brought_by(good))
    assert [one.batch for one in batches] == [first, second]


def test_a_lost_part_is_told_as_lost(production: Production) -> None:
    batch = production.batch()
    chain = production.parts["Kjede"]
    with transaction.atomic():
        desk = Desk(PieceMovement, StockMovement, by=production.by, now=NOW, issued_on=TODAY)
        reject(desk, batch, 1, cause="chain", ledger=stock_ledger(), day=TODAY, lost={chain.pk: 1})
    assert [(one.component, one.pieces, one.lost) for one in trace_batch(batch).deliveries] == [
        ("Kjede", 0, 1)
    ]
    parts, _batches = trace_delivery(brought_by(StockMovement.objects.get(kind="receipt")))
    assert {one.line.component.name: one.lost for one in parts} == {
        "Hjerte": 0,
        "Perle": 0,
        "Kjede": 1,
        "Eske": 0,
    }


@pytest.mark.parametrize("batches", [1, 4])
def test_the_number_of_queries_is_the_same(
    production: Production, batches: int, django_assert_num_queries
) -> None:
    for _number in range(batches):
        made = production.batch()
        production.make(made, 2)
        deliver(production, 2)
    receipt = StockMovement.objects.earliest("pk")
    with django_assert_num_queries(6):
        trace_batch(made)
    with django_assert_num_queries(5):
        trace_delivery(brought_by(receipt))


def test_the_parts_of_the_pieces_are_what_the_list_says(production: Production) -> None:
    batch = production.batch()
    production.make(batch, 4)
    found = {one.component: one.pieces for one in trace_batch(batch).deliveries}
    assert found == {"Hjerte": 4, "Perle": 8, "Kjede": 4, "Eske": 4}
