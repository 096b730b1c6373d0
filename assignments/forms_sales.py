"""Forms of sales: an outlet's file, what a customer buys, and the count of the sales cash."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assignments.cash_sales import HIGHEST_PRICE, MOST, Offered
from assignments.count_sales import HIGHEST
from assignments.models import HandedTo
from assignments.read_sales_file import MOST_BYTES
from assignments.sales_report import Sold
from bikuben.forms import form_helper
from bikuben.forms_file import FileForm, file_field
from bikuben.money import MoneyFormField


class SalesFileForm(FileForm):
    """The file as the shop sent it."""

    most_bytes = MOST_BYTES
    file = file_field(
        label=_("Fila fra butikken"),
        help_text=_("CSV eller Excel (.xlsx), høyst 2 MB."),
        accept=".csv,.txt,.xlsx,text/csv",
        missing=_("Velg fila du fikk."),
        empty=_("Fila er tom. Be om en ny, eller velg en annen."),
    )


class CashSaleForm(forms.Form):
    """How many of each product, at which price, and how it is paid. One touch on how sends it."""

    def __init__(self, *args: Any, offered: Sequence[Offered], chosen: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = list(offered)
        for one in self.offered:
            key = one.product.pk
            self.fields[f"quantity_{key}"] = forms.IntegerField(
                label=_("Antall"),
                required=False,
                min_value=0,
                max_value=min(one.there, MOST),
                initial=1 if key == chosen or len(self.offered) == 1 else 0,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                error_messages={
                    "invalid": _("Skriv et helt tall."),
                    "min_value": _("Antallet kan ikke være mindre enn null."),
                    "max_value": _("Det er bare %(limit_value)s her."),
                },
            )
            self.fields[f"price_{key}"] = MoneyFormField(
                label=_("Pris for én, kroner"),
                required=False,
                min_value=Decimal("0.01"),
                max_value=HIGHEST_PRICE,
                initial=one.product.price or None,
                error_messages={
                    "min_value": _("Prisen må være mer enn null."),
                    "max_value": _("Prisen er for høy."),
                },
            )
        self.helper = form_helper()

    def rows(self) -> list[tuple[Offered, forms.BoundField, forms.BoundField]]:
        """Each product with its two fields."""
        return [
            (one, self[f"quantity_{one.product.pk}"], self[f"price_{one.product.pk}"]) for one in self.offered
        ]

    def wanted(self) -> list[Sold]:
        """What is bought; a price that was left out is the product's own."""
        found = []
        for one in self.offered:
            number = self.cleaned_data.get(f"quantity_{one.product.pk}")
            if number:
                price = self.cleaned_data.get(f"price_{one.product.pk}")
                found.append(Sold(one.product, number, one.product.price if price is None else price))
        return found


class SaleCountForm(forms.Form):
    """The count of the sales cash."""

    change = MoneyFormField(
        label=_("Vekslepenger som lå der fra før, kroner"),
        min_value=Decimal(0),
        max_value=HIGHEST,
        error_messages={
            "min_value": _("Beløpet kan ikke være mindre enn null."),
            "max_value": _("Beløpet er for stort."),
        },
    )
    counted = MoneyFormField(
        label=_("Talt, kroner"),
        help_text=_("Alle pengene som ligger der nå, vekslepengene også."),
        min_value=Decimal(0),
        max_value=HIGHEST,
        error_messages={
            "required": _("Skriv hvor mye som er der."),
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
    handed_to = forms.ChoiceField(
        label=_("Hvor går pengene?"),
        widget=forms.RadioSelect,
        choices=HandedTo.choices,
        error_messages={"required": _("Velg hvor pengene går.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()
