"""Close a batch: what lies on its table goes back, and nothing is held for it (avslutte et parti)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from assignments.batch_counts import counts_of
from assignments.models import Batch, CheckPoint, Component, Reservation, StockKind, StockMovement
from assignments.post_stock import stock_lines
from assignments.rules.ledger import Posting
from assignments.stock_ledger import SHELF, in_batch, stock_ledger
from assignments.work_at_batch import batch_desk, free_for, hold, lock_batch, refuse_day
from bikuben.models import User
from bikuben.refusals import Refused


@dataclass(frozen=True, slots=True)
class GoesBack:
    """A part of which some lie on the table, or are held."""

    component: Component
    back: int
    held: int


def goes_back(batch: Batch) -> list[GoesBack]:
    """What goes back to the shelf, and what is held no longer, when the batch is closed now."""
    ledger = stock_ledger(batch.stock_in.values_list("component", flat=True))
    back = dict(ledger.items(in_batch(batch)))
    held = dict(batch.reservations.values_list("component", "quantity"))
    components = Component.objects.filter(pk__in={*back, *held})
    return [GoesBack(one, back.get(one.pk, 0), held.get(one.pk, 0)) for one in components]


def unanswered(batch: Batch) -> QuerySet[CheckPoint]:
    """The check points of its product that lack an answer; none where the product has no check list."""
    points = CheckPoint.objects.filter(product=batch.product_id, is_active=True)
    if not batch.product.uses_checklist:
        return points.none()
    return points.exclude(checks__batch=batch)


def proposed_day(batch: Batch, *, today: date) -> date:
    """The day that a batch probably was done: today; opened again only to mend something, when it closed.

    Days without numbers are shared by the batches that are open, so a later day would take some from others.
    """
    closed = batch.history.filter(closed_on__isnull=False).order_by("-history_id")
    before = closed.values_list("closed_on", flat=True).first()
    latest = batch.movements.aggregate(latest=Max("date"))["latest"]
    return today if before is None or (latest and latest > before) else before


@transaction.atomic
def close_batch(batch: Batch, *, date: date, by: User, now: datetime, today: date) -> StockMovement | None:
    """Close a batch, with fewer made than planned or not. Returns the movement of what went back.

    Pieces that are assembled and not packed are taken apart: they are the `pieces` of that movement.

    Raises:
        Refused: check points lack an answer, or something was done after that day, or it is closed.
    """
    batch = lock_batch(batch)
    refuse_day(batch, date, today=today)
    if unanswered(batch).exists():
        raise Refused(_("Sjekklista er ikke ferdig. Svar på alle punktene først."), code="unchecked")
    desk = batch_desk(by=by, now=now, today=today)
    latest = batch.movements.aggregate(latest=Max("date"))["latest"]
    if latest and date < latest:
        raise Refused(
            _("Det er ført noe på partiet %(day)s. Velg den dagen eller en senere.")
            % {"day": latest.strftime("%d.%m.%Y")},
            code="before_last",
            field="date",
        )
    ledger = stock_ledger()
    table = in_batch(batch)
    postings: list[Posting] = []
    for component, number in list(ledger.items(table)):
        postings += ledger.take(component, number, table, SHELF)
    movement = None
    half_made = counts_of(batch).half_made
    if postings or half_made:
        movement = desk.issue(
            StockMovement(kind=StockKind.BACK, batch=batch, pieces=half_made, date=date),
            lines=stock_lines(postings),
            counts=[],
        )
    Reservation.objects.filter(batch=batch).delete()
    _save(batch, date, by)
    return movement


@transaction.atomic
def reopen_batch(batch: Batch, *, by: User, now: datetime, today: date) -> None:
    """Open a closed batch again. What went back stays on the shelf; what is free of it is held anew.

    Raises:
        Refused: it is open.
    """
    batch = lock_batch(batch, open_only=False)
    if batch.closed_on is None:
        raise Refused(_("Partiet er åpent."), code="open")
    batch_desk(by=by, now=now, today=today)  # nobody books meanwhile
    _save(batch, None, by)
    if batch.product.uses_reservations and counts_of(batch).made < batch.planned:
        ledger = stock_ledger()
        hold(batch, free_for(batch, ledger), ledger=ledger)


def _save(batch: Batch, closed_on: date | None, by: User) -> None:
    batch.closed_on = closed_on
    batch._history_user = by
    batch.save(update_fields=["closed_on"])
