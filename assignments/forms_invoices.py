"""Forms of invoices, credit notes and their settings. What they refuse is refused by the actions too."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from assignments.forms_people import DayField
from assignments.invoice_draft import ExtraLine
from assignments.models import Invoice, InvoiceLine, InvoiceSettings, KidAlgorithm
from assignments.models.invoice_settings import EXEMPTION
from assignments.rules.invoice import line_net
from bikuben.documents.fonts import can_print
from bikuben.forms import form_helper
from bikuben.money import MoneyFormField

MOST_EXTRA_LINES = 40
MOST = Decimal(99_999)
MOST_KRONER = Decimal(9_999_999)
MOST_DIGITS = 18  # of a row's number, as in an address
MOST_PERCENT = Decimal(50)
TENTH = Decimal("0.1")


class PrintedField(forms.CharField):
    """A line of text that will stand on paper."""

    def clean(self, value: Any) -> str:
        cleaned = " ".join(super().clean(value).split())
        if not can_print(cleaned):
            raise forms.ValidationError(_("Her er det et tegn som ikke kan skrives ut."), code="unprintable")
        return cleaned


class QuantityField(MoneyFormField):
    """How many or how much, with a comma or a point."""

    default_error_messages = {
        "invalid": _("Skriv et tall, som 3 eller 2,5."),
        "max_decimal_places": _("Antallet kan ha høyst to desimaler."),
        "too_large": _("Tallet er for stort."),
    }


class DraftForm(forms.Form):
    """What may be written on an invoice beside its lines."""

    buyer_reference = PrintedField(label=_("Deres referanse"), max_length=60, required=False)
    order_reference = PrintedField(label=_("Bestillingsnummer"), max_length=60, required=False)
    due_on = DayField(label=_("Forfall"))
    delivered_on = DayField(label=pgettext_lazy("på faktura", "Levert"), required=False)
    note = PrintedField(label=_("Beskjed på fakturaen"), max_length=300, required=False)

    def __init__(self, *args: Any, paper: Invoice, has_days: bool, **kwargs: Any) -> None:
        names = ("buyer_reference", "order_reference", "due_on", "note")
        kwargs["initial"] = {name: getattr(paper, name) for name in names}
        kwargs["initial"]["delivered_on"] = paper.delivered_from
        super().__init__(*args, **kwargs)
        if has_days:
            # The days say themselves when it was delivered.
            del self.fields["delivered_on"]


class ExtraLineForm(forms.Form):
    """A line typed in; one with no text is no line."""

    description = PrintedField(label=_("Hva"), max_length=200)
    quantity = QuantityField(label=_("Antall"), initial=Decimal(1), min_value=Decimal("0.01"), max_value=MOST)
    unit = PrintedField(label=_("Enhet"), max_length=20, required=False)
    unit_price = MoneyFormField(label=_("Pris"), min_value=Decimal(0), max_value=MOST_KRONER)
    discount = MoneyFormField(label=_("Rabatt"), min_value=Decimal(0), max_value=MOST_KRONER, required=False)

    def has_changed(self) -> bool:
        """A quantity alone says nothing."""
        return any(name != "quantity" for name in self.changed_data)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if {"quantity", "unit_price", "discount"} <= set(cleaned):
            try:
                line_net(cleaned["quantity"], cleaned["unit_price"], cleaned["discount"] or Decimal(0))
            except ValueError:
                self.add_error("discount", _("Rabatten er større enn beløpet."))
        return cleaned


class BaseExtraLines(BaseFormSet):
    """The lines typed in, empty ones left out."""

    def extra_lines(self) -> tuple[ExtraLine, ...]:
        """What the action takes."""
        return tuple(
            ExtraLine(
                description=form.cleaned_data["description"],
                quantity=form.cleaned_data["quantity"],
                unit_price=form.cleaned_data["unit_price"],
                unit=form.cleaned_data["unit"],
                discount=form.cleaned_data["discount"] or Decimal(0),
            )
            for form in self.forms
            if form.cleaned_data.get("description")
        )


ExtraLines = forms.formset_factory(
    ExtraLineForm,
    formset=BaseExtraLines,
    extra=1,
    max_num=MOST_EXTRA_LINES,
    absolute_max=MOST_EXTRA_LINES,
    validate_max=True,
)


class LinesField(forms.ModelMultipleChoiceField):
    """Lines of an invoice. A number longer than any row's is no row's: the database isn't asked for it."""

    def clean(self, value: Any) -> Any:
        if any(len(str(pk)) > MOST_DIGITS for pk in value or ()):
            raise forms.ValidationError(self.error_messages["invalid_pk_value"], code="invalid_pk_value")
        return super().clean(value)


