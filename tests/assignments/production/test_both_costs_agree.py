"""What a piece costs in parts is the same on a batch's page and on the settlement of what was sold of it."""

from __future__ import annotations

from decimal import Decimal

from assignments.batch_sums import batch_sums
from assignments.piece_costs import piece_costs
from assignments.reject_pieces import reject_pieces
from bikuben.models import User
from tests.assignments.production.world import build_production
from tests.cast import NOW, TODAY, make_project


def test_lost_parts_are_shared_by_the_good_pieces_on_both(supervisor: User) -> None:
    """Four pieces of 22 kr and a chain of 12 kr lost: 25 kr for each good one."""
    make_project()
    production = build_production(supervisor, in_stock=20)
    batch = production.batch()
    production.make(batch, 4)
    chain = production.parts["Kjede"]
    reject_pieces(
        batch, 1, cause="chain", lost={chain.pk: 1}, date=TODAY, by=supervisor, now=NOW, today=TODAY
    )
    assert piece_costs([batch.pk]) == {batch.pk: Decimal(25)}
    assert batch_sums([batch])[batch.pk].per_piece == Decimal(25)
