"""Filters of payroll's lists. None of them holds a name: an address is kept by the browser."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from bikuben.forms import form_helper
from payroll.models import PaySlip
from payroll.slip_status import CONDITIONS, LABELS, SlipStatus

LARGEST_ROW = 2**63 - 1


def _years() -> list[tuple[int, str]]:
    found = PaySlip.objects.order_by().values_list("date__year", flat=True).distinct()
    return [(year, str(year)) for year in sorted(found, reverse=True)]


class RowFilter(django_filters.Filter):
    """By the number of a row, which names nobody. Not shown: other pages link with it."""

    field_class = forms.IntegerField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=LARGEST_ROW, widget=forms.HiddenInput, **kwargs)


class PaySlipFilter(django_filters.FilterSet):
    """By payout year and month or the very day, and by where the slip is; from a report also by person."""

    year = django_filters.ChoiceFilter(
        label=_("År"), field_name="date__year", choices=_years, empty_label=_("Alle")
    )
    month = django_filters.ChoiceFilter(
        label=_("Måned"), field_name="date__month", choices=list(MONTHS.items()), empty_label=_("Alle")
    )
    date = django_filters.DateFilter(
        label=_("Utbetalt"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    status = django_filters.ChoiceFilter(
        label=_("Hvor er den?"), choices=list(LABELS.items()), method="by_status", empty_label=_("Alle")
    )
    person = RowFilter(field_name="participant_id")

    class Meta:
        model = PaySlip
        fields = ("year", "month", "date", "status", "person")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.helper = form_helper()

    @property
    def is_narrowed(self) -> bool:
        """Whether it shows the slips of one person, which no field on the page says."""
        return self.form.cleaned_data.get("person") is not None

    def by_status(self, slips: QuerySet[PaySlip], _name: str, value: str) -> QuerySet[PaySlip]:
        """Those with one status."""
        return slips.filter(CONDITIONS[SlipStatus(value)])
