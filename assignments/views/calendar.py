"""The calendar of days and jobs."""

from __future__ import annotations

import re
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assignments.job_calendar import WEEKS_AHEAD, calendar_of
from assignments.rules.calendar import month_beside
from assignments.rules.planning import FIRST_YEAR, LAST_YEAR
from assignments.views.jobs import WHO_MAY_READ
from bikuben import clock
from bikuben.roles import for_roles

MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])")


@for_roles(*WHO_MAY_READ)
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """A month (`?month=2026-05`, this one unless told otherwise) and the eight weeks to come."""
    today = clock.today()
    month = _month(request.GET.get("month", "")) or today.replace(day=1)
    context = {
        "calendar": calendar_of(month, today=today),
        "before": _within(month_beside(month, -1)),
        "after": _within(month_beside(month, 1)),
        "this_month": today.replace(day=1),
        "weeks_ahead": WEEKS_AHEAD,
    }
    return render(request, "assignments/calendar/page.html", context)


def _month(text: str) -> date | None:
    found = MONTH.fullmatch(text)
    if not found or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        return None
    return date(int(found["year"]), int(found["month"]), 1)


def _within(month: date) -> date | None:
    return month if FIRST_YEAR <= month.year <= LAST_YEAR else None
