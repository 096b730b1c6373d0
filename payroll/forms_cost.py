"""The form of a job's price."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assignments.models import Job
from assignments.versions import version_of
from bikuben.forms import form_helper
from bikuben.money import MoneyFormField


class PriceForm(forms.Form):
    """A price for one job. `suggested`: what would cover it all, where anything is known."""

    price = MoneyFormField(
        label=_("Pris per dagsverk, i kroner"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, job: Job, suggested: Decimal | None, **kwargs: Any) -> None:
        initial = {"price": suggested or job.price, "version": version_of(job)}
        super().__init__(*args, initial=initial, **kwargs)
        self.helper = form_helper("price", "version")
