"""Forms of the register of clients. What they refuse is refused by the actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assignments.forms_planning import pair
from assignments.models import Client
from assignments.versions import version_of
from bikuben.forms import form_helper

CLIENT_FIELDS = ("name", "organisation_number", "contact", "phone", "email")


class ClientForm(forms.Form):
    """A client (oppdragsgiver)."""

    name = forms.CharField(label=_("Navn"), max_length=120)
    organisation_number = forms.CharField(
        label=_("Organisasjonsnummer"),
        max_length=20,
        required=False,
        help_text=_("Ni siffer. Trengs først når dere skal sende faktura."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    contact = forms.CharField(label=_("Kontaktperson"), max_length=120, required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-post"), max_length=254, required=False)
    is_active = forms.BooleanField(label=_("Er fortsatt oppdragsgiver"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, client: Client | None = None, **kwargs: Any) -> None:
        if client is not None:
            kwargs["initial"] = {name: getattr(client, name) or "" for name in CLIENT_FIELDS}
            kwargs["initial"] |= {"is_active": client.is_active, "version": version_of(client)}
        super().__init__(*args, **kwargs)
        if client is None:
            del self.fields["is_active"], self.fields["version"]
        self.helper = form_helper(
            "name",
            "organisation_number",
            "contact",
            pair("phone", "email"),
            *(["is_active", "version"] if client else []),
        )

    def details(self) -> dict[str, Any]:
        """The cleaned details, as the actions take them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
