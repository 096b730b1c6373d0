"""Reject pieces of a batch, part by part: lost, back on the shelf, or set aside for repair (vrak)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from assignments.batch_counts import counts_of, follows_steps
from assignments.make_pieces import reject
from assignments.models import Batch, StockMovement
from assignments.stock_ledger import stock_ledger
from assignments.texts import line_of
from assignments.work_at_batch import (
    batch_desk,
    hold_again,
    lock_batch,
    refuse_cause,
    refuse_day,
    refuse_numbers,
    refuse_out_of_step,
)
from bikuben.models import User


@transaction.atomic
def reject_pieces(
    batch: Batch,
    pieces: int,
    *,
    cause: str,
    lost: Mapping[int, int] | None = None,
    for_repair: bool = False,
    reason: str = "",
    date: date,
    by: User,
    now: datetime,
    today: date,
) -> StockMovement:
    """Reject pieces. Of a product with steps they are of those assembled and not packed.

    Args:
        cause: One of `RejectCause`.
        lost: How many of each component (by pk) are lost; all of them where left out, none where empty.
        for_repair: What isn't lost stays together and waits for repair; else it is back on the shelf.

    Raises:
        Refused: at the field; nothing is written then.
    """
    refuse_numbers(pieces=pieces)
    refuse_cause(cause)
    reason = line_of(reason, longest=200, field="reason")
    batch = lock_batch(batch)
    refuse_day(batch, date, today=today)
    desk = batch_desk(by=by, now=now, today=today)
    before = counts_of(batch)
    if follows_steps(batch, before):
        refuse_out_of_step(replace(before, rejected=before.rejected + pieces))
    ledger = stock_ledger()
    movement = reject(
        desk,
        batch,
        pieces,
        cause=cause,
        ledger=ledger,
        day=date,
        lost=lost,
        for_repair=for_repair,
        reason=reason,
    )
    hold_again(batch, movement, ledger=ledger)
    return movement
