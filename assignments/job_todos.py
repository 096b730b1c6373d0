"""What waits to be done about jobs (gjøremål), for the today page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from assignments.models import Job, JobStage
from bikuben.notices import Todo
from bikuben.roles import Role


def job_todos(today: date) -> list[Todo]:
    """Questions from clients that nobody has answered (`TODO_PROVIDERS`)."""
    asked = list(Job.objects.filter(stage=JobStage.INQUIRY).values_list("pk", flat=True))
    if not asked:
        return []
    text = ngettext(
        "%(count)d forespørsel venter på svar.", "%(count)d forespørsler venter på svar.", len(asked)
    )
    url = reverse("assignments:job", args=asked) if len(asked) == 1 else reverse("assignments:jobs")
    return [Todo(text % {"count": len(asked)}, url, roles=(Role.SUPERVISOR,))]
