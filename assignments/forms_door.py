"""Forms of the door and the draw."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from assignments.hold_draw import LONGEST_WORD
from assignments.models import AnnulReason


class FirstTimerForm(forms.Form):
    """One field: what she wants to be called."""

    chosen_name = forms.CharField(
        label=_("Ny her? Hva vil hun kalles?"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Skriv hva hun vil kalles."),
            "max_length": _("Navnet kan ha høyst 60 bokstaver."),
        },
    )


class WordForm(forms.Form):
    """The word from the room."""

    word = forms.CharField(
        label=_("Si et ord, hvilket som helst"),
        max_length=LONGEST_WORD,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Skriv ordet som ble sagt."),
            "max_length": _("Ordet er for langt. Ett ord er nok."),
        },
    )


class AnnulForm(forms.Form):
    """Why an arrival didn't count."""

    reason = forms.ChoiceField(
        label=_("Hvorfor strykes hun?"),
        choices=AnnulReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg en grunn."), "invalid_choice": _("Velg en grunn fra lista.")},
    )


class RepeatForm(forms.Form):
    """Why lots are drawn again."""

    reason = forms.CharField(
        label=_("Hvorfor trekkes det på nytt?"),
        max_length=200,
        help_text=_("Grunnen blir stående på dagens protokoll. Skriv ikke navn."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Skriv hvorfor det trekkes på nytt."),
            "max_length": _("Grunnen kan ha høyst 200 tegn."),
        },
    )
