"""Forms of payments: by hand, the bank's file, what unknown money is for, and a reminder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assignments.forms_people import DayField
from assignments.likely_invoices import SHOWN
from assignments.models import Invoice
from assignments.read_bank_file import MOST_BYTES
from assignments.register_payment import HIGHEST, MOST_TEXT
from assignments.reminder_offer import Offer
from assignments.rules.reminder import Claim
from bikuben.forms import form_helper
from bikuben.forms_file import FileForm, file_field
from bikuben.money import MoneyFormField, kroner

NUMBER = re.compile(r"([0-9]{4})-([0-9]{1,9})")


class PaymentForm(forms.Form):
    """What a client paid, and when."""

    amount = MoneyFormField(
        label=_("Kroner"),
        min_value=Decimal("0.01"),
        max_value=HIGHEST,
        error_messages={
            "min_value": _("Beløpet må være mer enn null."),
            "max_value": _("Beløpet er for stort."),
        },
    )
    paid_on = DayField(label=_("Dagen pengene kom"))
    text = forms.CharField(
        label=_("Merknad"), max_length=MOST_TEXT, required=False, help_text=_("Om du vil.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


class RefundForm(PaymentForm):
    """What we paid back, and when."""

    paid_on = DayField(label=_("Dagen pengene gikk"))


class BankFileForm(FileForm):
    """The file as it was downloaded."""

    most_bytes = MOST_BYTES
    file = file_field(
        label=_("Fila fra banken"),
        help_text=_("XML-fila (camt.054 eller camt.053) som du hentet i nettbanken."),
        accept=".xml,application/xml,text/xml",
        missing=_("Velg fila du hentet."),
        empty=_("Fila er tom. Hent den på nytt i banken."),
    )


class InvoiceChoiceForm(forms.Form):
    """Which invoice unknown money is for; the likely ones come first, and one alone is chosen already.

    Where there are more than the list has room for, the number of any other can be written; it counts.
    """

    invoice = forms.TypedChoiceField(
        label=_("Faktura"),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Velg en faktura fra lista.")},
    )
    number = forms.CharField(
        label=_("Eller nummeret på en annen faktura"),
        max_length=20,
        required=False,
        help_text=_("Som 2026-0042."),
    )

    def __init__(
        self, *args: Any, invoices: Iterable[Invoice], likeliest: Invoice | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.pk, _named(one)) for one in invoices]
        self.fields["invoice"].choices = [("", _("Velg")), *choices]
        self.fields["invoice"].initial = likeliest.pk if likeliest else ""
        if len(choices) < SHOWN:
            del self.fields["number"]
        self.helper = form_helper()

    def clean_number(self) -> int | None:
        """The invoice that has this number."""
        written = self.cleaned_data["number"]
        if not written:
            return None
        parts = NUMBER.fullmatch(written)
        found = parts and Invoice.objects.filter(year=int(parts[1]), number=int(parts[2])).first()
        if not found:
            raise forms.ValidationError(_("Ingen faktura har det nummeret."), code="no_such_number")
        return found.pk

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["invoice"] = cleaned.get("number") or cleaned.get("invoice")
        if cleaned["invoice"] is None and not self.errors:
            self.add_error("invoice", forms.ValidationError(_("Velg en faktura."), code="required"))
        return cleaned


class ReminderForm(forms.Form):
    """What a reminder claims beside what is open."""

    claim = forms.ChoiceField(
        label=_("Gebyr"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg om purringen skal ha gebyr.")},
    )
    with_interest = forms.BooleanField(required=False)

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["claim"].choices = _claims(offer)
        self.fields["claim"].initial = Claim.FEE if offer.fee else Claim.NOTHING
        if offer.interest is None:
            del self.fields["with_interest"]
        else:
            self.fields["with_interest"].initial = True
            self.fields["with_interest"].label = format_lazy(
                _("Ta med forsinkelsesrente, {amount} kr"), amount=kroner(offer.interest)
            )
        self.helper = form_helper()


def _claims(offer: Offer) -> list[tuple[str, Any]]:
    choices: list[tuple[str, Any]] = []
    if offer.fee:
        choices.append((Claim.FEE.value, format_lazy(_("Purregebyr, {amount} kr"), amount=kroner(offer.fee))))
    choices.append((Claim.NOTHING.value, _("Ikke noe nytt gebyr")))
    if offer.compensation:
        words = _("Kompensasjon i stedet for gebyr, {amount} kr. Bare når de er næringsdrivende.")
        choices.append((Claim.COMPENSATION.value, format_lazy(words, amount=kroner(offer.compensation))))
    return choices


def _named(invoice: Invoice) -> Any:
    facts = {"number": invoice.full_number, "client": invoice.client_name, "open": kroner(invoice.open)}
    if invoice.open < 0:
        facts["open"] = kroner(-invoice.open)
        return format_lazy(_("{number} {client}, betalt {open} kr for mye"), **facts)
    if not invoice.open:
        return format_lazy(_("{number} {client}, betalt"), **facts)
    return format_lazy(_("{number} {client}, {open} kr står igjen"), **facts)
