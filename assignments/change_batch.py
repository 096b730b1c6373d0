"""Change what is planned of a batch, and its note."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from assignments.batch_counts import counts_of
from assignments.make_pieces import parts_of, refuse_number
from assignments.models import Batch
from assignments.post_stock import too_few
from assignments.stock_ledger import in_batch, stock_ledger
from assignments.texts import line_of
from assignments.versions import refuse_stale
from assignments.work_at_batch import batch_desk, free_for, hold, hold_no_more_than_needed, lock_batch
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def change_batch(
    batch: Batch,
    *,
    planned: int,
    note: str = "",
    version: int | None = None,
    by: User,
    now: datetime,
    today: date,
) -> Batch:
    """Plan more or fewer, and hold as many parts as that takes. `version` is what the page was made from.

    Raises:
        Refused: a number that can't be, too few parts to hold, a stale page, or it is closed.
    """
    refuse_number(planned, field="planned")
    note = line_of(note, longest=300, field="note")
    batch = lock_batch(batch)
    refuse_stale(batch, version)
    batch_desk(by=by, now=now, today=today)  # nobody books meanwhile
    more = planned > batch.planned
    changed = planned != batch.planned
    batch.planned, batch.note = planned, note
    batch._history_user = by
    batch.save(update_fields=["planned", "note"])
    if more and batch.product.uses_reservations:
        _hold_more(batch)
    elif changed and not more:  # what was held before holding was switched off is let go of too
        hold_no_more_than_needed(batch, ledger=stock_ledger())
    return batch


def _hold_more(batch: Batch) -> None:
    ledger = stock_ledger()
    hold(batch, free_for(batch, ledger), ledger=ledger)
    left = max(batch.planned - counts_of(batch).made, 0)
    held = dict(batch.reservations.values_list("component", "quantity"))
    for part in parts_of(batch):
        has = held.get(part.component_id, 0)
        needs = left * part.quantity - ledger.there(part.component_id, in_batch(batch))
        if has < needs:
            text = too_few(part.component.name, wanted=needs, there=has)
            raise Refused(text, code="not_enough", field="planned")
