"""What every page's frame shows: the project's name, the way around, the day's steps."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from bikuben import clock
from bikuben.models import Project
from bikuben.steps import day_steps, places


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor. All of it is asked for only where a template uses it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"frame_is_demo": settings.BIKUBEN_DEMO}
    return {
        "frame_is_demo": settings.BIKUBEN_DEMO,
        "frame_project": SimpleLazyObject(Project.current),
        "frame_places": SimpleLazyObject(lambda: places(user, request.path)),
        "frame_steps": SimpleLazyObject(lambda: day_steps(user, clock.today())),
    }
