"""`verify_papers` finds what was tampered with in the ledgers, line by line, also where each paper is whole.

Someone with the database and bad intentions changes rows past the guards. What the chain itself finds is
tested with the papers; here it is the audits' own sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from assignments import stock_audits
from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.make_pieces import reject
from assignments.models import PieceMovement, Reservation, StockMovement
from assignments.post_stock import reverse_pieces, reverse_stock
from assignments.stock_ledger import piece_ledger, stock_ledger
from bikuben.papers import Desk
from bikuben.papers.guards import install_guards
from bikuben.papers.verify import verify_papers
from tests.assignments.production.parts.doing import correct, count, lose, receive, undo
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY


@contextmanager
def no_guards(*tables: str) -> Iterator[None]:
    """Someone with the database file and bad intentions."""
    with connection.cursor() as cursor:
        for table in tables:
            if connection.vendor == "sqlite":
                for event in ("update", "delete", "insert"):
                    cursor.execute(f'DROP TRIGGER "{table}_final_{event}"')
            else:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
    yield
    install_guards()


def change(sql: str, *params: object) -> None:
    table = sql.split()[1]
    with no_guards(table), connection.cursor() as cursor:
        cursor.execute(sql, params)
        assert cursor.rowcount > 0


def said(audit: object) -> list[str]:
    assert audit in stock_audits.STOCK_AUDITS
    found = list(audit())  # type: ignore[operator]
    assert set(found) <= set(verify_papers())
    return found


def test_a_busy_house_is_sound(production: Production) -> None:
    batch = production.batch()
    receive(production, "Hjerte", 5, "6.00")
    made, pieces = production.make(batch, 3)
    production.make(batch, 2)
    with transaction.atomic():
        desk = Desk(PieceMovement, StockMovement, by=production.by, now=NOW, issued_on=TODAY)
        chain = production.parts["Kjede"].pk
        reject(desk, batch, 2, cause="chain", ledger=stock_ledger(), day=TODAY, lost={chain: 1})
        reject(desk, batch, 1, cause="clasp", ledger=stock_ledger(), day=TODAY, lost={}, for_repair=True)
    count(production, "Rot", Hjerte=(19, 15), Eske=(14, 16))
    undo(production, correct(production, "Perle", -2))
    undo(production, lose(production, "Perle", 2))
    deliver_pieces(
        production.shop, [Wanted(production.product, 1)], date=TODAY, by=production.by, now=NOW, today=TODAY
    )
    with transaction.atomic():
        desk = Desk(PieceMovement, StockMovement, by=production.by, now=NOW, issued_on=TODAY)
        ledger = piece_ledger()
        back = reverse_stock(desk, made, reason="Feil", day=TODAY)
        reverse_pieces(desk, pieces, reason="Feil", day=TODAY, ledger=ledger, stock_movement=back)
    assert list(verify_papers()) == []


def test_a_receipt_made_smaller_leaves_fewer_than_none(production: Production) -> None:
    lose(production, "Hjerte", 18)
    line = production.parts["Hjerte"].lines.get(lot=None)
    change("UPDATE assignments_stockline SET quantity = 10 WHERE id = %s", line.pk)
    assert said(stock_audits.parts_in_stock_add_up) == [
        "stock_movement 2026-0002, line 1: fewer than none are left",
        "stock_movement 2026-0002, line 1: -8 are left, not 2",
    ]


def test_what_was_left_is_recounted(production: Production) -> None:
    line = lose(production, "Hjerte", 18).lines.get()
    change("UPDATE assignments_stockline SET source_after = 3 WHERE id = %s", line.pk)
    assert said(stock_audits.parts_in_stock_add_up) == ["stock_movement 2026-0002, line 1: 2 are left, not 3"]


def test_a_part_costs_what_its_lot_cost(production: Production) -> None:
    line = lose(production, "Hjerte", 1).lines.get()
    change("UPDATE assignments_stockline SET unit_price = 1 WHERE id = %s", line.pk)
    assert said(stock_audits.parts_in_stock_add_up) == [
        "stock_movement 2026-0002, line 1: not of the part and the price of its lot"
    ]


def test_a_count_expected_what_there_was(production: Production) -> None:
    count(production, Hjerte=(20, 20))
    change("UPDATE assignments_stockcountline SET expected = 19, counted = 19")
    assert said(stock_audits.parts_in_stock_add_up) == [
        "stock_movement 2026-0002, count 1: 19 were expected, and there were 20"
    ]


def test_a_count_put_right_what_differed(production: Production) -> None:
    count(production, "Rot", Hjerte=(20, 18))
    change("UPDATE assignments_stockcountline SET counted = 17, difference = -3")
    assert said(stock_audits.counts_add_up) == [
        "stock_movement 2026-0002, count 1: -2 were put right, not -3"
    ]


def test_pieces_are_recounted_too(production: Production) -> None:
    production.make(production.batch(), 3)
    deliver_pieces(
        production.shop, [Wanted(production.product, 2)], date=TODAY, by=production.by, now=NOW, today=TODAY
    )
    change("UPDATE assignments_pieceline SET quantity = 1 WHERE source = 'batch'")
    assert said(stock_audits.pieces_add_up) == [
        "piece_movement 2026-0002, line 1: fewer than none are left",
        "piece_movement 2026-0002, line 1: -1 are left, not 1",
    ]
    assert said(stock_audits.pieces_hold_their_parts) == [
        "batch MB-2026-001: the parts in its pieces aren't what 1 pieces take"
    ]


@pytest.mark.parametrize("table", ["assignments_stockline", "assignments_stockmovement"])
def test_a_reversal_is_the_exact_opposite(production: Production, table: str) -> None:
    back = undo(production, lose(production, "Hjerte", 5))
    if table == "assignments_stockline":
        change("UPDATE assignments_stockline SET quantity = 4 WHERE paper_id = %s", back.pk)
        assert said(stock_audits.reversals_are_exact) == [
            "stock_movement 2026-0003: not the opposite of stock_movement 2026-0002"
        ]
    else:
        change("UPDATE assignments_stockmovement SET kind = 'correction' WHERE id = %s", back.pk)
        assert said(stock_audits.reversals_are_exact) == ["stock_movement 2026-0003: undoes what it can't"]


def test_a_reversal_is_of_as_many_pieces(production: Production) -> None:
    back = undo(production, production.make(production.batch(), 2)[0])
    change("UPDATE assignments_stockmovement SET pieces = -1 WHERE id = %s", back.pk)
    assert said(stock_audits.reversals_are_exact) == [
        "stock_movement 2026-0003: not as many pieces as it undoes"
    ]


def test_a_closed_batch_has_nothing_left(production: Production) -> None:
    batch = production.batch()
    movement, _made = production.make(batch, 2)
    batch.closed_on = TODAY
    batch.save()
    assert said(stock_audits.closed_batches_are_empty) == []
    Reservation.objects.create(batch=batch, component=production.parts["Perle"], quantity=4)
    line = movement.lines.filter(component=production.parts["Hjerte"], target="pieces").get()
    change("UPDATE assignments_stockline SET quantity = 1 WHERE id = %s", line.pk)
    assert said(stock_audits.closed_batches_are_empty) == [
        "batch MB-2026-001: is closed and holds 4 of Perle",
        "batch MB-2026-001: is closed with 1 of Hjerte on its table",
    ]
