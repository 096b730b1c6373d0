"""The today page: how far the day has come, the one next step, and what waits."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from bikuben import clock
from bikuben.models import Project
from bikuben.roles import EVERYONE, Role, for_roles, has_role
from bikuben.steps import first_todos, todos


@for_roles(*EVERYONE)
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The page that the day begins on. `DAY_PANEL` (dotted path, `(request, today) -> (template, context)`)
    puts the day in its middle and the next step in its bar."""
    if has_role(request.user, Role.SUPERVISOR) and Project.current() is None:
        return redirect("bikuben:project")
    day = clock.today()
    template, context = (None, {})
    if settings.DAY_PANEL:
        template, context = import_string(settings.DAY_PANEL)(request, day)
    first, rest = first_todos(todos(request.user, day))
    context = {**context, "today": day, "panel": template, "todos": first, "more_todos": rest}
    return render(request, "bikuben/today.html", context)
