"""The lists of jobs and clients, and the dates that a job was worked on."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from assignments.models import Client, Job, WorkDay
from assignments.participant_days import count_of, participant_days


def listed_jobs() -> QuerySet[Job]:
    """Every job with its client and the participant-days done, in one query."""
    return Job.objects.select_related("client").annotate(done=count_of(participant_days(), "job"))


def listed_clients() -> QuerySet[Client]:
    """Every client with how many jobs go on for it, in one query."""
    return Client.objects.annotate(jobs_now=Count("jobs", filter=Q(jobs__is_active=True)))


def days_of_job(job: Job) -> QuerySet[WorkDay]:
    """The days that count on this job, each with its participant-days."""
    done = count_of(participant_days().filter(job=job), "work_day")
    return WorkDay.objects.annotate(done=done).filter(done__gt=0)
