"""The list of jobs, and the dates that a job was worked on."""

from __future__ import annotations

from django.db.models import QuerySet

from assignments.models import Job, WorkDay
from assignments.participant_days import count_of, participant_days


def listed_jobs() -> QuerySet[Job]:
    """Every job with its client and the participant-days done, in one query."""
    return Job.objects.select_related("client").annotate(done=count_of(participant_days(), "job"))


def days_of_job(job: Job) -> QuerySet[WorkDay]:
    """The days that count on this job, each with its participant-days."""
    done = count_of(participant_days().filter(job=job), "work_day")
    return WorkDay.objects.annotate(done=done).filter(done__gt=0)
