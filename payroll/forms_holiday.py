"""The form of the holiday pay page: which day the debt is shown for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from payroll.figures import FIRST_YEAR
from payroll.forms_pay import PlainForm


class DebtDayForm(PlainForm):
    """A day that has been, or today."""

    on = forms.DateField(
        label=_("Slik det var"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Skriv en dato.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": today}, **kwargs)
        self.today = today

    def clean_on(self) -> date | None:
        day = self.cleaned_data["on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(gettext("Denne dagen har ikke kommet ennå."), code="day_to_come")
        if day is not None and day.year < FIRST_YEAR:
            raise forms.ValidationError(gettext("Så langt tilbake er det ingen tall."), code="too_early")
        return day

    def day(self) -> date:
        """The chosen day; today where none or an impossible one was chosen."""
        chosen = self.cleaned_data.get("on") if self.is_bound and self.is_valid() else None
        return chosen or self.today
