"""What the employer's contribution of a month comes to, read from the slips paid in its year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum
from django.db.models.functions import ExtractMonth, ExtractYear

from payroll.exemptions import exemptions_of
from payroll.models import PaySlip
from payroll.rates_of_year import rates_of
from payroll.rules.contribution_bases import ContributionBase, PaidGross, contribution_owed, month_bases


def paid_in(year: int) -> list[PaidGross]:
    """What each person was paid in each month of a year, by payout date, in one query."""
    return _paid(PaySlip.objects.filter(date__year=year)).get(year, [])


def paid_each_year() -> dict[int, list[PaidGross]]:
    """`paid_in` of every year in which anyone was paid, in one query."""
    return _paid(PaySlip.objects.all())


def _paid(slips: QuerySet[PaySlip]) -> dict[int, list[PaidGross]]:
    rows = (
        slips.annotate(payout_year=ExtractYear("date"), payout_month=ExtractMonth("date"))
        .order_by()
        .values_list("payout_year", "participant_id", "payout_month", "contribution_zone")
        .annotate(total=Sum("gross"))
    )
    found: dict[int, list[PaidGross]] = defaultdict(list)
    for year, person, month, zone, total in rows:
        found[year].append(PaidGross(person, month, zone, total))
    return found


def bases_of_month(month: date, paid: Iterable[PaidGross] | None = None) -> tuple[ContributionBase, ...]:
    """The bases of one month. `paid` is `paid_in` of its year, where the caller has it already.

    `MissingRates` where the year has no rates.
    """
    return month_bases(
        rates_of(month.year),
        paid_in(month.year) if paid is None else paid,
        month.month,
        charity=exemptions_of(month.year).charity_exemption,
    )


def contribution_of_month(month: date, paid: Iterable[PaidGross] | None = None) -> Decimal:
    """What is owed for one month, whole kroner, as it is reported."""
    return contribution_owed(bases_of_month(month, paid))
