"""The record of each day."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assignments.day_record import day_record
from assignments.models import WorkDay
from bikuben import clock
from bikuben.roles import Role, for_roles, has_role


@for_roles(Role.SUPERVISOR, Role.ACCOUNTANT)
@require_safe
def day(request: HttpRequest, day: date) -> HttpResponse:
    """The record of one day; the draws are the supervisor's."""
    found = get_object_or_404(WorkDay.objects.select_related("main_job"), date=day)
    leads = has_role(request.user, Role.SUPERVISOR)
    today = clock.today()
    context = {
        "day": found,
        "record": day_record(found, today=today, with_draws=leads),
        "leads": leads,
        "today": today,
        "is_coming": found.date > today,
    }
    return render(request, "assignments/work/day.html", context)
