"""The short path at a batch: made, rejected, delivered, in one go (laget, vraket, levert)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.batch_counts import counts_of, follows_steps
from assignments.deliver_pieces import Wanted, ship
from assignments.make_pieces import make_good
from assignments.models import Batch, Outlet, Shipment, StockMovement
from assignments.rules.ledger import Ledger
from assignments.stock_ledger import HOME, piece_ledger, stock_ledger
from assignments.work_at_batch import (
    assemble,
    batch_desk,
    catch_up,
    hold_no_more_than_needed,
    lock_batch,
    prepare,
    refuse_cause,
    refuse_day,
    refuse_numbers,
    refuse_out_of_step,
    reject_at,
)
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused


@dataclass(slots=True)
class Recorded:
    """What was written, in its order."""

    movements: list[StockMovement] = field(default_factory=list)
    shipment: Shipment | None = None


@transaction.atomic
def record_work(
    batch: Batch,
    *,
    made: int = 0,
    rejected: int = 0,
    delivered: int = 0,
    outlet: Outlet | None = None,
    cause: str = "",
    parts_lost: bool = True,
    date: date,
    by: User,
    now: datetime,
    today: date,
) -> Recorded:
    """Tell what a day gave: pieces made and rejected in a batch, and pieces of it delivered to an outlet.

    Of a product with steps, what is told of in one go counts as assembled and prepared that day too.

    Args:
        cause: Why pieces were rejected, one of `RejectCause`.
        parts_lost: Whether the parts of what was rejected are lost; else they are back on the shelf.

    Raises:
        Refused: at the field; nothing is written then. Too few parts, fewer at home than are to be delivered.
    """
    refuse_numbers(made=made, rejected=rejected, delivered=delivered)
    batch = lock_batch(batch)
    refuse_day(batch, date, today=today)
    if rejected:
        refuse_cause(cause)
    desk = batch_desk(by=by, now=now, today=today)
    ledger = stock_ledger()
    done = Recorded()
    catch_up(desk, batch, made=made, rejected=rejected, ledger=ledger, day=date)
    _rejected_and_packed(desk, batch, done, rejected, made, cause, parts_lost, ledger, date)
    hold_no_more_than_needed(batch, ledger=ledger)
    if delivered:
        done.shipment = _deliver(desk, batch, delivered, outlet, day=date, today=today)
    return done


@transaction.atomic
def record_steps(
    batch: Batch,
    *,
    assembled: int = 0,
    prepared: int = 0,
    packed: int = 0,
    rejected: int = 0,
    delivered: int = 0,
    outlet: Outlet | None = None,
    cause: str = "",
    parts_lost: bool = True,
    date: date,
    by: User,
    now: datetime,
    today: date,
) -> Recorded:
    """Tell what a day gave step by step: assembled takes parts to the table, packed makes good pieces.

    Rejected pieces are of those assembled and not packed. All in all packed ≤ prepared ≤ assembled.

    Raises:
        Refused: at the field; nothing is written then. More of a step than of the one before it.
    """
    numbers = {"assembled": assembled, "prepared": prepared, "packed": packed}
    refuse_numbers(**numbers, rejected=rejected, delivered=delivered)
    batch = lock_batch(batch)
    refuse_day(batch, date, today=today)
    if rejected:
        refuse_cause(cause)
    desk = batch_desk(by=by, now=now, today=today)
    before = counts_of(batch)
    if not follows_steps(batch, before) and (assembled or prepared):
        raise Refused(
            _("Dette partiet føres uten trinn. Skriv bare hvor mange som er laget."), code="no_steps"
        )
    if follows_steps(batch, before):
        refuse_out_of_step(
            replace(
                before,
                assembled=before.assembled + assembled,
                prepared=before.prepared + prepared,
                made=before.made + packed,
                rejected=before.rejected + rejected,
            )
        )
    ledger = stock_ledger()
    done = Recorded()
    if assembled:
        done.movements.append(assemble(desk, batch, assembled, ledger=ledger, day=date))
    if prepared:
        done.movements.append(prepare(desk, batch, prepared, day=date))
    _rejected_and_packed(desk, batch, done, rejected, packed, cause, parts_lost, ledger, date)
    hold_no_more_than_needed(batch, ledger=ledger)
    if delivered:
        done.shipment = _deliver(desk, batch, delivered, outlet, day=date, today=today)
    return done


def _rejected_and_packed(
    desk: Desk,
    batch: Batch,
    done: Recorded,
    rejected: int,
    packed: int,
    cause: str,
    parts_lost: bool,
    ledger: Ledger,
    day: date,
) -> None:
    if rejected:
        done.movements.append(
            reject_at(desk, batch, rejected, cause=cause, parts_lost=parts_lost, ledger=ledger, day=day)
        )
    if packed:
        done.movements.append(make_good(desk, batch, packed, ledger=ledger, day=day)[0])


def _deliver(
    desk: Desk, batch: Batch, delivered: int, outlet: Outlet | None, *, day: date, today: date
) -> Shipment:
    """Pieces of this batch alone: what was just packed is what is in her hands."""
    if outlet is None:
        raise Refused(_("Velg hvor stykkene er levert."), code="outlet", field="outlet")
    ledger = piece_ledger()
    home = ledger.there(batch.product_id, HOME, lot=batch.pk)
    if delivered > home:
        text = ngettext(
            "Det er bare %(home)s av dette partiet her hos oss.",
            "Det er bare %(home)s av dette partiet her hos oss.",
            home,
        ) % {"home": home}
        if not home:
            text = _("Det er ingen av dette partiet her hos oss.")
        raise Refused(text, code="not_enough", field="delivered")
    wanted = [Wanted(batch.product, delivered, batch=batch)]
    return ship(desk, outlet, wanted, ledger=ledger, date=day, today=today)
