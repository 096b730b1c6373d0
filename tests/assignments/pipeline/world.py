"""Days held in the weeks before Monday 4 May 2026, on a job of their own or on one that is given."""

from __future__ import annotations

from datetime import date, timedelta

from assignments.models import DayState, Job
from tests.cast import TODAY, make_job, make_participant, make_work_day
from tests.payroll.paying import finished_shift


def hold_days(*people: int, job: Job | None = None, first: date = TODAY - timedelta(days=28)) -> Job:
    """Every other day from `first`, with so many at work on each."""
    job = job or make_job(title="MelliBee")
    everyone = [make_participant() for _ in range(max(people))]
    for n, count in enumerate(people):
        day = make_work_day(first + timedelta(days=2 * n), main_job=job, state=DayState.CLOSED)
        for participant in everyone[:count]:
            finished_shift(participant, day, job=job)
    return job
