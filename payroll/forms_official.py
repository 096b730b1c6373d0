"""Forms of the pay settings about the state: where to pay, and rules for small and charitable employers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from payroll.forms_pay import PlainForm

LONGEST_TYPED = 40


def _digits(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST_TYPED,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class AccountsForm(PlainForm):
    """Where withholding and contribution are paid."""

    withholding_account = _digits(_("Konto for skattetrekk"), _("Elleve siffer. Står hos Skatteetaten."))
    withholding_kid = _digits(
        _("KID for skattetrekk"), _("Har dere ingen, skriver programmet en melding i stedet.")
    )
    contribution_account = _digits(_("Konto for arbeidsgiveravgift"))
    contribution_kid = _digits(_("KID for arbeidsgiveravgift"))


class ExemptionsForm(PlainForm):
    """A charity without contribution; pay that isn't reported."""

    charity_exemption = forms.BooleanField(
        label=_("Vi er en veldedig eller frivillig organisasjon, fritatt for arbeidsgiveravgift"),
        required=False,
        help_text=_(
            "Ikke for næring, og ikke for en kommune. Gjelder så lenge all lønn i året er høyst 800 000 kr "
            "og høyst 80 000 kr til hver. Lønn som ikke føres her, teller også med. Den som får mer enn "
            "80 000 kr, betales det avgift for, av alt hun får. Over 800 000 kr til sammen betales det av "
            "alt, for hele året."
        ),
    )
    small_pay_rule = forms.BooleanField(
        label=_("Lønn opp til 10 000 kr til hver i året meldes ikke"),
        required=False,
        help_text=_(
            "Bare for foreninger, stiftelser og andre som er skattefrie etter skatteloven § 2-32 første "
            "ledd. Aldri for en kommune. Får hun én krone mer, skal alt hun har fått i året, meldes. "
            "Skatt trekkes som ellers, og avgiften betales."
        ),
    )
    entity_asked = forms.BooleanField(
        label=_("Jeg har spurt enheten vi er en del av, og den er ikke en kommune"),
        required=False,
        help_text=_("For en del av en større enhet gjelder hver grense for hele enheten."),
    )

    def __init__(self, *args: Any, is_own_entity: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_own_entity:
            del self.fields["entity_asked"]
