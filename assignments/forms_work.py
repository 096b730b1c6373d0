"""Forms of the work: the day's job, a shift's times, leaving early, a second job."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from assignments.models import Job, Shift
from bikuben.forms import form_helper


def clock_input() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class JobForm(forms.Form):
    """Which job: one touch."""

    job = forms.ModelChoiceField(
        queryset=Job.objects.filter(is_active=True),
        required=False,
        error_messages={"invalid_choice": _("Det oppdraget pågår ikke lenger.")},
    )


class CountsOnForm(forms.Form):
    """The job that a participant-day counts on: it may be over by now."""

    job = forms.ModelChoiceField(queryset=Job.objects.all())


class ClockForm(forms.Form):
    """A moment of the day; none is now, or as planned."""

    at = forms.TimeField(
        label=_("Klokka"),
        required=False,
        widget=clock_input(),
        error_messages={"invalid": _("Skriv klokkeslettet slik: 12.30.")},
    )


class LeftForm(forms.Form):
    """When she left."""

    left_at = forms.TimeField(label=_("Når gikk hun?"), widget=clock_input())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


class TimesForm(forms.Form):
    """When a shift began and ended."""

    starts_at = forms.TimeField(label=_("Fra klokka"), widget=clock_input())
    ends_at = forms.TimeField(label=_("Til klokka"), widget=clock_input())

    def __init__(self, *args: Any, shift: Shift, **kwargs: Any) -> None:
        kwargs["initial"] = {"starts_at": shift.starts_at, "ends_at": shift.ends_at}
        super().__init__(*args, **kwargs)
        self.helper = form_helper()
        self.helper.layout = Layout(Div("starts_at", "ends_at", css_class="bk-form-pair"))


class SecondJobForm(TimesForm):
    """A second job on the same day."""

    job = forms.ModelChoiceField(
        label=_("Oppdrag"), queryset=Job.objects.none(), empty_label=_("Velg oppdrag")
    )

    def __init__(self, *args: Any, shift: Shift, **kwargs: Any) -> None:
        # Several forms stand on one page; their ids must differ.
        super().__init__(*args, shift=shift, auto_id="second_%s", **kwargs)
        taken = shift.attendance.shifts.values("job")
        self.fields["job"].queryset = Job.objects.filter(is_active=True).exclude(pk__in=taken)
        self.helper.layout = Layout("job", Div("starts_at", "ends_at", css_class="bk-form-pair"))
