"""Count the pieces of a place against what should be there (telling)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.deliver_pieces import MOST
from assignments.models import Outlet, PieceKind, PieceMovement, Product
from assignments.piece_places import place_of
from assignments.pieces_gone import MOST_REASON, the_reason
from assignments.post_stock import piece_lines, take_pieces
from assignments.rules.ledger import Ledger, Place, Posting
from assignments.stock_ledger import GONE, piece_ledger
from assignments.texts import line_of
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a product were found. `expected` is what the page said that there should be."""

    product: Product
    counted: int
    expected: int


@transaction.atomic
def count_pieces(
    counted: Sequence[Counted],
    *,
    outlet: Outlet | None = None,
    reason: str = "",
    by: User,
    now: datetime,
    today: date,
) -> PieceMovement:
    """Enter a count at an outlet, or here where none is given. A count that agrees is a paper too.

    Too few: the oldest are gone. Too many: what was gone has come back.

    Raises:
        Refused: nothing counted, a stale page, a difference without a reason, or more than there can be.
    """
    if not counted:
        raise Refused(_("Skriv hvor mange du har talt."), code="nothing", field="counted")
    desk = Desk(PieceMovement, by=by, now=now, issued_on=today)
    ledger, place = piece_ledger(), place_of(outlet)
    postings: list[Posting] = []
    for one in counted:
        postings += _difference(ledger, one, place)
    return desk.issue(
        PieceMovement(
            kind=PieceKind.COUNT,
            outlet=outlet,
            reason=the_reason(reason) if postings else line_of(reason, longest=MOST_REASON, field="reason"),
            date=today,
        ),
        lines=piece_lines(postings),
    )


def _difference(ledger: Ledger, one: Counted, place: Place) -> list[Posting]:
    if not 0 <= one.counted <= MOST:
        raise Refused(_("Skriv et antall fra 0 og opp."), code="quantity", field="counted")
    there = ledger.there(one.product.pk, place)
    if there != one.expected:
        raise Refused(_("Noe er ført mens du talte. Åpne siden på nytt og tell igjen."), code="stale")
    if one.counted < there:
        return take_pieces(ledger, one.product, there - one.counted, place, GONE)
    if one.counted == there:
        return []
    more = one.counted - there
    if ledger.there(one.product.pk, GONE) < more:
        raise Refused(
            _("%(name)s: det er %(more)s flere enn det kan være. Enten er et parti laget med flere enn det "
              "som er ført, eller noe har kommet tilbake uten å være ført. Før det først.")
            % {"name": one.product.name, "more": more},
            code="too_many",
            field="counted",
        )  # fmt: skip
    return take_pieces(ledger, one.product, more, GONE, place)
