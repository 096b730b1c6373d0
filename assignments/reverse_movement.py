"""Undo a movement of parts, with the pieces that it made (ta tilbake)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from assignments.batch_counts import COUNTED, counts_of, follows_steps
from assignments.models import Component, PieceMovement, StockMovement, StockPlace
from assignments.post_stock import refuse_twice, reverse_pieces, reverse_stock
from assignments.rules.ledger import Ledger
from assignments.stock_ledger import SHELF, piece_ledger, reserved, stock_ledger
from assignments.texts import line_of
from assignments.work_at_batch import hold_again, hold_no_more_than_needed, lock_batch
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused


@transaction.atomic
def reverse_movement(
    movement: StockMovement, *, reason: str, by: User, now: datetime, today: date
) -> StockMovement:
    """Undo any movement of parts, on its own date. Both papers stay.

    Raises:
        Refused: no reason is given, the batch is closed, what it brought has gone on, or it is undone.
    """
    reason = line_of(reason, longest=200, field="reason")
    if not reason:
        raise Refused(_("Skriv kort hva som var feil."), code="reason", field="reason")
    batch = lock_batch(movement.batch) if movement.batch is not None else None
    desk = Desk(PieceMovement, StockMovement, by=by, now=now, issued_on=today)
    refuse_twice(movement)
    if batch is not None:
        _refuse_steps(movement)
    reversal = reverse_stock(desk, movement, reason=reason, day=movement.date)
    made = PieceMovement.objects.filter(stock_movement=movement).first()
    if made is not None:
        batches = made.lines.values_list("batch", flat=True)
        reverse_pieces(
            desk,
            made,
            reason=reason,
            day=movement.date,
            ledger=piece_ledger(Q(batch__in=list(batches))),
            stock_movement=reversal,
        )
    ledger = stock_ledger()
    if batch is not None:
        hold_again(batch, reversal, ledger=ledger)
        hold_no_more_than_needed(batch, ledger=ledger)
    _refuse_held(reversal, ledger)
    return reversal


def _refuse_held(reversal: StockMovement, ledger: Ledger) -> None:
    """What is held for a batch isn't taken off the shelf by undoing something else."""
    change = Counter[int]()
    for line in reversal.lines.all():
        way = (line.target == StockPlace.SHELF) - (line.source == StockPlace.SHELF)
        change[line.component_id] += way * line.quantity
    held = reserved()
    taken = [component for component, number in change.items() if number < 0]
    for component in Component.objects.filter(pk__in=taken):
        if ledger.there(component.pk, SHELF) < held.get(component.pk, 0):
            raise Refused(
                _("%(name)s: de holdes av til et parti. Endre antallet der først.")
                % {"name": component.name},
                code="held",
            )


def _refuse_steps(movement: StockMovement) -> None:
    """What went on to the next step can't be taken out of the one before it."""
    name = next((name for name, kind in COUNTED.items() if kind == movement.kind), None)
    if name not in ("assembled", "prepared"):
        return
    before = counts_of(movement.batch)
    after = replace(before, **{name: getattr(before, name) - movement.pieces})
    if follows_steps(movement.batch, before) and not after.in_step:
        raise Refused(
            _("Stykkene har gått videre til neste trinn. Ta tilbake det som kom etter først."),
            code="moved_on",
        )
