"""Forms of the day on paper: what to print before the power fails, and the list typed in afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from assignments.forms_people import DayField
from assignments.forms_work import clock_input
from assignments.models import Job, Participant, WorkDay
from bikuben.forms import form_helper

FIRST_TIMERS = 4


class EmergencyForm(forms.Form):
    """How much paper to print before the power fails."""

    rows = forms.IntegerField(label=_("Rader på lista"), initial=16, min_value=1, max_value=60)
    receipts = forms.IntegerField(label=_("Kvitteringer"), initial=10, min_value=0, max_value=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(_pair("rows", "receipts"))


@dataclass(frozen=True)
class PaperRow:
    """One row of the paper list, as form fields. A first-timer's has a field for her name."""

    name: str
    new_name: forms.BoundField | None
    ticket: forms.BoundField
    drawn: forms.BoundField
    worked: forms.BoundField

    @property
    def errors(self) -> list[str]:
        fields = (self.new_name, self.ticket, self.drawn, self.worked)
        return [error for field in fields if field is not None for error in field.errors]


class PastDayForm(forms.Form):
    """The paper list, row for row: lot, number drawn, and whether she worked."""

    date = DayField(label=_("Dato"))
    starts_at = forms.TimeField(label=_("Fra klokka"), widget=clock_input(), initial=time(10))
    ends_at = forms.TimeField(label=_("Til klokka"), widget=clock_input(), initial=time(13))
    places = forms.IntegerField(label=_("Plasser"), initial=10, min_value=1, max_value=100)
    main_job = forms.ModelChoiceField(
        label=_("Hva dere gjorde"), queryset=Job.objects.none(), empty_label=_("Velg oppdrag")
    )
    witness = forms.CharField(
        label=_("Vitne til trekningen"),
        max_length=120,
        required=False,
        help_text=_("Den som skrev under på arket. Bare når dere trakk."),
    )

    def __init__(
        self, *args: Any, participants: Sequence[Participant], day: WorkDay | None = None, **kwargs: Any
    ) -> None:
        if day is not None:
            kwargs["initial"] = {
                "date": day.date,
                "starts_at": day.starts_at,
                "ends_at": day.ends_at,
                "places": day.places,
                "main_job": day.main_job_id,
                **{f"ticket_{one.participant_id}": one.ticket for one in day.attendances.all()},
            }
        super().__init__(*args, **kwargs)
        self.participants = {str(person.pk): person for person in participants}
        self.fields["main_job"].queryset = Job.objects.filter(is_active=True)
        self.new = [f"new{number}" for number in range(FIRST_TIMERS)]
        for row in self.new:
            self.fields[f"name_{row}"] = forms.CharField(
                required=False,
                max_length=60,
                label=_("Navnet hun vil bruke"),
                widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
            )
        self.keys = [*self.participants, *self.new]
        for row in self.keys:
            self.fields[f"ticket_{row}"] = _number(_("Lodd"))
            self.fields[f"drawn_{row}"] = _number(_("Trukket"))
            self.fields[f"worked_{row}"] = forms.BooleanField(required=False, label=_("Arbeidet"))
        self.helper = form_helper("date", _pair("starts_at", "ends_at"), _pair("places", "main_job"))

    def rows(self) -> list[PaperRow]:
        """The rows of those who are known, for the page."""
        return [self._row(key, str(person.chosen_name)) for key, person in self.participants.items()]

    def new_rows(self) -> list[PaperRow]:
        """Rows for those who came for the first time."""
        return [self._row(key, "") for key in self.new]

    def people(self, register: Callable[[str], Participant]) -> list[Participant]:
        """Those who came, by ticket. `register` makes a participant of a first-timer's name."""
        return [
            self.participants[key] if key in self.participants else register(self.cleaned_data[f"name_{key}"])
            for key in self._by("ticket")
        ]

    def order(self) -> tuple[int, ...]:
        """The tickets in the order drawn; empty where nothing was drawn."""
        return tuple(self.cleaned_data[f"ticket_{key}"] for key in self._by("drawn"))

    def tickets(self) -> tuple[int, ...]:
        """Every ticket of the list."""
        return tuple(range(1, len(self._by("ticket")) + 1))

    def worked(self) -> set[int]:
        """The tickets of those who worked."""
        data = self.cleaned_data
        return {data[f"ticket_{key}"] for key in self.keys if data[f"worked_{key}"]}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for key in self.keys:
            said = cleaned.get(f"drawn_{key}") is not None or cleaned.get(f"worked_{key}")
            named = bool(cleaned.get(f"name_{key}"))
            has_ticket = cleaned.get(f"ticket_{key}") is not None
            if (said or named) and not has_ticket and f"ticket_{key}" not in self.errors:
                self.add_error(f"ticket_{key}", _("Skriv loddet hennes."))
            if key in self.new and has_ticket and not named and f"name_{key}" not in self.errors:
                self.add_error(f"name_{key}", _("Skriv navnet hun vil bruke."))
        if self.errors:
            return cleaned
        for name, sentence in (
            ("ticket", _("Loddene skal være 1, 2, 3 og videre, ett til hver.")),
            ("drawn", _("Tallene i «Trukket» skal være 1, 2, 3 og videre, ett til hver.")),
        ):
            numbers = [cleaned[f"{name}_{key}"] for key in self._by(name)]
            if numbers != list(range(1, len(numbers) + 1)):
                self.add_error(None, sentence)
        if not self._by("ticket"):
            self.add_error(None, _("Skriv loddene til dem som kom."))
        elif not any(cleaned.get(f"worked_{key}") for key in self.keys):
            self.add_error(None, _("Kryss av for dem som arbeidet."))
        return cleaned

    def _row(self, key: str, name: str) -> PaperRow:
        return PaperRow(
            name,
            self[f"name_{key}"] if key in self.new else None,
            self[f"ticket_{key}"],
            self[f"drawn_{key}"],
            self[f"worked_{key}"],
        )

    def _by(self, name: str) -> list[str]:
        numbers = {key: self.cleaned_data.get(f"{name}_{key}") for key in self.keys}
        return sorted(
            (key for key, number in numbers.items() if number is not None), key=lambda key: numbers[key]
        )


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        required=False,
        min_value=1,
        max_value=200,
        label=label,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "class": "form-control", "autocomplete": "off"}
        ),
    )


def _pair(*names: str) -> Div:
    return Div(*names, css_class="bk-form-pair")
