"""Forms of the cash box: money in and out, and the count."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bikuben.money import MoneyFormField
from payroll.cash_box import HIGHEST
from payroll.forms_pay import PlainForm
from payroll.rules.notes import DENOMINATIONS

MOST_OF_ONE_KIND = 10_000


class MoveForm(PlainForm):
    """Money into the box or out of it."""

    amount = MoneyFormField(
        label=_("Kroner"),
        min_value=Decimal("0.01"),
        max_value=HIGHEST,
        error_messages={
            "min_value": _("Beløpet må være mer enn null."),
            "max_value": _("Beløpet er for stort."),
        },
    )
    text = forms.CharField(
        label=_("Merknad"),
        max_length=200,
        required=False,
        help_text=_("Om du vil, for eksempel hvem som hentet pengene."),
    )


class CountForm(PlainForm):
    """A count note by note, or as a total."""

    counted = MoneyFormField(
        label=_("Sum i kassa, kroner"),
        required=False,
        min_value=Decimal(0),
        max_value=HIGHEST,
        error_messages={
            "min_value": _("Summen kan ikke være mindre enn null."),
            "max_value": _("Beløpet er for stort."),
        },
    )
    explanation = forms.CharField(
        label=_("Hva kan grunnen til differansen være?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bare når summen er en annen enn den skal være."),
    )
    counted_by = forms.CharField(label=_("Hvem har talt?"), max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for value in DENOMINATIONS:
            self.fields[f"d{value}"] = forms.IntegerField(
                label=f"{value} kr",
                required=False,
                min_value=0,
                max_value=MOST_OF_ONE_KIND,
                widget=forms.TextInput(
                    attrs={"inputmode": "numeric", "autocomplete": "off", "data-value": value, "size": 5}
                ),
                error_messages={
                    "invalid": _("Skriv et antall."),
                    "min_value": _("Antallet kan ikke være mindre enn null."),
                    "max_value": _("Antallet er for stort."),
                },
            )

    def note_fields(self) -> list[forms.BoundField]:
        """The field of each note and coin, largest first."""
        return [self[f"d{value}"] for value in DENOMINATIONS]

    def denominations(self) -> dict[int, int] | None:
        """How many of each, or None where only the total was written."""
        counts = {value: self.cleaned_data.get(f"d{value}") for value in DENOMINATIONS}
        if all(count is None for count in counts.values()):
            return None
        return {value: count or 0 for value, count in counts.items()}
