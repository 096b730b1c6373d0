"""Whether our share of an outlet's sales was another when some of them were sold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from assignments.models import Outlet, PieceLine
from bikuben.clock import OSLO


@dataclass(frozen=True, slots=True)
class ShareChanged:
    """From `day` on our share was another than `before`, percent."""

    day: date
    before: Decimal

    @property
    def last_day(self) -> date:
        """The last whole day of the old share."""
        return self.day - timedelta(days=1)


def share_changed(outlet: Outlet, sales: Iterable[PieceLine]) -> ShareChanged | None:
    """The last change of the share after the first of these sales, where the share was another before it.

    A settlement has one share, the outlet's now; the sales may have been made while another was agreed. What
    was changed and changed back on one day is none.
    """
    days = [line.paper.period_from or line.paper.date for line in sales]
    if not days:
        return None
    rows = outlet.history.order_by("history_id").values_list("history_date", "share_percent")
    by_day = {moment.astimezone(OSLO).date(): share for moment, share in rows}
    for (_then, before), (day, after) in reversed(list(pairwise(by_day.items()))):
        if before != after and before != outlet.share_percent and day > min(days):
            return ShareChanged(day, before)
    return None
