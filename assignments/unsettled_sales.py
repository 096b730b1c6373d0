"""What outlets have sold and not settled (ikke avregnet)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from assignments.models import Outlet, PieceKind, PieceLine, PieceMovement, PiecePlace, SettledLine
from assignments.rules.settlement import SoldPieces
from bikuben.refusals import Refused

#: A delivery sells only where it was sold at once. What we sold ourselves, for cash, nobody owes us.
OWED_FOR = (PieceKind.SALES, PieceKind.DELIVERY)


def unsettled_lines(outlets: Iterable[Outlet], *, up_to: date) -> QuerySet[PieceLine]:
    """The lines of sales that are neither undone nor settled, dated up to a day.

    A sale that is entered late, for a time that is settled already, is among them: it comes along with the
    next settlement.
    """
    return PieceLine.objects.filter(
        target=PiecePlace.SOLD,
        paper__kind__in=OWED_FOR,
        paper__outlet__in=list(outlets),
        paper__date__lte=up_to,
        paper__reversed_by=None,
        settled=None,
    )


def sold_pieces(lines: Iterable[PieceLine], costs: dict[int, Decimal]) -> list[SoldPieces]:
    """What the rules count. The lines have their `batch` and its `product` selected."""
    return [
        SoldPieces(
            product=line.batch.product_id,
            description=line.batch.product.name,
            quantity=line.quantity,
            unit_price=line.unit_price,
            piece_cost=costs.get(line.batch_id, Decimal(0)),
        )
        for line in lines
        if line.unit_price is not None
    ]


def refuse_settled(movement: PieceMovement) -> None:
    """A sale that is settled stays as it is, until its settlement is taken back.

    Raises:
        Refused: a line of it is on a settlement. It names the settlement.
    """
    claim = SettledLine.objects.filter(line__paper=movement).select_related("settlement").first()
    if claim is not None:
        raise Refused(
            _("Salget er avregnet (avregning %(number)s). Ta avregningen tilbake først.")
            % {"number": claim.settlement.full_number},
            code="settled",
        )
