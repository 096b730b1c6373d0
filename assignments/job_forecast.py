"""What the forecasts of jobs rest on, read from the days lately held and the days planned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, Sum

from assignments.filters_planning import HELD
from assignments.models import WORKABLE, DayState, Job, JobStage, WorkDay
from assignments.participant_days import count_of, participant_days
from assignments.rules.forecast import WINDOW_DAYS, Forecast, HeldDay, forecast

FINISHED = (JobStage.DELIVERED, JobStage.INVOICED, JobStage.CLOSED)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can be said of when a job may be done.

    `remaining` participant-days, 0 where the estimate is used up; `likely` is None where there is too little
    to rest on. `is_late`: in a thin spell it isn't done by the day that the client wishes, or not enough days
    are planned by then.
    """

    remaining: int
    likely: Forecast | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Learnt:
    """Earlier jobs that were estimated and are done: how many, and their participant-days in all."""

    jobs: int
    estimated: int
    done: int


def held_days(today: date) -> list[HeldDay]:
    """The days held in the six weeks before today, in one query."""
    counted = (
        participant_days()
        .filter(
            work_day__state__in=HELD,
            work_day__date__gte=today - timedelta(days=WINDOW_DAYS),
            work_day__date__lt=today,
        )
        .order_by()
        .values_list("work_day__date", "job")
        .annotate(count=Count("pk"))
    )
    by_day: dict[date, dict[int, int]] = defaultdict(dict)
    for day, job, count in counted:
        by_day[day][job] = count
    return [HeldDay(day, jobs) for day, jobs in sorted(by_day.items())]


def days_for(job: Job | None, today: date) -> list[date]:
    """The planned days that a job may be worked on: its own, and those that have no job."""
    free = Q(main_job=None) | ~Q(main_job__stage__in=WORKABLE)
    if job is not None:
        free |= Q(main_job=job) | Q(jobs=job)
    planned = WorkDay.objects.filter(free, state=DayState.PLANNED, date__gte=today)
    return list(planned.order_by("date").values_list("date", flat=True).distinct())


def outlook_of(job: Job, *, today: date) -> Outlook | None:
    """The outlook of a job from `listed_jobs` that isn't over yet; None without an estimate."""
    if not job.estimate or job.stage in (*FINISHED, JobStage.LOST):
        return None
    remaining = max(0, job.estimate - job.done)
    if not remaining:
        return Outlook(remaining=0, likely=None, is_late=False)
    return _outlook(remaining, job, job.wanted_by, today)


def outlook_for(estimate: int, *, wanted_by: date | None = None, today: date) -> Outlook:
    """The outlook of a job that nobody has promised yet; `estimate` in participant-days, at least 1."""
    return _outlook(estimate, None, wanted_by, today)


def _outlook(remaining: int, job: Job | None, wanted_by: date | None, today: date) -> Outlook:
    planned = days_for(job, today)
    likely = forecast(remaining, held_days(today), planned=planned, job=job.pk if job else None)
    is_late = bool(likely and wanted_by and (likely.latest is None or likely.latest > wanted_by))
    return Outlook(remaining=remaining, likely=likely, is_late=is_late)


def learnt_from(job: Job) -> Learnt | None:
    """How earlier jobs for the same client, or of its kind, went against their estimates; None for none."""
    alike = Q(client=job.client_id) if job.client_id else Q(kind=job.kind)
    done = count_of(participant_days(), "job")
    found = (
        Job.objects.filter(alike, stage__in=FINISHED, estimate__gt=0)
        .exclude(pk=job.pk)
        .annotate(done=done)
        .filter(done__gt=0)
        .aggregate(jobs=Count("pk"), estimated=Sum("estimate"), done_in_all=Sum("done"))
    )
    if not found["jobs"]:
        return None
    return Learnt(jobs=found["jobs"], estimated=found["estimated"], done=found["done_in_all"])
