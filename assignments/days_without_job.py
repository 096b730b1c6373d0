"""Days to come that nobody has work for: more jobs is what is needed most, so they show early."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from assignments.models import WORKABLE, DayState, Job, WorkDay
from assignments.plan_days import check_jobs
from bikuben.models import User
from bikuben.refusals import Refused

WITHOUT_JOB = Q(main_job=None) | ~Q(main_job__stage__in=WORKABLE)


def days_without_job(today: date, within: timedelta) -> QuerySet[WorkDay]:
    """The planned days from today on, within a time, that have no job or one that is over."""
    return WorkDay.objects.filter(
        WITHOUT_JOB, state=DayState.PLANNED, date__gte=today, date__lte=today + within
    ).order_by("date")


@transaction.atomic
def give_days_a_job(job: Job, dates: Iterable[date], *, by: User, today: date) -> list[WorkDay]:
    """Make `job` the main job of days to come that have none, all or none of them.

    Raises `Refused` for a job that can't be chosen, no day, or a day that has got a job meanwhile.
    """
    check_jobs(job, ())
    wanted = set(dates)
    if not wanted:
        raise Refused(_("Velg minst én dag."), code="no_day", field="days")
    chosen = WorkDay.objects.filter(WITHOUT_JOB, date__in=wanted, date__gte=today, state=DayState.PLANNED)
    locked = list(chosen.select_for_update(no_key=True, of=("self",)).order_by("date"))
    if len(locked) != len(wanted):
        raise Refused(
            _("En av dagene har fått et oppdrag i mellomtiden. Se over og velg igjen."), code="taken"
        )
    for day in locked:
        day.main_job = job
        day._history_user = by
        day.save()
        day.jobs.remove(job)
    return locked
