"""Unsold pieces come home again (retur)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from assignments.deliver_pieces import Wanted
from assignments.models import Outlet, PieceKind, PieceMovement
from assignments.post_stock import piece_lines, refuse_future
from assignments.stock_ledger import HOME, at_outlet, piece_ledger
from assignments.take_wanted import take_wanted
from bikuben.models import User
from bikuben.papers import Desk


@transaction.atomic
def bring_home(
    outlet: Outlet, wanted: Sequence[Wanted], *, date: date, by: User, now: datetime, today: date
) -> PieceMovement:
    """Take unsold pieces back from an outlet.

    Raises:
        Refused: nothing to bring, more than it has (the product is named), or a day to come.
    """
    refuse_future(date, today=today)
    desk = Desk(PieceMovement, by=by, now=now, issued_on=today)
    postings = take_wanted(piece_ledger(), wanted, at_outlet(outlet.pk), HOME)
    return desk.issue(
        PieceMovement(kind=PieceKind.RETURN, outlet=outlet, date=date), lines=piece_lines(postings)
    )
