"""By how many participant-days a batch was made: numbers only, never who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from django.db.models import Count, Sum

from assignments.batch_counts import COUNTED
from assignments.models import Batch, StockMovement
from assignments.participant_days import participant_days
from assignments.rules.labour import Period, share_days


def labour_of(batches: Iterable[Batch]) -> dict[int, Fraction]:
    """The participant-days of each batch, by pk, as exact fractions. Three queries."""
    return {pk: sum(days.values(), Fraction(0)) for pk, days in labour_by_date(batches).items()}


def labour_by_day(batch: Batch) -> dict[date, Fraction]:
    """The participant-days of one batch by date."""
    return labour_by_date([batch])[batch.pk]


def labour_by_date(batches: Iterable[Batch]) -> dict[int, dict[date, Fraction]]:
    """The participant-days of each batch, by pk and date. Batches of one job share its days."""
    wanted = {batch.pk: batch.job_id for batch in batches}
    jobs = set(wanted.values())
    days: dict[int, dict[date, int]] = defaultdict(dict)
    worked = participant_days().filter(job__in=jobs).order_by()
    for job, day, count in worked.values_list("job", "work_day__date").annotate(count=Count("pk")):
        days[job][day] = count
    periods: dict[int, dict[int, Period]] = defaultdict(dict)
    open_from_to = Batch.objects.filter(job__in=jobs).order_by()
    for job, pk, begun, closed in open_from_to.values_list("job", "pk", "started_on", "closed_on"):
        periods[job][pk] = Period(begun, closed)
    handled: dict[int, dict[date, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    movements = StockMovement.objects.filter(batch__job__in=jobs, kind__in=COUNTED.values()).order_by()
    for job, day, pk, pieces in movements.values_list("batch__job", "date", "batch").annotate(
        sum=Sum("pieces")
    ):
        handled[job][day][pk] = pieces
    shares: dict[int, dict[date, Fraction]] = {}
    for job in jobs:
        shares |= share_days(days[job], handled[job], periods[job])
    return {pk: shares.get(pk, {}) for pk in wanted}
