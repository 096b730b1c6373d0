"""What waits to be done about the days (gjøremål), for the today page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assignments.models import DayState, WorkDay
from bikuben.notices import Todo

WEEK = timedelta(days=7)
RUNNING = (DayState.OPEN, DayState.DRAWN, DayState.WORKING)


def day_todos(today: date) -> list[Todo]:
    """Days that weren't ended or never opened, days without work to do, no days ahead (`TODO_PROVIDERS`)."""
    days = list(
        WorkDay.objects.filter(state__in=(DayState.PLANNED, *RUNNING))
        .order_by("date")
        .only("date", "state", "main_job_id")
    )
    return [*_behind(days, today), *_without_job(days, today), *_nothing_ahead(days, today)]


def _behind(days: list[WorkDay], today: date) -> Iterator[Todo]:
    for day in days:
        if day.date >= today:
            continue
        text = (
            _("%(day)s ble aldri åpnet. Avlys den, eller før den inn.")
            if day.state == DayState.PLANNED
            else _("%(day)s er ikke avsluttet.")
        )
        yield Todo(text % {"day": _named(day)}, reverse("assignments:day", args=[day.date]), urgent=True)


def _without_job(days: list[WorkDay], today: date) -> Iterator[Todo]:
    for day in days:
        if today <= day.date <= today + WEEK and day.state == DayState.PLANNED and day.main_job_id is None:
            text = _("Ingenting å gjøre %(day)s ennå.") % {"day": date_format(day.date, "l j. F")}
            yield Todo(text, reverse("assignments:change_day", args=[day.date]))


def _nothing_ahead(days: list[WorkDay], today: date) -> Iterator[Todo]:
    if not any(day.date > today for day in days):
        yield Todo(_("Ingen dager er planlagt framover."), reverse("assignments:plan_days"))


def _named(day: WorkDay) -> str:
    text = date_format(day.date, "l j. F")
    return text[:1].upper() + text[1:]
