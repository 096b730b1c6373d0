"""Forms of the planned days. What they refuse is refused by the actions."""

from __future__ import annotations

from datetime import time
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assignments.forms_people import DayField
from assignments.models import CancelReason, Job, WorkDay
from bikuben.forms import form_helper

WEEKDAYS = [
    (0, _("mandag")),
    (1, _("tirsdag")),
    (2, _("onsdag")),
    (3, _("torsdag")),
    (4, _("fredag")),
    (5, _("lørdag")),
    (6, _("søndag")),
]


def clock_input() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


def pair(*names: str) -> Div:
    """Two short fields beside each other."""
    return Div(*names, css_class="bk-form-pair")


class DayDetailsForm(forms.Form):
    """What every planned day has."""

    starts_at = forms.TimeField(label=_("Fra klokka"), widget=clock_input(), initial=time(10))
    ends_at = forms.TimeField(label=_("Til klokka"), widget=clock_input(), initial=time(13))
    places = forms.IntegerField(
        label=_("Plasser"),
        initial=10,
        min_value=1,
        max_value=100,
        help_text=_("Kommer det flere enn dette, trekkes det lodd."),
    )
    main_job = forms.ModelChoiceField(
        label=_("Hva dere skal gjøre"),
        queryset=Job.objects.none(),
        required=False,
        empty_label=_("Ikke bestemt ennå"),
        help_text=_("Alle begynner på dette. Det kan byttes for hver enkelt."),
    )
    jobs = forms.ModelMultipleChoiceField(
        label=_("Andre oppdrag samme dag"),
        queryset=Job.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, day: WorkDay | None = None, **kwargs: Any) -> None:
        if day is not None:
            kwargs["initial"] = {
                "starts_at": day.starts_at,
                "ends_at": day.ends_at,
                "places": day.places,
                "main_job": day.main_job_id,
                "jobs": list(day.jobs.values_list("pk", flat=True)),
            }
        super().__init__(*args, **kwargs)
        choices = Q(is_active=True)
        if day is not None:
            choices |= Q(pk=day.main_job_id) | Q(pk__in=kwargs["initial"]["jobs"])
        jobs = Job.objects.filter(choices)
        self.fields["main_job"].queryset = jobs
        self.fields["jobs"].queryset = jobs
        # Further jobs are asked for where there is more than one to choose among.
        more = ["jobs"] if len(jobs) > 1 else []
        if not more:
            del self.fields["jobs"]
        self.helper = form_helper(pair("starts_at", "ends_at"), "places", "main_job", *more)

    def details(self) -> dict[str, Any]:
        """The cleaned details, as the actions take them."""
        data = self.cleaned_data
        return {
            "places": data["places"],
            "main_job": data["main_job"],
            "jobs": tuple(data.get("jobs") or ()),
            "starts_at": data["starts_at"],
            "ends_at": data["ends_at"],
        }


class PlanForm(DayDetailsForm):
    """The same weekdays through a term, or one day."""

    how = forms.ChoiceField(
        label=_("Hva vil du planlegge?"),
        choices=[("many", _("Faste ukedager")), ("one", _("Én dag"))],
        widget=forms.RadioSelect,
    )
    date = DayField(label=_("Dato"), required=False)
    first = DayField(label=_("Fra og med"), required=False)
    last = DayField(label=_("Til og med"), required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Ukedager"),
        choices=WEEKDAYS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @property
    def is_one_day(self) -> bool:
        return self.cleaned_data["how"] == "one"

    def dates(self) -> dict[str, Any]:
        """First and last date and weekdays, as the actions take them; one day is the shortest pattern."""
        data = self.cleaned_data
        if self.is_one_day:
            return {"first": data["date"], "last": data["date"], "weekdays": [data["date"].weekday()]}
        return {"first": data["first"], "last": data["last"], "weekdays": data["weekdays"]}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needed = {
            "one": [("date", _("Skriv en dato."))],
            "many": [
                ("first", _("Skriv en dato.")),
                ("last", _("Skriv en dato.")),
                ("weekdays", _("Velg minst én ukedag.")),
            ],
        }
        for name, sentence in needed.get(cleaned.get("how", ""), []):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        return cleaned


class CancelForm(forms.Form):
    """Why the day isn't held."""

    reason = forms.ChoiceField(
        label=_("Hvorfor avlyses dagen?"),
        choices=CancelReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvorfor dagen avlyses.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()
