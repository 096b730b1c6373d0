"""What own production has to show on the page of its job (`JOB_PANELS`): the way to it."""

from __future__ import annotations

from datetime import date

from assignments.models import Batch, Job, JobKind
from assignments.panels import Panel
from bikuben.models import User
from bikuben.roles import Role, has_role


def batch_panel(job: Job, user: User, today: date) -> Panel | None:
    """The open batches of the job, where something is made on it."""
    if job.kind != JobKind.OWN_PRODUCTION or not has_role(user, Role.SUPERVISOR, Role.ACCOUNTANT):
        return None
    if not job.products.exists():
        return None
    batches = Batch.objects.filter(job=job, closed_on=None).select_related("product")
    return Panel("assignments/production/_job_panel.html", {"batches": batches})
