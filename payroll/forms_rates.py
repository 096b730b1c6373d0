"""Forms of a year's rates: the table file, and what stands beside the tables."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bikuben.money import MoneyFormField
from payroll.enter_other_rates import OtherRatesData
from payroll.forms_cards import PercentField
from payroll.forms_pay import PlainForm
from payroll.rules.rates import Zone
from payroll.rules.table_file import LARGEST_FILE, BadTableFile
from payroll.table_file_words import in_words

ALL_YEAR, PART_OF_YEAR = "12", "10.5"


class TablesForm(PlainForm):
    """The year's table file; that it is the year's is asked where it hardly is."""

    file = forms.FileField(
        label=_("Tekstfila med trekktabellene"),
        widget=forms.FileInput(attrs={"accept": ".txt,.dat,text/plain"}),
        error_messages={
            "required": _("Velg fila med trekktabellene."),
            "empty": _("Fila er tom."),
            "invalid": _("Velg fila med trekktabellene."),
            "missing": _("Velg fila med trekktabellene."),
        },
    )

    is_confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_confirmed"].label = gettext("Dette er likevel fila for %(year)d") % {"year": year}
        if self.data.get("is_confirmed"):
            self.ask()

    def ask(self) -> None:
        """Show the question. An answer that was sent is always seen."""
        self.fields["is_confirmed"].widget = forms.CheckboxInput()

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is None or file.size > LARGEST_FILE:
            raise forms.ValidationError(
                in_words(BadTableFile("too_large", megabytes=LARGEST_FILE // 1024**2)), code="too_large"
            )
        return file


class WholeAmountField(MoneyFormField):
    """Whole kroner as an int."""

    def clean(self, value: Any) -> int | None:
        amount = super().clean(value)
        if amount is None:
            return None
        if amount != amount.to_integral_value():
            raise forms.ValidationError(_("Skriv hele kroner, uten øre."), code="not_whole")
        return int(amount)


class OtherRatesForm(PlainForm):
    """What a year needs beside its tables; of each table that no earlier year knows, when it withholds."""

    percent_without_card = PercentField(label=_("Trekk uten skattekort, prosent"))
    base_amount = WholeAmountField(label=_("Grunnbeløpet (G) ved nyttår, kroner"))
    base_amount_from = forms.DateField(label=_("Gjelder fra"))
    next_base_amount = WholeAmountField(
        label=_("Nytt grunnbeløp, kroner"),
        required=False,
        help_text=_("Kommer i mai. La stå tomt til det er kjent."),
    )
    next_base_amount_from = forms.DateField(label=_("Gjelder fra"), required=False)
    charity_total = MoneyFormField(label=_("All lønn i året, kroner"), min_value=Decimal(0))
    charity_person = MoneyFormField(label=_("Lønn til én, kroner"), min_value=Decimal(0))
    small_pay = MoneyFormField(label=_("Lønn til én, kroner"), min_value=Decimal(0))

    def __init__(
        self,
        *args: Any,
        begin: OtherRatesData,
        own_zone: str | None,
        new_tables: Iterable[str],
        **kwargs: Any,
    ) -> None:
        self._zones, self._new_tables = begin.zones, tuple(new_tables)
        self._own_zone = own_zone
        super().__init__(*args, initial=self._initial(begin), **kwargs)
        for name in ("base_amount_from", "next_base_amount_from"):
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            self.fields[name].error_messages["invalid"] = _("Skriv en dato som finnes.")
        for name, zone in begin.zones.items():
            self.fields[f"zone_{name}"] = PercentField(
                label=gettext("Sone %(zone)s, prosent") % {"zone": name}
            )
            if zone.reduced_rate is not None:
                self.fields[f"reduced_{name}"] = PercentField(
                    label=gettext("Sone %(zone)s, redusert prosent") % {"zone": name}
                )
                self.fields[f"relief_{name}"] = MoneyFormField(
                    label=gettext("Sone %(zone)s, fribeløp i kroner") % {"zone": name}, min_value=Decimal(0)
                )
        for number in self._new_tables:
            self.fields[f"table_{number}"] = forms.ChoiceField(
                label=gettext("Tabell %(number)s") % {"number": number},
                choices=[
                    (ALL_YEAR, gettext("Trekker i alle tolv måneder")),
                    (PART_OF_YEAR, gettext("Trekker i ti og en halv måned")),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": gettext("Velg hva som gjelder for tabellen.")},
            )

    def own_zone_fields(self) -> list[forms.BoundField]:
        """The fields of the zone that the project is in."""
        return [self[name] for name in self._names_of(self._own_zone)]

    def other_zone_fields(self) -> list[forms.BoundField]:
        """The fields of every other zone."""
        others = [zone for zone in self._zones if zone != self._own_zone]
        return [self[name] for zone in others for name in self._names_of(zone)]

    def other_zones_have_errors(self) -> bool:
        """Whether what is folded away must be seen."""
        return any(field.errors for field in self.other_zone_fields())

    def new_table_fields(self) -> list[forms.BoundField]:
        """The question for each table that no earlier year knows."""
        return [self[f"table_{number}"] for number in self._new_tables]

    def other_rates(self) -> OtherRatesData:
        """The cleaned form as the action wants it."""
        data = self.cleaned_data
        return OtherRatesData(
            percent_without_card=data["percent_without_card"],
            zones={
                name: Zone(
                    rate=data[f"zone_{name}"],
                    reduced_rate=data.get(f"reduced_{name}"),
                    relief=data.get(f"relief_{name}") or Decimal(0),
                )
                for name in self._zones
            },
            base_amount=data["base_amount"],
            base_amount_from=data["base_amount_from"],
            next_base_amount=data["next_base_amount"],
            next_base_amount_from=data["next_base_amount_from"],
            charity_total=data["charity_total"],
            charity_person=data["charity_person"],
            small_pay=data["small_pay"],
            twelve_months={number: data[f"table_{number}"] == ALL_YEAR for number in self._new_tables},
        )

    def _names_of(self, zone: str | None) -> list[str]:
        return [name for name in (f"zone_{zone}", f"reduced_{zone}", f"relief_{zone}") if name in self.fields]

    def _initial(self, begin: OtherRatesData) -> dict[str, Any]:
        initial: dict[str, Any] = {
            name: getattr(begin, name)
            for name in (
                "percent_without_card",
                "base_amount_from",
                "next_base_amount_from",
                "charity_total",
                "charity_person",
                "small_pay",
            )
        }
        for name in ("base_amount", "next_base_amount"):
            amount = getattr(begin, name)
            initial[name] = None if amount is None else Decimal(amount)
        for name, zone in begin.zones.items():
            initial[f"zone_{name}"] = zone.rate
            initial[f"reduced_{name}"] = zone.reduced_rate
            initial[f"relief_{name}"] = zone.relief
        for number, all_year in begin.twelve_months.items():
            initial[f"table_{number}"] = ALL_YEAR if all_year else PART_OF_YEAR
        return initial
