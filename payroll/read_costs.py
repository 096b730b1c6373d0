"""What work has cost and what clients pay for it, read from slips, invoices and participant-days.

A day is counted where its pay is: on the date of its slip, as the kroner under Tall are. A day that isn't
paid yet is left out and told apart, or it would look as if it had cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from assignments.models import BilledDay, Job, JobKind, Shift, WorkDay
from assignments.participant_days import participant_days
from payroll.models import IncomeKind, PaidDay, PayChoice, PaySlip
from payroll.rules.cost import (
    Cost,
    CountedDay,
    Day,
    PaidPart,
    Sums,
    Where,
    add_up,
    in_equal_parts,
    slip_cost,
    split_over_jobs,
)

ZERO = Decimal(0)
AMOUNTS = (
    "net", "withholding", "garnishment", "contribution", "contribution_percent", "holiday_base",
    "holiday_percent",
)  # fmt: skip
HOLIDAY = ("net", "withholding", "garnishment", "contribution")


@dataclass(frozen=True)
class Costs:
    """Sums by job and month. `unpaid`: participant-days that were worked but aren't paid, and not in them."""

    split: dict[Where, Sums]
    jobs: dict[int, Job]
    unpaid: int

    @property
    def total(self) -> Sums:
        """All of it."""
        return sum(self.split.values(), Sums())


@dataclass(frozen=True)
class YearCosts(Costs):
    """A payout year. What ties it to the year's figures: `earlier` participant-days were worked in another
    year, and `holiday_paid` is holiday pay paid out, a cost when it was earned."""

    earlier: int
    holiday_paid: Cost


@dataclass(frozen=True)
class _Days:
    """The participant-days of some work days: where each counts, and which aren't paid."""

    jobs: dict[Day, int]
    counted: list[tuple[Day, date]]
    unpaid: int
    earlier: int


def costs_of_year(year: int) -> YearCosts:
    """What was paid in a year, in seven queries, however long it was; equal to the year's figures."""
    slips = PaySlip.objects.filter(date__year=year)
    work_days = WorkDay.objects.filter(
        Q(date__year=year) | Exists(slips.filter(work_day=OuterRef("pk")))
    ).order_by()
    days = _days(participant_days(), work_days, lambda day: day.year == year)
    found = _costs(days, slips.exclude(income_kind=IncomeKind.HOLIDAY_PAY), work_days)
    holiday = slips.filter(income_kind=IncomeKind.HOLIDAY_PAY).aggregate(
        **{f"sum_{name}": Sum(name) for name in HOLIDAY}
    )
    paid = Cost(**{name: holiday[f"sum_{name}"] or ZERO for name in HOLIDAY})
    return YearCosts(found.split, found.jobs, found.unpaid, days.earlier, paid)


def costs_of_job(job: Job) -> Costs:
    """What a job has cost from its first day until now, in a constant number of queries."""
    shifts = Shift.objects.filter(job=job, work_day=OuterRef("pk"))
    work_days = WorkDay.objects.filter(Exists(shifts)).order_by()
    days = _days(participant_days().filter(job=job), work_days, lambda _day: True)
    return _costs(days, PaySlip.objects.filter(work_day__in=work_days), work_days, only=days.jobs)


def _days(rows: QuerySet[Shift], work_days: QuerySet[WorkDay], is_inside: Callable[[date], bool]) -> _Days:
    keys = ("participant", "work_day")
    worked = list(rows.filter(work_day__in=work_days).order_by().values_list(*keys, "work_day__date", "job"))
    paid = _by_day(PaidDay.objects.filter(work_day__in=work_days).values_list(*keys, "slip__date"))
    # Who is to have nothing for a day has worked it all the same.
    unpaid_choices = PayChoice.objects.filter(work_day__in=work_days, net=ZERO)
    without_pay = set(unpaid_choices.values_list(*keys))
    counted: list[tuple[Day, date]] = []
    unpaid = earlier = 0
    for participant, work_day, worked_on, _job in worked:
        key = (participant, work_day)
        counts_on = paid.get(key, worked_on if key in without_pay else None)
        if counts_on is not None and is_inside(counts_on):
            counted.append((key, counts_on.replace(day=1)))
            earlier += not is_inside(worked_on)
        else:
            unpaid += is_inside(worked_on)
    jobs = {(participant, work_day): job for participant, work_day, _date, job in worked}
    return _Days(jobs, counted, unpaid, earlier)


def _costs(
    days: _Days, slips: QuerySet[PaySlip], work_days: QuerySet[WorkDay], only: dict[Day, int] | None = None
) -> Costs:
    jobs = Job.objects.select_related("client").in_bulk(set(days.jobs.values()))
    billed = _billed(work_days)
    counted = []
    for key, month in days.counted:
        job = jobs[days.jobs[key]]
        is_left = job.kind == JobKind.BILLED and not job.unbilled_reason and key not in billed
        to_invoice = job.price if is_left else ZERO
        counted.append(CountedDay(job.pk, month, billed.get(key, ZERO), to_invoice))
    parts = [part for part in _parts(slips) if only is None or part.day in only]
    return Costs(split_over_jobs(counted, parts, days.jobs), jobs, days.unpaid)


def _parts(slips: QuerySet[PaySlip]) -> Iterable[PaidPart]:
    rows = slips.order_by().values_list("participant", "work_day", "date", *AMOUNTS)
    for participant, work_day, paid_on, *amounts in rows:
        cost = slip_cost(**dict(zip(AMOUNTS, amounts, strict=True)))
        key = (participant, work_day) if work_day is not None else None
        yield PaidPart(key, paid_on.replace(day=1), cost)


def _billed(work_days: QuerySet[WorkDay]) -> dict[Day, Decimal]:
    """What invoices ask for each day, before VAT. A credited line has no days left: its note took them."""
    lines: dict[int, list[Day]] = {}
    nets: dict[int, Decimal] = {}
    rows = BilledDay.objects.filter(work_day__in=work_days).order_by("line", "participant")
    for line, net, participant, work_day in rows.values_list("line", "line__net", "participant", "work_day"):
        lines.setdefault(line, []).append((participant, work_day))
        nets[line] = net
    found: dict[Day, Decimal] = {}
    for line, keys in lines.items():
        found |= dict(zip(keys, in_equal_parts(nets[line], len(keys)), strict=True))
    return found


def _by_day(rows: Iterable[tuple[int, int, date]]) -> dict[Day, date]:
    return {(participant, work_day): paid_on for participant, work_day, paid_on in rows}


def by_month(costs: Costs) -> dict[date, Sums]:
    """The sums of each payout month, in order."""
    found = add_up(costs.split, itemgetter(1))
    return {month: found[month] for month in sorted(found)}
