"""What pay has to show on a job's page (`JOB_PANELS`): what it costs, and who pays it."""

from __future__ import annotations

from datetime import date

from assignments.models import Job, JobKind
from assignments.panels import Panel
from bikuben.models import User
from bikuben.roles import Role, has_role
from payroll.cost_rows import CostRow
from payroll.expected_cost import expected_cost
from payroll.read_costs import costs_of_job

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


def cost_panel(job: Job, user: User, today: date) -> Panel | None:
    """The job from its first day until now; before anyone is paid, what to expect."""
    if not has_role(user, *PAYERS):
        return None
    costs = costs_of_job(job)
    row = CostRow(job.title, costs.total)
    context = {
        "job": job,
        "row": row if row.days else None,
        "expected": None if row.days else expected_cost(job, today, own=costs.total),
        "unpaid": costs.unpaid,
        "is_billed": job.kind == JobKind.BILLED,
        "leads": has_role(user, Role.SUPERVISOR),
    }
    return Panel("payroll/costs/panel.html", context)
