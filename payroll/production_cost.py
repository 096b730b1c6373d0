"""What the labour in a year's own production cost (`PRODUCTION_YEAR_PANELS`)."""

from __future__ import annotations

from datetime import date

from assignments.panels import Panel
from assignments.production_year import year_production
from assignments.rules.production_year import with_labour
from bikuben.models import User
from bikuben.roles import Role, has_role
from payroll.cost_rows import CostRow
from payroll.read_costs import costs_of_year
from payroll.rules.cost import Sums

# A job of few days could tell what one person's day costs, and with it her tax: no figure for a reader.
PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


def production_cost_panel(year: int, jobs: frozenset[int], user: User, today: date) -> Panel | None:
    """The cost and the surplus of the year with labour, for whoever pays it; None for others.

    A day costs in the year in which it is paid, as on the page of what work costs.
    """
    if not has_role(user, *PAYERS):
        return None
    costs = costs_of_year(year)
    labour = sum((sums for (job, _month), sums in costs.split.items() if job in jobs), Sums())
    row = CostRow("", labour)
    figures = year_production(year).total
    context = {
        "row": row if row.days or row.cost else None,
        "without": figures,
        "with": with_labour(figures, row.cost),
    }
    return Panel("payroll/costs/production_panel.html", context)
