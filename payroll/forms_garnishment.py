"""Forms of garnishment: an order as the letter has it, and its end."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bikuben.money import MoneyFormField
from payroll.forms_cards import PercentField
from payroll.forms_pay import PlainForm
from payroll.keep_garnishment import LONGEST_PAYEE, LONGEST_REFERENCE, OrderData
from payroll.models import GarnishmentKind, GarnishmentOrder, GarnishmentPer

KINDS = [
    (GarnishmentKind.COORDINATED, _("Samordnet av Skatteetaten")),
    (GarnishmentKind.OTHER, _("Fra andre, som en kommune")),
]
PER_MONTH, PER_PAYOUT, PERCENT = GarnishmentPer.MONTH.value, GarnishmentPer.PAYOUT.value, "percent"
HOW = [
    (PER_MONTH, _("Et beløp hver måned")),
    (PER_PAYOUT, _("Et beløp av hver utbetaling")),
    (PERCENT, _("Prosent av det som er igjen etter skatt")),
]
KEPT = ("kind", "payee", "how", "amount", "percent", "starts_on")
IS_A_DATE = _("Skriv en dato, som 01.01.2026.")


def _date_field(**kwargs: Any) -> forms.DateField:
    messages = {"invalid": IS_A_DATE, "required": IS_A_DATE}
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages=messages,
        **kwargs,
    )


class HighPercentField(PercentField):
    """A percentage up to 100: an order may take all of it."""

    highest = Decimal(100)
    default_error_messages = {
        "max_value": _("Prosenten må være mer enn 0 og høyst 100."),
        "min_value": _("Prosenten må være mer enn 0 og høyst 100."),
    }


class GarnishmentForm(PlainForm):
    """What the letter says. Which fields belong to which choice is shown by the page.

    With `is_used` money has been taken, and what it takes is kept whatever is sent.
    """

    kind = forms.ChoiceField(
        label=_("Hva slags trekk er det?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg hva slags trekk det er.")),
    )
    payee = forms.CharField(
        label=_("Hvem skal pengene til?"),
        max_length=LONGEST_PAYEE,
        help_text=_("Står på lønnsslippen hennes."),
        error_messages={"required": _("Skriv hvem pengene skal til.")},
    )
    how = forms.ChoiceField(
        label=_("Hva trekkes?"),
        choices=HOW,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Velg hvordan det trekkes.")),
    )
    amount = MoneyFormField(label=_("Kroner"), required=False, help_text=_("Hele kroner."))
    percent = HighPercentField(label=_("Prosent"), required=False)
    starts_on = _date_field(label=_("Fra og med"))
    ends_on = _date_field(
        label=_("Til og med"), required=False, help_text=_("La stå tomt når brevet ikke sier det.")
    )
    account_number = forms.CharField(
        label=_("Kontonummer"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    reference = forms.CharField(
        label=_("KID eller merknad"),
        max_length=LONGEST_REFERENCE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    due_day = forms.IntegerField(
        label=_("Betales innen dag i neste måned"),
        required=False,
        min_value=1,
        max_value=31,
        help_text=_("Som 15. Tomt er første virkedag etter utbetalingen."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Dagen må være fra 1 til 31."),
            "min_value": _("Dagen må være fra 1 til 31."),
            "max_value": _("Dagen må være fra 1 til 31."),
        },
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_used: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in KEPT if is_used else ():
            self.fields[name].disabled = True

    def order_data(self) -> OrderData:
        """The cleaned form as the actions want it. What doesn't belong to the choice is left out."""
        data = self.cleaned_data
        is_percent = data["how"] == PERCENT
        return OrderData(
            kind=data["kind"],
            payee=data["payee"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            amount=None if is_percent else data["amount"],
            per=PER_MONTH if is_percent else data["how"],
            percent=data["percent"] if is_percent else None,
            account_number=data["account_number"],
            reference=data["reference"],
            due_day=data["due_day"],
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        how = cleaned.get("how")
        wanted = "percent" if how == PERCENT else "amount"
        if how and wanted not in self.errors and cleaned.get(wanted) is None:
            sentences = {"percent": _("Skriv prosenten."), "amount": _("Skriv beløpet.")}
            self.add_error(wanted, forms.ValidationError(sentences[wanted], code="required"))
        return cleaned


class EndForm(PlainForm):
    """The last day of an order."""

    ends_on = _date_field(label=_("Siste dag"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


def initial_of(order: GarnishmentOrder) -> dict[str, Any]:
    """A stored order as the form shows it."""
    return {
        "kind": order.kind,
        "payee": order.payee,
        "how": PERCENT if order.percent is not None else order.per,
        "amount": order.amount,
        "percent": order.percent,
        "starts_on": order.starts_on,
        "ends_on": order.ends_on,
        "account_number": order.account_number,
        "reference": order.reference,
        "due_day": order.due_day,
        "version": order.version,
    }