class CreditForm(forms.Form):
    """Which lines are taken back, and why."""

    lines = LinesField(
        label=_("Linjer som krediteres"),
        queryset=InvoiceLine.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Velg minst én linje."),
            "invalid_choice": _("Linja er alt kreditert. Åpne siden på nytt."),
            "invalid_pk_value": _("Velg minst én linje."),
        },
    )
    reason = PrintedField(
        label=_("Hvorfor"),
        max_length=200,
        help_text=_("Står på kreditnotaen. Ingen navn på deltakere."),
        error_messages={"required": _("Skriv hvorfor.")},
    )

    def __init__(self, *args: Any, lines: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].queryset = lines
        self.initial["lines"] = [line.pk for line in lines]
        self.helper = form_helper("reason")


class InvoiceSettingsForm(forms.Form):
    """How the project invoices."""

    charges_vat = forms.TypedChoiceField(
        label=_("Merverdiavgift"),
        choices=[("0", _("Ingen avgift på fakturaene")), ("1", _("Legg avgift på alle fakturaer"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        help_text=_("Er dere i tvil, spør regnskapsføreren. Programmet avgjør det ikke."),
    )
    vat_percent = QuantityField(
        label=_("Avgift i prosent"),
        required=False,
        min_value=Decimal(0),
        max_value=MOST_PERCENT,
        error_messages={
            "min_value": _("Prosenten må være mellom 0,1 og 50."),
            "max_value": _("Prosenten må være mellom 0,1 og 50."),
        },
    )
    exemption_text = PrintedField(label=_("Tekst når det ikke er avgift"), max_length=200, required=False)
    is_charity = forms.BooleanField(
        label=_("Veldedig eller allmennyttig (grensa er 140 000 kr)"), required=False
    )
    in_business_register = forms.BooleanField(
        label=_("Skriv «Foretaksregisteret» på fakturaene"),
        required=False,
        help_text=_("Bare for AS, ASA og norske avdelinger av utenlandske foretak."),
    )
    kid_algorithm = forms.ChoiceField(
        label=_("Kontrollsiffer i KID"),
        choices=KidAlgorithm.choices,
        widget=forms.RadioSelect,
        help_text=_("Slik det er avtalt med banken. KID-en har elleve siffer."),
    )

    def __init__(self, *args: Any, settings: InvoiceSettings, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(settings, name) for name in self.base_fields}
        kwargs["initial"]["charges_vat"] = "1" if settings.charges_vat else "0"
        super().__init__(*args, **kwargs)
        self.percent_before = settings.vat_percent
        self.fields["exemption_text"].help_text = gettext("Står det ingenting her, brukes: %(text)s") % {
            "text": EXEMPTION
        }
        self.helper = form_helper()

    def clean_vat_percent(self) -> Decimal:
        """Without VAT no percentage is asked for: nothing, or nought, leaves it as it was."""
        percent = self.cleaned_data["vat_percent"]
        if not percent and not self.cleaned_data.get("charges_vat"):
            return self.percent_before
        if percent is None:
            raise forms.ValidationError(_("Skriv hvor mange prosent."), code="required")
        if percent < TENTH:
            raise forms.ValidationError(
                self.fields["vat_percent"].error_messages["min_value"], code="min_value"
            )
        if percent != percent.quantize(TENTH):
            raise forms.ValidationError(_("Prosenten kan ha høyst én desimal."), code="too_fine")
        return percent.quantize(TENTH)
