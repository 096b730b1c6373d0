"""The list of jobs, and the dates that a job was worked on."""

from __future__ import annotations

from django.db.models import Case, IntegerField, QuerySet, Value, When

from assignments.models import Job, JobStage, WorkDay
from assignments.participant_days import count_of, participant_days


def listed_jobs() -> QuerySet[Job]:
    """Every job with its client, the participant-days done and its stage as a number, in one query."""
    at = [When(stage=stage, then=Value(number)) for number, stage in enumerate(JobStage.values)]
    return Job.objects.select_related("client", "contact").annotate(
        done=count_of(participant_days(), "job"), order=Case(*at, output_field=IntegerField())
    )


def days_of_job(job: Job) -> QuerySet[WorkDay]:
    """The days that count on this job, each with its participant-days."""
    done = count_of(participant_days().filter(job=job), "work_day")
    return WorkDay.objects.annotate(done=done).filter(done__gt=0)
