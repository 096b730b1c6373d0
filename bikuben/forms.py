"""The ground floor's forms: first run, the project's own details, users, passwords."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.no import kontonr

from bikuben.identity import WrongNumber, normalise_organisation_number
from bikuben.models import Project
from bikuben.roles import Role

EMPLOYMENT_FORMS = [("fast", _("fast ansatt")), ("midlertidig", _("midlertidig ansatt"))]


def form_helper(*layout: Any) -> FormHelper:
    """Crispy's helper as every page uses it: the page writes the form tag, the token and the buttons.

    `layout` names the fields in the order that they stand in; without it all stand as declared.
    """
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    if layout:
        helper.layout = Layout(*layout)
    return helper


class LoginForm(AuthenticationForm):
    """Log in. The sentence for a wrong pair doesn't say which of the two was wrong."""

    error_messages = {
        "invalid_login": _("Brukernavn og passord hører ikke sammen. Prøv igjen."),
        "inactive": _("Denne brukeren kan ikke lenger logge inn."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()
        self.fields["username"].label = _("Brukernavn")
        self.fields["password"].label = _("Passord")


class OwnPasswordForm(PasswordChangeForm):
    """Change one's own password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()
        self.fields["old_password"].label = _("Passordet du har nå")
        self.fields["new_password1"].label = _("Nytt passord")
        self.fields["new_password1"].help_text = PASSWORD_HELP
        self.fields["new_password2"].label = _("Nytt passord en gang til")
        self.fields["new_password2"].help_text = ""


PASSWORD_HELP = _("Minst åtte tegn. Tre tilfeldige ord er lette å huske og vanskelige å gjette.")


class NewPasswordForm(forms.Form):
    """A password written twice."""

    password = forms.CharField(
        label=_("Passord"),
        help_text=PASSWORD_HELP,
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Passordet en gang til"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "password" in cleaned and "again" in cleaned and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("De to passordene er ikke like."))
        return cleaned


def username_field() -> forms.CharField:
    return forms.CharField(
        label=_("Brukernavn"),
        max_length=60,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


def full_name_field() -> forms.CharField:
    return forms.CharField(label=_("Navn"), max_length=100, help_text=_("Vises bare for dem som logger inn."))


class FirstUserForm(NewPasswordForm):
    """The first page: the code from the terminal, and the first user."""

    code = forms.CharField(
        label=_("Engangskode"),
        max_length=40,
        help_text=_("Står i terminalen der Bikuben ble startet."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    username = username_field()
    full_name = full_name_field()
    field_order = ["code", "full_name", "username", "password", "again"]


class NewUserForm(NewPasswordForm):
    """A new user with one role."""

    username = username_field()
    full_name = full_name_field()
    role = forms.ChoiceField(label=_("Rolle"), choices=Role.choices, initial=Role.READER)
    field_order = ["full_name", "username", "role", "password", "again"]


class UserForm(forms.Form):
    """What may be changed of a user."""

    full_name = full_name_field()
    role = forms.ChoiceField(label=_("Rolle"), choices=Role.choices)
    is_active = forms.BooleanField(
        label=_("Kan logge inn"),
        required=False,
        help_text=_("Brukere slettes aldri: papirene viser til dem. Ta bort krysset når noen slutter."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


class UnlockForm(forms.Form):
    """The password that opens the program again after the screen for the room."""

    password = forms.CharField(
        label=_("Passordet ditt"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


class ProjectForm(forms.ModelForm):
    """The project's own details (om prosjektet)."""

    employment_form = forms.ChoiceField(
        label=_("Ansettelsesform"), choices=EMPLOYMENT_FORMS, help_text=_("Slik den meldes i a-meldingen.")
    )
    is_own_entity = forms.TypedChoiceField(
        label=_("Hva er prosjektet?"),
        choices=[("1", _("En egen virksomhet")), ("0", _("En del av en større, som en kommune"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    organisation_number = forms.CharField(
        label=_("Organisasjonsnummer"),
        max_length=20,
        help_text=_("Ni siffer: den juridiske enheten, altså arbeidsgiveren."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    sub_organisation_number = forms.CharField(
        label=_("Underenhetens nummer"),
        max_length=20,
        help_text=_("Ni siffer: stedet der arbeidet gjøres."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    occupation_code = forms.CharField(
        label=_("Yrkeskode"),
        max_length=7,
        validators=[RegexValidator(r"\A[0-9]{7}\Z", _("Yrkeskoden har sju siffer."))],
        help_text=_("Sju siffer, fra yrkeskatalogen til SSB. Den meldes for alle deltakere."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    postal_code = forms.CharField(
        label=_("Postnummer"),
        max_length=4,
        validators=[RegexValidator(r"\A[0-9]{4}\Z", _("Postnummeret har fire siffer."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    account_number = forms.CharField(
        label=_("Kontonummer"),
        max_length=15,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    class Meta:
        model = Project
        fields = [
            "name",
            "legal_name",
            "is_own_entity",
            "organisation_number",
            "sub_organisation_number",
            "address",
            "postal_code",
            "city",
            "phone",
            "email",
            "account_number",
            "zone",
            "occupation_code",
            "employment_form",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()
        self.initial["is_own_entity"] = "1" if self.instance.is_own_entity else "0"
        for name in ("address", "city"):
            self.fields[name].required = True
        for field in self.fields.values():
            field.label = str(field.label)[:1].upper() + str(field.label)[1:]

    def clean_organisation_number(self) -> str:
        return _organisation_number(self.cleaned_data["organisation_number"])

    def clean_sub_organisation_number(self) -> str:
        return _organisation_number(self.cleaned_data["sub_organisation_number"])

    def clean_account_number(self) -> str:
        number = self.cleaned_data["account_number"]
        if not number:
            return ""
        try:
            return kontonr.validate(number.replace("\N{NO-BREAK SPACE}", ""))
        except NumberError as error:
            raise forms.ValidationError(
                _("Kontonummeret stemmer ikke. Se etter om et siffer er feil.")
            ) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        number = cleaned.get("organisation_number")
        if number and number == cleaned.get("sub_organisation_number"):
            self.add_error("sub_organisation_number", _("Underenheten har et eget nummer, ikke det samme."))
        return cleaned


def _organisation_number(text: str) -> str:
    try:
        return normalise_organisation_number(text)
    except WrongNumber as wrong:
        sentences = {
            "length": _("Et organisasjonsnummer har ni siffer."),
            "digits": _("Et organisasjonsnummer har bare siffer."),
        }
        sentence = sentences.get(wrong.code, _("Nummeret stemmer ikke. Se etter om et siffer er feil."))
        raise forms.ValidationError(sentence) from wrong
