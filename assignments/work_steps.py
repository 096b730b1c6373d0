"""The day's third step: Arbeid."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from assignments.models import DayState, ShiftOutcome, WorkDay
from bikuben.steps import Step, StepState


def work_steps(today: date) -> list[Step]:
    """Work is the step from the places are given until nobody is at work."""
    day = WorkDay.objects.filter(date=today).exclude(state=DayState.CANCELLED).first()
    if day is None:
        return []
    if day.state in (DayState.PLANNED, DayState.OPEN):
        return [Step(_("Arbeid"))]
    url = reverse("assignments:work", args=[today])
    goes_on = day.state == DayState.DRAWN or (
        day.state == DayState.WORKING and day.shifts.filter(outcome=ShiftOutcome.WORKING).exists()
    )
    return [Step(_("Arbeid"), url, StepState.NOW if goes_on else StepState.DONE)]
