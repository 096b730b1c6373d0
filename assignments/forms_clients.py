"""The forms of clients and of whom to talk to there. What they refuse is refused by the actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assignments.forms_people import HelpedForm
from assignments.models import Client, ClientLanguage, ContactPerson, InvoiceChannel
from assignments.versions import version_of

CLIENT_FIELDS = (
    "name",
    "organisation_number",
    "is_public",
    "language",
    "contact",
    "phone",
    "email",
    "address",
    "postal_code",
    "city",
    "channel",
    "invoice_email",
    "buyer_reference",
    "credit_days",
    "has_warning",
    "warning",
    "is_active",
)
CONTACT_FIELDS = ("name", "role", "phone", "email", "is_active")
# Left empty they stay as they are: a name is enough to begin with.
NEVER_EMPTY = ("language", "channel", "credit_days")
TELEPHONE = {"inputmode": "tel", "autocomplete": "off"}


def phone_field() -> forms.CharField:
    return forms.CharField(
        label=_("Telefon"), max_length=30, required=False, widget=forms.TextInput(attrs=TELEPHONE)
    )


class ClientForm(HelpedForm):
    """A client (oppdragsgiver)."""

    name = forms.CharField(label=_("Navn"), max_length=120)
    organisation_number = forms.CharField(
        label=_("Organisasjonsnummer"),
        max_length=20,
        required=False,
        help_text=_("Ni siffer. Trengs først når dere skal sende faktura."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    is_public = forms.BooleanField(
        label=_("Offentlig"),
        required=False,
        help_text=_("Kommune, stat eller noe de eier. De skal ha EHF og har høyst 30 dager på seg."),
    )
    language = forms.ChoiceField(
        label=_("Språk i brev og faktura"),
        choices=ClientLanguage.choices,
        initial=ClientLanguage.BOKMAL,
        required=False,
    )
    contact = forms.CharField(label=_("Kontaktperson"), max_length=120, required=False)
    phone = phone_field()
    email = forms.EmailField(label=_("E-post"), max_length=254, required=False)
    address = forms.CharField(label=_("Adresse"), max_length=120, required=False)
    postal_code = forms.CharField(
        label=_("Postnummer"),
        max_length=4,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    city = forms.CharField(label=_("Poststed"), max_length=60, required=False)
    channel = forms.ChoiceField(
        label=_("Vil ha faktura som"),
        choices=[
            (InvoiceChannel.EMAIL, _("PDF på e-post")),
            (InvoiceChannel.EHF, _("EHF (elektronisk faktura)")),
            (InvoiceChannel.PAPER, _("Papir i posten")),
        ],
        initial=InvoiceChannel.EMAIL,
        required=False,
    )
    invoice_email = forms.EmailField(
        label=_("E-post for faktura"),
        max_length=254,
        required=False,
        help_text=_("Tomt: den vanlige e-posten."),
    )
    buyer_reference = forms.CharField(
        label=_("Deres referanse"),
        max_length=60,
        required=False,
        help_text=_("Det de vil finne igjen på fakturaen. EHF må ha den."),
    )
    credit_days = forms.IntegerField(
        label=_("Dager å betale på"), min_value=0, max_value=90, initial=14, required=False
    )
    has_warning = forms.BooleanField(
        label=_("Dårlig erfaring"),
        required=False,
        help_text=_("Vises på siden deres og når noen tar et nytt oppdrag for dem."),
    )
    warning = forms.CharField(
        label=_("Hva skjedde?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    is_active = forms.BooleanField(label=_("Er fortsatt oppdragsgiver"), required=False)

    def __init__(self, *args: Any, client: Client | None = None, **kwargs: Any) -> None:
        if client is not None:
            kwargs["initial"] = {name: getattr(client, name) for name in CLIENT_FIELDS}
            kwargs["initial"]["version"] = version_of(client)
        super().__init__(*args, **kwargs)
        if client is None:
            del self.fields["is_active"], self.fields["version"]

    def details(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in super().details().items()
            if name not in NEVER_EMPTY or value not in ("", None)
        }


class ContactForm(HelpedForm):
    """Someone to talk to at a client."""

    name = forms.CharField(label=_("Navn"), max_length=120)
    role = forms.CharField(
        label=_("Hva hun gjør der"), max_length=120, required=False, help_text=_("Som lagersjef.")
    )
    phone = phone_field()
    email = forms.EmailField(label=_("E-post"), max_length=254, required=False)
    is_active = forms.BooleanField(
        label=_("Er fortsatt der"),
        required=False,
        help_text=_("Ta bort krysset når hun har sluttet. Da foreslås hun ikke mer."),
    )

    def __init__(self, *args: Any, contact: ContactPerson | None = None, **kwargs: Any) -> None:
        if contact is not None:
            kwargs["initial"] = {name: getattr(contact, name) for name in CONTACT_FIELDS}
            kwargs["initial"]["version"] = version_of(contact)
        super().__init__(*args, **kwargs)
        if contact is None:
            del self.fields["is_active"], self.fields["version"]


class ClientChoice(forms.ModelChoiceField):
    """A choice of client; those with a bad experience say so in the list itself."""

    def label_from_instance(self, obj: Client) -> str:
        if obj.has_warning:
            return gettext("%(name)s (dårlig erfaring)") % {"name": obj.name}
        return obj.name


def warned(form: forms.Form) -> Client | None:
    """The chosen client of a form with a field `client`, where there is a bad experience to tell of."""
    field = form.fields["client"]
    try:
        chosen = field.clean(form["client"].value())
    except forms.ValidationError:
        return None
    return chosen if chosen is not None and chosen.has_warning else None
