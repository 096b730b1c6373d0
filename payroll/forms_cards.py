"""The form of a tax card."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bikuben.forms import form_helper
from bikuben.money import MoneyFormField
from payroll.keep_tax_card import CardData
from payroll.models import TaxCard, TaxCardKind

KINDS = [
    (TaxCardKind.TABLE, _("Tabell")),
    (TaxCardKind.PERCENTAGE, _("Prosent")),
    (TaxCardKind.EXEMPTION, _("Frikort")),
    (TaxCardKind.TAX_AT_SOURCE, _("Kildeskatt på lønn")),
    (TaxCardKind.NONE, _("Skatteetaten har ikke laget kort")),
]


class PercentField(forms.DecimalField):
    """A percentage with a comma or a point."""

    highest = Decimal("99.9")

    default_error_messages = {
        "invalid": _("Skriv prosenten som et tall, som 33 eller 12,5."),
        "max_decimal_places": _("Prosenten kan ha én desimal."),
        "max_value": _("Prosenten må være fra 0 til 99,9."),
        "min_value": _("Prosenten må være fra 0 til 99,9."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(min_value=Decimal(0), max_value=self.highest, decimal_places=1, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        text = str(value).strip().removesuffix("%").strip().replace(",", ".")
        try:
            return super().to_python(Decimal(text[:40]))
        except InvalidOperation:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


class TaxCardForm(forms.Form):
    """What stands on the card. Which fields belong to which kind is shown by the page."""

    kind = forms.ChoiceField(
        label=_("Hva står på kortet?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva slags kort det er.")},
    )
    valid_from = forms.DateField(
        label=_("Gjelder fra"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={
            "invalid": _("Skriv en dato, som 01.01.2026."),
            "required": _("Skriv datoen kortet gjelder fra."),
        },
    )
    table = forms.CharField(
        label=_("Tabellnummer"),
        required=False,
        help_text=_("Fire siffer, som 8100."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    percent = PercentField(label=_("Prosent"), required=False)
    main_employer = forms.TypedChoiceField(
        label=_("Er vi hovedarbeidsgiveren?"),
        choices=[("1", _("Ja, bruk tabellen")), ("0", _("Nei eller usikkert, bruk prosenten"))],
        coerce=lambda value: value != "0",
        empty_value=True,
        required=False,
        widget=forms.RadioSelect,
    )
    limit = MoneyFormField(
        label=_("Grense for frikortet"), required=False, help_text=_("La stå tomt når kortet er uten grense.")
    )
    used_elsewhere = MoneyFormField(
        label=_("Brukt andre steder i år"),
        required=False,
        help_text=_("Kroner som en annen arbeidsgiver allerede har brukt av frikortet."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()

    def card_data(self) -> CardData:
        """The cleaned form as the action wants it."""
        data = self.cleaned_data
        return CardData(
            valid_from=data["valid_from"],
            kind=data["kind"],
            table=data["table"],
            percent=data["percent"],
            limit=data["limit"],
            used_elsewhere=data["used_elsewhere"] or Decimal(0),
            main_employer=data["main_employer"],
        )


def initial_of(card: TaxCard, *, version: int) -> dict[str, Any]:
    """A stored card as the form shows it."""
    return {
        "kind": card.kind,
        "valid_from": card.valid_from,
        "table": card.table,
        "percent": card.percent,
        "main_employer": "1" if card.main_employer else "0",
        "limit": card.limit,
        "used_elsewhere": card.used_elsewhere or None,
        "version": version,
    }
