"""Eight people deliver the last pieces at once: never more than there were, and numbers without a gap."""

from __future__ import annotations

import pytest

from assignments.bring_home import bring_home
from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.models import PieceMovement, Shipment
from assignments.stock_ledger import HOME, at_outlet, piece_ledger
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from bikuben.roles import Role
from tests.assignments.production.world import Production, build_production
from tests.cast import NOW, TODAY, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.processes.children import start_child

pytestmark = pytest.mark.processes

WRITERS = 8
EACH = 4
PIECES = 21


def write(production: Production, number: int) -> None:
    """Deliver one piece four times; the first writer then takes one home again."""
    about = {"by": production.by, "now": NOW, "today": TODAY}
    one = [Wanted(production.product, 1)]
    for _ in range(EACH):
        try:
            deliver_pieces(production.shop, one, date=TODAY, **about)
        except Refused as refused:
            if refused.code != "not_enough":
                raise
    if number == 0:
        bring_home(production.shop, one, date=TODAY, **about)


def test_eight_at_once(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        make_project()
        production = build_production(make_user("leder", Role.SUPERVISOR), in_stock=60)
        production.make(production.batch(PIECES), PIECES)

        children = [
            start_child(lambda number=number: write(production, number))[0] for number in range(WRITERS)
        ]
        for process in children:
            process.join(timeout=120)
        assert [process.exitcode for process in children] == [0] * WRITERS

        ledger, pk = piece_ledger(), production.product.pk
        shipped, home = Shipment.objects.count(), PieceMovement.objects.filter(kind="return").count()
        # What came home again may have been delivered once more by whoever was still at it.
        assert shipped in (PIECES, PIECES + 1)
        assert home == 1
        assert ledger.there(pk, at_outlet(production.shop.pk)) == shipped - home
        assert ledger.there(pk, HOME) == PIECES - shipped + home
        assert [one.number for one in Shipment.objects.all()] == list(range(1, shipped + 1))
        assert list(verify_papers()) == []
