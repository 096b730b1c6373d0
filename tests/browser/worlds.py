"""What stands in the database when a test of the browser begins: the morning of Monday 4 May 2026."""

from __future__ import annotations

from dataclasses import dataclass

from assignments.models import Job, Participant, WorkDay
from bikuben.models import User
from bikuben.roles import Role
from tests.cast import make_card, make_job, make_participant, make_project, make_user, make_work_day
from tests.payroll.paying import fill_box


@dataclass(frozen=True, kw_only=True)
class Morning:
    """A planned day, ten people who may come, and 5 000 kroner in the box."""

    supervisor: User
    people: list[Participant]
    day: WorkDay
    job: Job
    other_job: Job


def make_morning(*, people: int = 10, places: int = 10) -> Morning:
    """The last of the people has no tax card yet."""
    supervisor = make_user("leder", Role.SUPERVISOR)
    make_project()
    everyone = [make_participant() for _ in range(people)]
    for participant in everyone[:-1]:
        make_card(participant)
    job = make_job(title="Brette esker")
    other_job = make_job(title="Pakke smykker")
    fill_box(supervisor, 5000)
    day = make_work_day(places=places, main_job=job)
    day.jobs.add(other_job)
    return Morning(supervisor=supervisor, people=everyone, day=day, job=job, other_job=other_job)
