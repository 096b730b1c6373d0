"""Pieces that are lost or given away (svinn eller gave), with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.deliver_pieces import Wanted
from assignments.models import Outlet, PieceKind, PieceMovement
from assignments.piece_places import place_of
from assignments.post_stock import piece_lines, refuse_future
from assignments.stock_ledger import GONE, piece_ledger
from assignments.take_wanted import take_wanted
from assignments.texts import line_of
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

MOST_REASON = 200


@transaction.atomic
def pieces_gone(
    wanted: Sequence[Wanted],
    *,
    outlet: Outlet | None = None,
    reason: str,
    date: date,
    by: User,
    now: datetime,
    today: date,
) -> PieceMovement:
    """Write off pieces that are gone from an outlet, or from here where none is given.

    Raises:
        Refused: no reason, nothing gone, more than there are (the product is named), or a day to come.
    """
    refuse_future(date, today=today)
    reason = the_reason(reason)
    desk = Desk(PieceMovement, by=by, now=now, issued_on=today)
    postings = take_wanted(piece_ledger(), wanted, place_of(outlet), GONE)
    return desk.issue(
        PieceMovement(kind=PieceKind.GONE, outlet=outlet, reason=reason, date=date),
        lines=piece_lines(postings),
    )


def the_reason(text: str) -> str:
    """The reason as it is kept.

    Raises:
        Refused: there is none, it is too long, or has a letter that paper can't show.
    """
    reason = line_of(text, longest=MOST_REASON, field="reason")
    if not reason:
        raise Refused(_("Skriv kort hvorfor."), code="no_reason", field="reason")
    return reason
