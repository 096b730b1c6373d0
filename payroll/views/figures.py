"""Figures of a year, month by month. No names: this is what the reader sees."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from assignments.production_year import made_and_sold
from bikuben import clock
from bikuben.roles import EVERYONE, for_roles
from payroll.figures import FIRST_YEAR, year_figures
from payroll.tables import FiguresTable


@for_roles(*EVERYONE)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Participant-days, people, pay and days of one year (`?year=2026`, default this year)."""
    this_year = clock.today().year
    wanted = request.GET.get("year", "")
    year = int(wanted) if re.fullmatch("20[0-9]{2}", wanted) else this_year
    found = year_figures(year)
    table = FiguresTable(found, is_over=year < this_year)
    RequestConfig(request, paginate=False).configure(table)
    context = {
        "figures": found,
        "table": table,
        "production": made_and_sold(year),
        "year": year,
        "earlier": year - 1 if year > FIRST_YEAR else None,
        "later": year + 1 if year < this_year else None,
    }
    return render(request, "payroll/figures.html", context)
