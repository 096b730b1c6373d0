"""What a database already holds, for whoever asks to fill an empty one."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from assignments.models import Client, Job, Participant, WorkDay
from bikuben.models import Project, User
from bikuben.papers import Paper

REGISTERS: tuple[type[Model], ...] = (User, Project, Participant, Client, Job, WorkDay)


def is_empty() -> bool:
    """Whether nobody has entered anything: no user, no project, no person, no job, no day and no paper."""
    return not any(model._default_manager.exists() for model in (*REGISTERS, *_papers()))


def _papers() -> Iterator[type[Model]]:
    return (model for model in apps.get_models() if issubclass(model, Paper))
