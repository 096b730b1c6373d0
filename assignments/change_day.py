"""Change a day (endre en dag): its places, times and jobs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from django.db import transaction

from assignments.locked_days import lock_day
from assignments.models import DayState, Job, WorkDay
from assignments.plan_days import check_jobs, check_places, check_times
from bikuben.models import User


@transaction.atomic
def change_day(
    day: WorkDay,
    *,
    places: int,
    main_job: Job | None,
    jobs: Iterable[Job] = (),
    starts_at: time,
    ends_at: time,
    by: User,
) -> WorkDay:
    """Change a day that is planned or open. Afterwards places are given and only jobs can change."""
    locked = lock_day(day, DayState.PLANNED, DayState.OPEN)
    also = tuple(jobs)
    check_times(starts_at, ends_at)
    check_places(places)
    kept = {locked.main_job_id, *locked.jobs.values_list("pk", flat=True)}
    # A job that ended after the day was planned may stay on it; only a new choice is checked.
    check_jobs(
        main_job if main_job and main_job.pk not in kept else None,
        [job for job in also if job.pk not in kept],
    )
    locked.places, locked.main_job = places, main_job
    locked.starts_at, locked.ends_at = starts_at, ends_at
    locked.save()
    locked.jobs.set([job for job in also if job != main_job])
    return locked


@transaction.atomic
def choose_main_job(day: WorkDay, job: Job, *, by: User) -> WorkDay:
    """Choose what the day is mainly about, up to the moment that it ends. Shifts stay as they are."""
    locked = lock_day(day, DayState.PLANNED, DayState.OPEN, DayState.DRAWN, DayState.WORKING)
    check_jobs(job, ())
    before = locked.main_job
    locked.main_job = job
    locked.save()
    locked.jobs.remove(job)
    if before is not None and before != job:
        locked.jobs.add(before)
    return locked
