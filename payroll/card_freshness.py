"""How old the cards are. SBL §5-1: card data must be fresh before each pay run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from payroll.models import CardFetch, PaySlip

# With three pay days a week, one fetch a week keeps every pay run inside it.
FRESH_DAYS = 7


@dataclass(frozen=True)
class Freshness:
    """When the cards were last fetched from Skatteetaten (None: never) and how many days ago that is.

    `is_old`: they should be fetched before the next pay. Never fetched is old, and so is another year's.
    """

    fetched_on: date | None
    days: int = 0
    is_old: bool = True

    @property
    def went_old(self) -> bool:
        """Fetched once and now old. Whoever enters every card by hand isn't reminded each day."""
        return self.fetched_on is not None and self.is_old


def card_freshness(today: date) -> Freshness:
    """How fresh the cards of the day's year are. One query."""
    days_of = dict(CardFetch.objects.order_by().values_list("year").annotate(last=Max("fetched_on")))
    if not days_of:
        return Freshness(None)
    fetched_on = days_of.get(today.year)
    if fetched_on is None:
        last = max(days_of.values())
        return Freshness(last, _days(last, today))
    days = _days(fetched_on, today)
    return Freshness(fetched_on, days, is_old=days > FRESH_DAYS)


def pay_warning(today: date) -> Freshness | None:
    """What a page says before slips are written on it, or None: that the cards are older than a week.

    A project that never fetches, and enters each card by hand, is told on the first pay day of a month only:
    a warning said every day is no longer heard.
    """
    freshness = card_freshness(today)
    if not freshness.is_old:
        return None
    if freshness.fetched_on is None:
        slips = PaySlip.objects.filter(date__gte=today.replace(day=1), date__lt=today)
        return None if slips.exists() else freshness
    return freshness


def _days(fetched_on: date, today: date) -> int:
    # Never negative: the clock of a demo may be set back.
    return max((today - fetched_on).days, 0)
