"""The day's first two steps: Fremmøte and Trekning."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from assignments.models import DayState, WorkDay
from bikuben.steps import Step, StepState


def door_steps(today: date) -> list[Step]:
    """Arrival until the list closes, the draw until the places are given."""
    day = WorkDay.objects.filter(date=today).exclude(state=DayState.CANCELLED).first()
    if day is None:
        return []
    door, lots = reverse("assignments:arrivals", args=[today]), reverse("assignments:places", args=[today])
    if day.state in (DayState.PLANNED, DayState.OPEN):
        is_closed = day.list_closed_at is not None
        return [
            Step(_("Fremmøte"), door, StepState.DONE if is_closed else StepState.NOW),
            Step(_("Trekning"), lots, StepState.NOW if is_closed else StepState.NEXT),
        ]
    return [Step(_("Fremmøte"), door, StepState.DONE), Step(_("Trekning"), lots, StepState.DONE)]
