"""Pieces made and rejected in a batch: the parts they took, and what came of it (laget, vraket)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from assignments.models import (
    Batch,
    Component,
    PartsListLine,
    PieceKind,
    PieceMovement,
    Reservation,
    StockKind,
    StockMovement,
)
from assignments.post_stock import piece_lines, stock_lines, take_parts
from assignments.rules.ledger import Ledger, Place, Posting
from assignments.stock_ledger import (
    HOME,
    LOST,
    MAKING,
    SHELF,
    in_batch,
    in_pieces,
    in_repair,
    kept_for_others,
    reserved,
)
from bikuben.papers import Desk
from bikuben.refusals import Refused

MOST = 100_000


def parts_of(batch: Batch) -> list[PartsListLine]:
    """What one piece of the batch takes."""
    return list(batch.parts_list.lines.select_related("component"))


def put_on_the_table(ledger: Ledger, batch: Batch, parts: list[PartsListLine], pieces: int) -> list[Posting]:
    """Take from the shelf what the batch has too little of on its table for a number of pieces.

    What is held for other batches stays. What was held for this one is used up by as much.

    Raises:
        Refused: too few are free. It names the part.
    """
    others = reserved(apart_from=batch)
    own = dict(Reservation.objects.filter(batch=batch).values_list("component", "quantity"))
    table = in_batch(batch)
    postings: list[Posting] = []
    for part in parts:
        lacking = pieces * part.quantity - ledger.there(part.component_id, table)
        if lacking > 0:
            kept = kept_for_others(
                ledger.there(part.component_id, SHELF),
                own=own.get(part.component_id, 0),
                others=others.get(part.component_id, 0),
            )
            postings += take_parts(
                ledger,
                part.component,
                lacking,
                SHELF,
                table,
                held=kept,
                advice=_("Skriv færre, eller før det som er kommet inn først."),
            )
            _use_reservation(batch, part.component, lacking)
    return postings


def make_good(
    desk: Desk, batch: Batch, pieces: int, *, ledger: Ledger, day: date, kind: str = StockKind.MADE
) -> tuple[StockMovement, PieceMovement]:
    """Good pieces of a batch: the parts go from its table into them, and they are here with us.

    `desk` is open for `StockMovement` and `PieceMovement`, `ledger` is of all parts of the batch.

    Raises:
        Refused: too few parts, or a number that can't be.
    """
    refuse_number(pieces)
    parts = parts_of(batch)
    postings = put_on_the_table(ledger, batch, parts, pieces)
    for part in parts:
        postings += ledger.take(part.component_id, pieces * part.quantity, in_batch(batch), in_pieces(batch))
    movement = desk.issue(
        StockMovement(kind=kind, batch=batch, pieces=pieces, date=day), lines=stock_lines(postings), counts=[]
    )
    posted = [Posting(batch.product_id, batch.pk, pieces, MAKING, HOME, 0)]
    made = desk.issue(
        PieceMovement(kind=PieceKind.MADE, stock_movement=movement, date=day), lines=piece_lines(posted)
    )
    return movement, made


def reject(
    desk: Desk,
    batch: Batch,
    pieces: int,
    *,
    cause: str,
    ledger: Ledger,
    day: date,
    lost: Mapping[int, int] | None = None,
    for_repair: bool = False,
    reason: str = "",
) -> StockMovement:
    """Rejected pieces of a batch: each part is lost, or saved and laid back on the shelf.

    Args:
        lost: How many of each component (by pk) are lost. All of them where left out.
        for_repair: The parts that aren't lost stay together, and wait for repair in another batch.

    Raises:
        Refused: too few parts, more lost than the pieces had, or a number that can't be.
    """
    refuse_number(pieces)
    parts = parts_of(batch)
    lost = {part.component_id: pieces * part.quantity for part in parts} if lost is None else dict(lost)
    if set(lost) - {part.component_id for part in parts}:
        raise Refused(_("Den komponenten er ikke i dette produktet."), code="other_part", field="lost")
    postings = put_on_the_table(ledger, batch, parts, pieces)
    saved_to = in_repair(batch) if for_repair else SHELF
    for part in parts:
        had, gone = pieces * part.quantity, lost.get(part.component_id, 0)
        if not 0 <= gone <= had:
            raise Refused(
                _("%(name)s: det kan ikke gå tapt flere enn %(had)s.")
                % {"name": part.component.name, "had": had},
                code="lost",
                field="lost",
            )
        postings += _from_table(ledger, batch, part, gone, LOST)
        postings += _from_table(ledger, batch, part, had - gone, saved_to)
    return desk.issue(
        StockMovement(
            kind=StockKind.REJECTED, batch=batch, pieces=pieces, cause=cause, reason=reason.strip(), date=day
        ),
        lines=stock_lines(postings),
        counts=[],
    )


def refuse_number(pieces: int, *, field: str = "made") -> None:
    """A number of pieces that can be.

    Raises:
        Refused: less than one, or more than anyone makes.
    """
    if not 1 <= pieces <= MOST:
        raise Refused(_("Skriv et antall fra 1 og opp."), code="quantity", field=field)


def _from_table(
    ledger: Ledger, batch: Batch, part: PartsListLine, quantity: int, target: Place
) -> list[Posting]:
    return ledger.take(part.component_id, quantity, in_batch(batch), target) if quantity else []


def _use_reservation(batch: Batch, component: Component, used: int) -> None:
    held = Reservation.objects.filter(batch=batch, component=component).first()
    if held is None:
        return
    if held.quantity <= used:
        held.delete()
    else:
        held.quantity -= used
        held.save(update_fields=["quantity"])
