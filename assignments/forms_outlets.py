"""The form of an outlet. What it refuses is refused by the action."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assignments.forms_invoices import QuantityField
from assignments.forms_people import HelpedForm
from assignments.models import Client, ClientLanguage, Outlet, OutletKind, Terms
from assignments.versions import version_of

OUTLET_FIELDS = (
    "name", "kind", "terms", "share_percent", "client", "address", "postal_code", "city", "language",
    "is_active",
)  # fmt: skip
DIGITS = {"inputmode": "numeric", "autocomplete": "off"}


class OutletForm(HelpedForm):
    """An outlet (utsalgssted)."""

    name = forms.CharField(label=_("Navn"), max_length=120)
    kind = forms.ChoiceField(
        label=_("Hva slags sted er det?"),
        choices=OutletKind.choices,
        initial=OutletKind.SHOP,
        widget=forms.RadioSelect,
    )
    terms = forms.ChoiceField(
        label=_("Hvordan leverer dere?"),
        choices=[
            (Terms.CONSIGNMENT, _("I kommisjon: våre til de er solgt")),
            (Terms.SOLD, _("Solgt ved levering")),
        ],
        initial=Terms.CONSIGNMENT,
        widget=forms.RadioSelect,
    )
    share_percent = QuantityField(
        label=_("Vår del av salget, i prosent"),
        min_value=Decimal(0),
        max_value=Decimal(100),
        initial=Decimal(100),
        help_text=_("100 når alt går til prosjektet."),
        error_messages={
            "min_value": _("Skriv et tall fra 0 til 100."),
            "max_value": _("Skriv et tall fra 0 til 100."),
        },
    )
    client = forms.ModelChoiceField(
        label=_("Er det også en oppdragsgiver?"),
        queryset=Client.objects.none(),
        required=False,
        empty_label=_("Nei"),
        help_text=_("Da kan dere sende faktura for det som er solgt."),
    )
    address = forms.CharField(label=_("Adresse"), max_length=120, required=False)
    postal_code = forms.CharField(
        label=_("Postnummer"), max_length=4, required=False, widget=forms.TextInput(attrs=DIGITS)
    )
    city = forms.CharField(label=_("Poststed"), max_length=60, required=False)
    language = forms.ChoiceField(
        label=_("Språk på følgeseddelen"), choices=ClientLanguage.choices, initial=ClientLanguage.BOKMAL
    )
    is_active = forms.BooleanField(label=_("I bruk"), required=False)

    def __init__(self, *args: Any, outlet: Outlet | None = None, **kwargs: Any) -> None:
        if outlet is not None:
            kwargs["initial"] = {name: getattr(outlet, name) for name in OUTLET_FIELDS}
            kwargs["initial"]["version"] = version_of(outlet)
        super().__init__(*args, **kwargs)
        free = Q(is_active=True, outlet=None)
        if outlet is not None and outlet.client_id is not None:
            free |= Q(pk=outlet.client_id)
        self.fields["client"].queryset = Client.objects.filter(free)
        if outlet is None:
            del self.fields["is_active"], self.fields["version"]
