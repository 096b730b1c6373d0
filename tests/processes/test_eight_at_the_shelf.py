"""Eight people take parts off one shelf at once: there is enough for some, and never fewer than none."""

from __future__ import annotations

import pytest
from django.db import transaction

from assignments.count_parts import CountedPart, MovedMeanwhile, count_parts
from assignments.lose_parts import lose_parts
from assignments.models import Batch, PieceMovement, StockMovement
from assignments.post_stock import reverse_stock
from assignments.receive_parts import Received, receive_parts
from assignments.stock_ledger import HOME, SHELF, in_pieces, piece_ledger, stock_ledger
from bikuben.papers import Desk
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from bikuben.roles import Role
from tests.assignments.production.world import Production, build_production
from tests.cast import NOW, TODAY, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.processes.children import start_child

pytestmark = pytest.mark.processes

WRITERS = 8
ROUNDS = 3
IN_STOCK = 60  # 30 pieces of two pearls each; all eight ask for 48
A_TIME = 2


def work(production: Production, batch: Batch) -> None:
    """Make two pieces three times, if the parts are there; between them lose a heart, and bring it anew."""
    about = {"by": production.by, "now": NOW, "today": TODAY}
    heart = production.parts["Hjerte"]
    for _round in range(ROUNDS):
        try:
            production.make(batch, A_TIME)
        except Refused as refused:
            if refused.code != "not_enough":
                raise
        receive_parts([Received(heart, 1, heart.price)], supplier="Perlehuset", date=TODAY, **about)
        lose_parts(heart, 1, reason="Falt i gulvet", date=TODAY, **about)


def count_until_it_stands(production: Production) -> None:
    """Count what the shelf says; where someone took meanwhile, count anew."""
    heart = production.parts["Hjerte"]
    for _try in range(500):
        there = stock_ledger([heart.pk]).there(heart.pk, SHELF)
        try:
            counted = {heart: CountedPart(there, there)}
            count_parts(counted, date=TODAY, by=production.by, now=NOW, today=TODAY)
        except MovedMeanwhile:
            continue
        return
    raise AssertionError("the shelf never stood still")


def test_eight_at_once(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        make_project()
        production = build_production(make_user("leder", Role.SUPERVISOR), in_stock=IN_STOCK)
        batches = [production.batch() for _writer in range(WRITERS)]
        heart, pearl = production.parts["Hjerte"], production.parts["Perle"]

        children = [start_child(lambda mine=mine: work(production, mine))[0] for mine in batches]
        children.append(start_child(lambda: count_until_it_stands(production))[0])
        for process in children:
            process.join(timeout=120)
        assert [process.exitcode for process in children] == [0] * (WRITERS + 1)

        ledger, pieces = stock_ledger(), piece_ledger()
        made = IN_STOCK // 2  # every pearl went into a piece, and none twice
        assert pieces.there(production.product.pk, HOME) == made
        assert ledger.there(pearl.pk, SHELF) == 0
        assert sum(ledger.there(pearl.pk, in_pieces(batch)) for batch in batches) == IN_STOCK
        assert ledger.there(heart.pk, SHELF) == IN_STOCK - made
        assert PieceMovement.objects.count() == made // A_TIME
        movements = 1 + made // A_TIME + WRITERS * ROUNDS * 2 + 1
        assert [one.number for one in StockMovement.objects.all()] == list(range(1, movements + 1))
        assert list(verify_papers()) == []


def undo(production: Production, movement: StockMovement) -> None:
    """Undo one movement, unless another was first."""
    try:
        with transaction.atomic():
            desk = Desk(StockMovement, by=production.by, now=NOW, issued_on=TODAY)
            reverse_stock(desk, movement, reason="Feil", day=TODAY)
    except Refused as refused:
        if refused.code != "reversed":
            raise


def test_eight_undo_the_same(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        make_project()
        production = build_production(make_user("leder", Role.SUPERVISOR), in_stock=IN_STOCK)
        heart = production.parts["Hjerte"]
        about = {"by": production.by, "now": NOW, "today": TODAY}
        lost = lose_parts(heart, 5, reason="Falt i gulvet", date=TODAY, **about)

        children = [start_child(lambda: undo(production, lost))[0] for _writer in range(WRITERS)]
        for process in children:
            process.join(timeout=120)
        assert [process.exitcode for process in children] == [0] * WRITERS

        assert StockMovement.objects.filter(reverses=lost).count() == 1
        assert stock_ledger().there(heart.pk, SHELF) == IN_STOCK
        assert list(verify_papers()) == []
