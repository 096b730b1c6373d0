"""What waits to be done about the days (gjøremål), for the today page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.days_without_job import days_without_job
from assignments.models import DayState, WorkDay
from bikuben.notices import Todo

SOON = timedelta(weeks=4)
SHOWN = 3


def day_todos(today: date) -> list[Todo]:
    """Days left behind, days to come without a job, and no days ahead (`TODO_PROVIDERS`)."""
    return [*_left_behind(today), *_coming(today)]


def _left_behind(today: date) -> Iterator[Todo]:
    """The latest few. Of a day whose work began, the pay reminds."""
    states = (DayState.PLANNED, DayState.OPEN, DayState.DRAWN)
    for day in WorkDay.objects.filter(date__lt=today, state__in=states).order_by("-date")[:SHOWN]:
        text = (
            _("%(day)s ble aldri åpnet. Avlys den, eller før den inn.")
            if day.state == DayState.PLANNED
            else _("%(day)s er ikke avsluttet.")
        )
        yield Todo(text % {"day": _named(day.date)}, reverse("assignments:day", args=[day.date]), urgent=True)


def _coming(today: date) -> Iterator[Todo]:
    planned = WorkDay.objects.filter(state=DayState.PLANNED)
    if not planned.filter(date__gt=today).exists():
        yield Todo(_("Ingen dager er planlagt framover."), reverse("assignments:plan_days"))
    without = days_without_job(today, SOON).count()
    if without:
        text = ngettext(
            "%(count)d dag de neste fire ukene mangler oppdrag.",
            "%(count)d dager de neste fire ukene mangler oppdrag.",
            without,
        )
        yield Todo(text % {"count": without}, reverse("assignments:calendar"))


def _named(day: date) -> str:
    text = date_format(day, _("l j. F"))
    return text[:1].upper() + text[1:]
