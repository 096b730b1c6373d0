"""What the list of days and the registers can be narrowed to."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from assignments.models import DayState, Job, JobStage, WorkDay

SHOWN = [("planned", _("planlagte")), ("held", _("holdte")), ("cancelled", _("avlyste"))]
HELD = (DayState.WORKING, DayState.CLOSED)


class DayFilter(django_filters.FilterSet):
    """A month or a year, and what became of the day."""

    when = django_filters.ChoiceFilter(label=_("Når"), method="by_time", empty_label=None)
    state = django_filters.ChoiceFilter(
        label=_("Vis"), choices=SHOWN, method="by_state", empty_label=_("alle dager")
    )

    class Meta:
        model = WorkDay
        fields: list[str] = []

    def __init__(self, *args: Any, months: list[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["when"].extra["choices"] = [
            (str(year), [(str(year), _("hele %(year)s") % {"year": year}), *map(_month_choice, in_year)])
            for year, in_year in groupby(months, key=lambda month: month.year)
        ]

    def by_time(self, days: QuerySet[WorkDay], name: str, value: str) -> QuerySet[WorkDay]:
        year, _dash, month = value.partition("-")
        found = days.filter(date__year=int(year))
        return found.filter(date__month=int(month)) if month else found

    def by_state(self, days: QuerySet[WorkDay], name: str, value: str) -> QuerySet[WorkDay]:
        if value == "held":
            return days.filter(state__in=HELD)
        if value == "cancelled":
            return days.filter(state=DayState.CANCELLED)
        return days.exclude(state__in=(*HELD, DayState.CANCELLED))


def _month_choice(month: date) -> tuple[str, str]:
    return f"{month:%Y-%m}", date_format(month, "F Y")


class JobFilter(django_filters.FilterSet):
    """Words in title or client, and how far it has come."""

    search = django_filters.CharFilter(label=_("Søk"), method="by_words")
    stage = django_filters.ChoiceFilter(label=_("Vis"), choices=JobStage.choices, empty_label=_("alle"))

    class Meta:
        model = Job
        fields: list[str] = []

    def by_words(self, jobs: QuerySet[Job], name: str, value: str) -> QuerySet[Job]:
        return jobs.filter(Q(title__icontains=value) | Q(client__name__icontains=value))
