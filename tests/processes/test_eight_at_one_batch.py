"""Eight people record pieces on one batch at once: exactly as many are made as the parts are enough for."""

from __future__ import annotations

import pytest

from assignments.batch_counts import counts_of
from assignments.batch_sums import batch_sums
from assignments.models import Batch, PieceMovement, Reservation
from assignments.record_work import record_work
from assignments.stock_ledger import HOME, SHELF, piece_ledger, stock_ledger
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from bikuben.roles import Role
from tests.assignments.production.world import Production, build_production
from tests.cast import NOW, TODAY, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.processes.children import start_child

pytestmark = pytest.mark.processes

WRITERS = 8
EACH = 3  # pieces, twice each: 48 are wanted
PEARLS = 2 * 31  # enough for 31: ten times three


def record(production: Production, batch: Batch) -> None:
    """Three pieces, twice; what the parts aren't enough for is refused."""
    for _time in range(2):
        try:
            record_work(batch, made=EACH, date=TODAY, by=production.by, now=NOW, today=TODAY)
        except Refused as refused:
            if refused.code != "not_enough":
                raise


@pytest.mark.parametrize("uses_reservations", [False, True])
def test_eight_at_once(
    thrown_away_database: ThrownAwayDatabase,
    django_db_blocker: pytest.FixtureRequest,
    uses_reservations: bool,
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        make_project()
        production = build_production(make_user("leder", Role.SUPERVISOR))
        production.receive(Hjerte=60, Perle=PEARLS, Kjede=60, Eske=60)
        production.product.uses_reservations = uses_reservations
        production.product.save()
        batch = production.batch(planned=31)
        children = [start_child(lambda: record(production, batch))[0] for _writer in range(WRITERS)]
        for process in children:
            process.join(timeout=120)
        assert [process.exitcode for process in children] == [0] * WRITERS

        assert counts_of(batch).made == 30
        assert piece_ledger().there(production.product.pk, HOME) == 30
        ledger = stock_ledger()
        assert {name: ledger.there(part.pk, SHELF) for name, part in production.parts.items()} == {
            "Hjerte": 30,
            "Perle": 2,
            "Kjede": 30,
            "Eske": 30,
        }
        assert all(part.came == part.good for part in batch_sums([batch])[batch.pk].parts.values())
        numbers = PieceMovement.objects.order_by("number").values_list("number", flat=True)
        assert list(numbers) == list(range(1, 11))
        held = sorted(Reservation.objects.values_list("quantity", flat=True))
        assert held == ([1, 1, 1, 2] if uses_reservations else [])
        assert list(verify_papers()) == []
