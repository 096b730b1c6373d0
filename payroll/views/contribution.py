"""The employer's contribution of a year (arbeidsgiveravgift): how it comes about, and the limits."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bikuben import clock
from bikuben.models import Project
from bikuben.roles import Role, for_roles
from payroll.contribution_page import contribution_page
from payroll.figures import FIRST_YEAR
from payroll.limits import limit_groups, limits_near

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_safe
def contribution(request: HttpRequest) -> HttpResponse:
    """The terms of one year (`?year=2026`, default this year)."""
    today = clock.today()
    wanted = request.GET.get("year", "")
    year = int(wanted) if re.fullmatch("20[0-9]{2}", wanted) else today.year
    context = {
        "page": contribution_page(year, today),
        "limits": limit_groups(limits_near(today)) if year == today.year else [],
        "project": Project.current(),
        "year": year,
        "earlier": year - 1 if year > FIRST_YEAR else None,
        "later": year + 1 if year < today.year else None,
    }
    return render(request, "payroll/contribution.html", context)
