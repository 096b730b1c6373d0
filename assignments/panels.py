"""What other floors have to show on the page of a participant or a job, by dotted path in the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from assignments.models import Job, Participant
from bikuben.models import User


@dataclass(frozen=True)
class Panel:
    """A part of such a page: a template and what it shows."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


def panels_for(participant: Participant, user: User, today: date) -> list[Panel]:
    """The panels for `user`, from `PARTICIPANT_PANELS`: `(participant, user, today) -> Panel | None`."""
    found = (import_string(path)(participant, user, today) for path in settings.PARTICIPANT_PANELS)
    return [panel for panel in found if panel is not None]


def job_panels_for(job: Job, user: User, today: date) -> list[Panel]:
    """The panels on a job's page for `user`, from `JOB_PANELS`: `(job, user, today) -> Panel | None`."""
    found = (import_string(path)(job, user, today) for path in settings.JOB_PANELS)
    return [panel for panel in found if panel is not None]
