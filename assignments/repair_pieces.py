"""Rejected pieces that wait: repaired into a batch, or thrown away (reparasjon)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Sum
from django.utils.translation import gettext as _

from assignments.models import Batch, StockKind, StockLine, StockMovement, StockPlace
from assignments.post_stock import stock_lines
from assignments.rules.ledger import Place, Posting
from assignments.stock_ledger import LOST, in_batch, in_repair, stock_ledger
from assignments.texts import line_of
from assignments.work_at_batch import batch_desk, hold_no_more_than_needed, lock_batch, refuse_day
from bikuben.models import User
from bikuben.refusals import Refused


@dataclass(frozen=True, slots=True)
class Waiting:
    """Pieces of a batch that wait for repair."""

    batch: Batch
    pieces: int
    parts: int


def waiting_for_repair(batches: Iterable[Batch]) -> list[Waiting]:
    """What of these batches waits for repair. Constant queries."""
    found = list(batches)
    parts = dict.fromkeys((batch.pk for batch in found), 0)
    pieces = dict.fromkeys(parts, 0)
    for sign, side in ((1, "target"), (-1, "source")):
        lines = StockLine.objects.filter(**{side: StockPlace.REPAIR, f"{side}_batch__in": found}).order_by()
        for batch, moved in lines.values_list(f"{side}_batch").annotate(moved=Sum("quantity")):
            parts[batch] += sign * moved
        own = StockLine.objects.filter(paper=OuterRef("pk"), **{side: StockPlace.REPAIR})
        set_aside = StockMovement.objects.filter(Exists(own), kind=StockKind.REJECTED, batch__in=found)
        for batch, moved in set_aside.order_by().values_list("batch").annotate(moved=Sum("pieces")):
            pieces[batch] += moved  # a reversal's pieces are below zero already
        gone = StockLine.objects.filter(
            paper__kind__in=(StockKind.REPAIR, StockKind.SCRAPPED),
            **{side: StockPlace.REPAIR, f"{side}_batch__in": found},
        )
        movements = gone.order_by().values_list(f"{side}_batch", "paper", "paper__pieces").distinct()
        for batch, _paper, moved in movements:
            pieces[batch] -= moved
    return [Waiting(batch, pieces[batch.pk], parts[batch.pk]) for batch in found if parts[batch.pk] > 0]


@transaction.atomic
def repair_pieces(
    batch: Batch,
    *,
    source: Batch | None = None,
    date: date,
    by: User,
    now: datetime,
    today: date,
) -> list[StockMovement]:
    """Take what waits for repair into a batch, where it is used first; one movement for each batch it is of.

    Args:
        source: Only what waits of this batch; of all batches of the product where left out.

    Raises:
        Refused: nothing waits, or the batch is closed, or the day can't be.
    """
    batch = lock_batch(batch)
    refuse_day(batch, date, today=today)
    desk = batch_desk(by=by, now=now, today=today)
    ledger = stock_ledger()
    of_product = batch.product.batches.order_by("year", "number")
    if source is not None:
        of_product = of_product.filter(pk=source.pk)
    movements = []
    for waiting in waiting_for_repair(of_product):
        postings: list[Posting] = []
        for component, number in list(ledger.items(in_repair(waiting.batch))):
            postings += ledger.take(component, number, in_repair(waiting.batch), in_batch(batch))
        movement = StockMovement(kind=StockKind.REPAIR, batch=batch, pieces=waiting.pieces, date=date)
        movements.append(desk.issue(movement, lines=stock_lines(postings), counts=[]))
    if not movements:
        raise Refused(_("Ingen stykker venter på reparasjon."), code="nothing")
    hold_no_more_than_needed(batch, ledger=ledger)
    return movements


@transaction.atomic
def scrap_repair(
    batch: Batch, *, reason: str, date: date, by: User, now: datetime, today: date
) -> StockMovement:
    """Throw away what waits for repair of a batch, open or closed: its parts are lost in that batch.

    Raises:
        Refused: nothing waits, no reason is given, or the day can't be.
    """
    reason = line_of(reason, longest=200, field="reason")
    if not reason:
        raise Refused(_("Skriv kort hvorfor."), code="reason", field="reason")
    batch = lock_batch(batch, open_only=False)
    refuse_day(batch, date, today=today)
    desk = batch_desk(by=by, now=now, today=today)
    ledger = stock_ledger()
    place: Place = in_repair(batch)
    waiting = waiting_for_repair([batch])
    if not waiting:
        raise Refused(_("Ingen stykker venter på reparasjon."), code="nothing")
    postings: list[Posting] = []
    for component, number in list(ledger.items(place)):
        postings += ledger.take(component, number, place, LOST)
    movement = StockMovement(
        kind=StockKind.SCRAPPED, batch=batch, pieces=waiting[0].pieces, reason=reason, date=date
    )
    return desk.issue(movement, lines=stock_lines(postings), counts=[])
