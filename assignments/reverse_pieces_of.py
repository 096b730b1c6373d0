"""Take back a delivery, a return, a sales report, a loss or a count that was entered by mistake."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import PieceKind, PieceMovement
from assignments.pieces_gone import the_reason
from assignments.post_stock import refuse_twice, reverse_pieces
from assignments.stock_ledger import piece_ledger
from assignments.unsettled_sales import refuse_settled
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

REVERSIBLE = (PieceKind.DELIVERY, PieceKind.RETURN, PieceKind.SALES, PieceKind.GONE, PieceKind.COUNT)


@transaction.atomic
def reverse_pieces_of(
    movement: PieceMovement, *, reason: str, by: User, now: datetime, today: date
) -> PieceMovement:
    """Undo a movement of pieces, line by line, counted on the same date as it. Both papers stay.

    Raises:
        Refused: it is undone already, of another kind, settled, the pieces have moved on, or no reason.
    """
    reason = the_reason(reason)
    desk = Desk(PieceMovement, by=by, now=now, issued_on=today)
    refuse_reversing(movement)
    return reverse_pieces(desk, movement, reason=reason, day=movement.date, ledger=piece_ledger())


def refuse_reversing(movement: PieceMovement) -> None:
    """Whether it may be undone here.

    Raises:
        Refused: what was made goes with its movement of parts, a cash sale with its receipt, what is settled
            with its settlement; and nothing is undone twice.
    """
    refuse_twice(movement)
    if movement.kind == PieceKind.CASH_SALE:
        raise Refused(_("Et salg med kvittering tas tilbake på kvitteringen."), code="cash_sale")
    if movement.kind not in REVERSIBLE:
        raise Refused(_("Det som er laget, tas tilbake på partiet."), code="made")
    refuse_settled(movement)
