"""What every action at a batch begins and ends with: its lock, its dates, its steps, what is held for it."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from django.utils.translation import gettext as _

from assignments.batch_counts import Counts, counts_of, follows_steps
from assignments.make_pieces import parts_of, put_on_the_table, reject
from assignments.models import (
    Batch,
    PieceMovement,
    RejectCause,
    Reservation,
    Shipment,
    StockKind,
    StockMovement,
    StockPlace,
)
from assignments.post_stock import refuse_future, stock_lines
from assignments.rules.ledger import Ledger
from assignments.stock_ledger import SHELF, in_batch, reserved
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

MOST = 100_000


def lock_batch(batch: Batch, *, open_only: bool = True) -> Batch:
    """The batch as it is now, locked until the transaction ends, with its product.

    Raises:
        Refused: it is closed, where only an open one will do.
    """
    locked = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk)
    if open_only:
        refuse_closed(locked)
    return locked


def refuse_closed(batch: Batch) -> None:
    """Raise `Refused` where the batch is closed: it is opened again first."""
    if batch.closed_on is not None:
        raise Refused(_("Partiet er avsluttet. Åpne det igjen først."), code="closed")


def batch_desk(*, by: User, now: datetime, today: date) -> Desk:
    """A desk for all that work at a batch may issue."""
    return Desk(PieceMovement, Shipment, StockMovement, by=by, now=now, issued_on=today)


def refuse_day(batch: Batch, day: date, *, today: date) -> None:
    """Work on a batch is done from the day that it began, and never tomorrow.

    Raises:
        Refused: at `date`.
    """
    refuse_future(day, today=today)
    if day < batch.started_on:
        raise Refused(
            _("Partiet begynte %(day)s. Velg den dagen eller en senere.")
            % {"day": batch.started_on.strftime("%d.%m.%Y")},
            code="before_start",
            field="date",
        )


def refuse_numbers(**numbers: int) -> None:
    """Numbers of pieces: none below zero, none that nobody makes in a day, and not all of them zero.

    Raises:
        Refused: at the field of the wrong one, or at none where nothing is told.
    """
    for name, number in numbers.items():
        if not 0 <= number <= MOST:
            raise Refused(_("Skriv et antall fra 0 og opp."), code="quantity", field=name)
    if not any(numbers.values()):
        raise Refused(_("Skriv minst ett tall."), code="nothing")


def refuse_cause(cause: str) -> None:
    """Raise `Refused` at `cause` where it is none of the causes."""
    if cause not in RejectCause.values:
        raise Refused(_("Velg hva som var galt."), code="cause", field="cause")


def assemble(desk: Desk, batch: Batch, pieces: int, *, ledger: Ledger, day: date) -> StockMovement:
    """Pieces put together (satt sammen): their parts lie on the table of the batch from now on.

    Raises:
        Refused: too few parts. It names the part.
    """
    waiting = counts_of(batch).half_made
    postings = put_on_the_table(ledger, batch, parts_of(batch), waiting + pieces)
    movement = StockMovement(kind=StockKind.ASSEMBLED, batch=batch, pieces=pieces, date=day)
    return desk.issue(movement, lines=stock_lines(postings), counts=[])


def prepare(desk: Desk, batch: Batch, pieces: int, *, day: date) -> StockMovement:
    """Pieces prepared and looked over (klargjort): nothing moves."""
    movement = StockMovement(kind=StockKind.PREPARED, batch=batch, pieces=pieces, date=day)
    return desk.issue(movement, lines=[], counts=[])


def catch_up(desk: Desk, batch: Batch, *, made: int, rejected: int, ledger: Ledger, day: date) -> None:
    """The steps that pieces told of in one go have gone through without anyone saying so.

    Raises:
        Refused: too few parts. It names the part.
    """
    before = counts_of(batch)
    if not follows_steps(batch, before):
        return
    assembled = before.made + before.rejected + made + rejected - before.still_assembled
    if assembled > 0:
        assemble(desk, batch, assembled, ledger=ledger, day=day)
    prepared = before.made + made - before.prepared
    if prepared > 0:
        prepare(desk, batch, prepared, day=day)


def reject_at(
    desk: Desk, batch: Batch, pieces: int, *, cause: str, parts_lost: bool, ledger: Ledger, day: date
) -> StockMovement:
    """Pieces rejected with all their parts lost, or all of them back on the shelf."""
    movement = reject(
        desk, batch, pieces, cause=cause, ledger=ledger, day=day, lost=None if parts_lost else {}
    )
    hold_again(batch, movement, ledger=ledger)
    return movement


def refuse_out_of_step(counts: Counts) -> None:
    """Packed and rejected are of the assembled; packed ≤ prepared ≤ assembled.

    Raises:
        Refused: at the first of the fields that is more than there is room for.
    """
    if counts.prepared > counts.assembled:
        raise Refused(
            _("Det er satt sammen %(number)s til nå. Flere enn det kan ikke være klargjort.")
            % {"number": counts.assembled},
            code="steps",
            field="prepared",
        )
    if counts.made > counts.prepared:
        raise Refused(
            _("Det er klargjort %(number)s til nå. Flere enn det kan ikke være pakket.")
            % {"number": counts.prepared},
            code="steps",
            field="packed",
        )
    if counts.made + counts.rejected > counts.still_assembled:
        raise Refused(
            _("Det er satt sammen %(number)s til nå. Flere enn det kan ikke være pakket og vraket.")
            % {"number": counts.still_assembled},
            code="steps",
            field="rejected",
        )


def hold_again(batch: Batch, movement: StockMovement, *, ledger: Ledger) -> None:
    """Hold for the batch what has just come back to the shelf from it, as far as it still needs it."""
    if not batch.product.uses_reservations:
        return
    back = Counter[int]()
    for line in movement.lines.all():
        if line.target == StockPlace.SHELF and line.source == StockPlace.BATCH:
            back[line.component_id] += line.quantity
    hold(batch, back, ledger=ledger)


def hold(batch: Batch, at_most: dict[int, int], *, ledger: Ledger) -> None:
    """Hold more parts for a batch, by component: what it lacks for the planned pieces, `at_most` so many."""
    left = max(batch.planned - counts_of(batch).made, 0)
    held = {row.component_id: row for row in Reservation.objects.filter(batch=batch)}
    for part in parts_of(batch):
        row = held.get(part.component_id)
        has = ledger.there(part.component_id, in_batch(batch)) + (row.quantity if row else 0)
        more = min(at_most.get(part.component_id, 0), left * part.quantity - has)
        if more < 1:
            continue
        if row is None:
            Reservation.objects.create(batch=batch, component=part.component, quantity=more)
        else:
            row.quantity += more
            row.save(update_fields=["quantity"])


def hold_no_more_than_needed(batch: Batch, *, ledger: Ledger) -> None:
    """Let go of what is held for a batch beyond what it lacks for the planned pieces."""
    rows = list(Reservation.objects.filter(batch=batch))
    if not rows:
        return
    left = max(batch.planned - counts_of(batch).made, 0)
    each = {part.component_id: part.quantity for part in parts_of(batch)}
    for row in rows:
        there = ledger.there(row.component_id, in_batch(batch))
        needs = max(left * each.get(row.component_id, 0) - there, 0)
        if needs == 0:
            row.delete()
        elif needs < row.quantity:
            row.quantity = needs
            row.save(update_fields=["quantity"])


def free_for(batch: Batch, ledger: Ledger) -> dict[int, int]:
    """How many of each of its parts are on the shelf and held for no batch at all, by component."""
    held = reserved()
    return {
        part.component_id: max(ledger.there(part.component_id, SHELF) - held.get(part.component_id, 0), 0)
        for part in parts_of(batch)
    }
