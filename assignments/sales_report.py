"""What an outlet has sold, told by the outlet (salgsrapport)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Batch, Outlet, PieceKind, PieceMovement, Product
from assignments.post_stock import piece_lines, refuse_future, take_pieces
from assignments.rules.ledger import Posting
from assignments.stock_ledger import SOLD, at_outlet, piece_ledger
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

MOST = 100_000


@dataclass(frozen=True, slots=True)
class Sold:
    """How many pieces of a product were sold at `unit_price` kroner each; of one batch, or of the oldest."""

    product: Product
    quantity: int
    unit_price: Decimal
    batch: Batch | None = None


@transaction.atomic
def report_sales(
    outlet: Outlet,
    sold: Sequence[Sold],
    *,
    period_from: date,
    period_to: date,
    by: User,
    now: datetime,
    today: date,
) -> PieceMovement:
    """Enter what an outlet sold in a period, of what it has of ours.

    Raises:
        Refused: nothing sold, more than it has, or a period that can't be.
    """
    desk = Desk(PieceMovement, by=by, now=now, issued_on=today)
    refuse_future(period_to, today=today, field="period_to")
    if period_from > period_to:
        raise Refused(_("Fra må være før til."), code="period", field="period_from")
    if not sold:
        raise Refused(_("Skriv hvor mange som er solgt."), code="nothing", field="quantity")
    ledger = piece_ledger()
    postings: list[Posting] = []
    prices: list[Decimal] = []
    for one in sold:
        if not 1 <= one.quantity <= MOST:
            raise Refused(_("Skriv et antall fra 1 og opp."), code="quantity", field="quantity")
        lot = one.batch.pk if one.batch else None
        found = take_pieces(ledger, one.product, one.quantity, at_outlet(outlet.pk), SOLD, lot=lot)
        postings += found
        prices += [one.unit_price] * len(found)
    movement = PieceMovement(
        kind=PieceKind.SALES, outlet=outlet, period_from=period_from, period_to=period_to, date=period_to
    )
    return desk.issue(movement, lines=piece_lines(postings, prices=prices))
