"""Forms of settlements. What they refuse is refused by the actions too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assignments.forms_people import DayField
from bikuben.forms import form_helper


class PeriodForm(forms.Form):
    """From and to, both days included."""

    period_from = DayField(label=_("Fra og med"))
    period_to = DayField(label=_("Til og med"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


class PaidForm(forms.Form):
    """When the money came."""

    paid_on = DayField(label=_("Dagen pengene kom"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()
