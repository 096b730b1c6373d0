"""The jobs on a board: a column for each stage, what waits first on top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from assignments.models import Job, JobKind, JobStage
from assignments.registers import listed_jobs
from assignments.rules.job_stages import PIPELINE, Stage

ON_THE_BOARD = (
    JobStage.INQUIRY,
    JobStage.AGREED,
    JobStage.UNDER_WAY,
    JobStage.DELIVERED,
    JobStage.INVOICED,
)
NEVER = date.max
MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Column:
    """The jobs at one stage, of which a few are shown. `waits`: we have to do something about each."""

    stage: JobStage
    jobs: list[Job]

    @property
    def shown(self) -> list[Job]:
        return self.jobs[:MOST_SHOWN]

    @property
    def further(self) -> int:
        return max(0, len(self.jobs) - MOST_SHOWN)

    @property
    def waits(self) -> bool:
        return self.stage in (JobStage.INQUIRY, JobStage.DELIVERED)


def job_board() -> list[Column]:
    """All jobs that aren't over, in one query: the earliest wish first, then the one registered first."""
    found = sorted(
        listed_jobs().filter(stage__in=ON_THE_BOARD), key=lambda job: (job.wanted_by or NEVER, job.pk)
    )
    return [Column(stage, [job for job in found if job.stage == stage]) for stage in ON_THE_BOARD]


def to_answer(columns: list[Column]) -> int:
    """How many questions wait for an answer."""
    return sum(len(one.jobs) for one in columns if one.stage == JobStage.INQUIRY)


def to_invoice(columns: list[Column]) -> int:
    """How many delivered jobs wait for their invoice."""
    delivered = (job for one in columns if one.stage == JobStage.DELIVERED for job in one.jobs)
    return sum(job.kind == JobKind.BILLED for job in delivered)


@dataclass(frozen=True, slots=True)
class Step:
    """One stage on a job's way, and whether it is there now or has been."""

    label: str | Promise
    is_now: bool
    is_past: bool


def way_of(job: Job) -> list[Step]:
    """The stages of a job in their order. Only what is billed is invoiced."""
    stages = [stage for stage in PIPELINE if stage != Stage.INVOICED or job.kind == JobKind.BILLED]
    at = stages.index(Stage(job.stage)) if job.stage in stages else -1
    return [
        Step(JobStage(stage).label, is_now=place == at, is_past=place < at)
        for place, stage in enumerate(stages)
    ]
