"""What is to be billed: participant-days of billed jobs that no invoice has claimed (å fakturere)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db.models import Exists, OuterRef, QuerySet

from assignments.models import BilledDay, Client, Job, JobKind, JobStage, Shift, ShiftOutcome
from assignments.models.invoice import ZERO
from assignments.participant_days import participant_days
from assignments.rules.invoice import line_net
from assignments.rules.invoice_deadlines import invoice_by

NOT_YET_DELIVERED = (JobStage.INQUIRY, JobStage.AGREED, JobStage.UNDER_WAY)


def billable_days() -> QuerySet[Shift]:
    """One finished shift for each participant-day to be billed. A day on which someone still works waits.

    What costs nothing, and what the supervisor closed without an invoice, is not to be billed.
    """
    same_day = {"participant": OuterRef("participant"), "work_day": OuterRef("work_day")}
    at_work = Shift.objects.filter(work_day=OuterRef("work_day"), outcome=ShiftOutcome.WORKING)
    return participant_days().filter(
        ~Exists(BilledDay.objects.filter(**same_day)),
        ~Exists(at_work),
        job__kind=JobKind.BILLED,
        job__price__gt=ZERO,
        job__unbilled_reason="",
    )


@dataclass(frozen=True, slots=True)
class ToBill:
    """One job's days to be billed, oldest first, each with its number of participant-days.

    `deadline` is the last date on which they can be invoiced as the law wants it.
    """

    job: Job
    days: tuple[tuple[date, int], ...]
    deadline: date

    @property
    def count(self) -> int:
        """How many participant-days."""
        return sum(count for _day, count in self.days)

    @property
    def total(self) -> Decimal:
        """What they come to, kroner before VAT."""
        return sum((line_net(Decimal(count), self.job.price) for _day, count in self.days), Decimal(0))

    @property
    def first(self) -> date:
        return self.days[0][0]

    @property
    def last(self) -> date:
        return self.days[-1][0]


@dataclass(frozen=True, slots=True)
class MonthToBill:
    """What a client can get one collective invoice (samlefaktura) for."""

    month: date
    jobs: int
    count: int
    total: Decimal
    deadline: date


@dataclass(frozen=True, slots=True)
class ClientToBill:
    """A client with what is to be billed, job by job, and month by month where that makes a difference."""

    client: Client
    jobs: tuple[ToBill, ...]
    months: tuple[MonthToBill, ...]


def to_bill() -> list[ToBill]:
    """Every job with days to be billed, the most urgent first; two queries, however many there are."""
    rows = sorted(billable_days().values_list("job", "work_day__date"))
    counts = [(job, day, len(list(same))) for (job, day), same in groupby(rows)]
    jobs = Job.objects.select_related("client").in_bulk({job for job, _day, _count in counts})
    found = []
    for pk, group in groupby(counts, key=lambda one: one[0]):
        days = tuple((day, count) for _job, day, count in group)
        delivered = jobs[pk].stage not in NOT_YET_DELIVERED
        found.append(ToBill(jobs[pk], days, invoice_by([day for day, _count in days], delivered=delivered)))
    return sorted(found, key=lambda one: (one.deadline, one.first, one.job.pk))


def by_client(found: Iterable[ToBill]) -> list[ClientToBill]:
    """The same, client by client, the most urgent first."""
    jobs_of: dict[int, list[ToBill]] = {}
    for one in found:
        jobs_of.setdefault(one.job.client_id, []).append(one)
    return [ClientToBill(jobs[0].job.client, tuple(jobs), _months(jobs)) for jobs in jobs_of.values()]


def _months(jobs: list[ToBill]) -> tuple[MonthToBill, ...]:
    """Month by month; none where that is the same as the one job's invoice."""
    lines = [(day.replace(day=1), day, one.job, count) for one in jobs for day, count in one.days]
    months = sorted({line[0] for line in lines})
    if len(jobs) == 1 and len(months) == 1:
        return ()
    found = []
    for month in months:
        inside = [line for line in lines if line[0] == month]
        found.append(
            MonthToBill(
                month=month,
                jobs=len({job.pk for _month, _day, job, _count in inside}),
                count=sum(count for *_line, count in inside),
                total=sum(
                    (line_net(Decimal(count), job.price) for _month, _day, job, count in inside), Decimal(0)
                ),
                deadline=invoice_by([day for _month, day, _job, _count in inside], delivered=False),
            )
        )
    return tuple(found)
