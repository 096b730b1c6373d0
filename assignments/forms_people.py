"""The forms about a participant: what anyone at the table may see, what is private, and how she ends."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assignments.models import Benefit, CashReason, EndReason, Language, Participant
from bikuben.forms import form_helper
from bikuben.identity import masked


class DayField(forms.DateField):
    """A date, by the browser's own calendar or typed as 05.01.2026."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d.%m.%Y"],
            error_messages={
                "invalid": _("Skriv en dato, som 05.01.2026."),
                "required": _("Skriv en dato."),
            },
            **kwargs,
        )


class Line(forms.CharField):
    """A line of text; how long it may be and which letters it may have is the action's to say."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **{"required": False, **kwargs})


class HelpedForm(forms.Form):
    """A form on a page that writes the form tag and the buttons; `version` is what the page was made from."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()

    def details(self) -> dict[str, Any]:
        """The cleaned details, as the actions want them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ParticipantForm(HelpedForm):
    """What anyone who stands beside the screen may see."""

    chosen_name = Line(
        label=_("Hva vil hun kalles?"),
        required=True,
        help_text=_("Dette er navnet på lista og ved trekningen."),
        error_messages={"required": _("Skriv hva hun vil kalles.")},
    )
    language = forms.ChoiceField(
        label=_("Språk på lønnsslippen"), choices=Language.choices, initial=Language.BOKMAL
    )
    legal_name = Line(label=_("Fullt navn"), help_text=_("Som i folkeregisteret eller passet."))
    identity_number = Line(label=_("Fødselsnummer eller D-nummer"))
    address = Line(label=_("Adresse"))
    cash_reason = forms.ChoiceField(
        label=_("Hvorfor får hun lønna kontant?"),
        choices=[("", "–"), *CashReason.choices],
        required=False,
        help_text=_("Loven vil vite det. Det skrives bare én gang."),
    )
    agreement_signed_on = DayField(label=_("Arbeidsavtalen ble underskrevet"), required=False)
    card_applied_on = DayField(label=_("Søkte om skattekort"), required=False)
    next_step = Line(label=_("Neste steg"), help_text=_("For eksempel: møte hos Skatteetaten 12. mai."))
    started_on = DayField(label=_("Begynte"))

    def __init__(self, *args: Any, participant: Participant | None = None, **kwargs: Any) -> None:
        if participant is not None:
            kwargs["initial"] = {
                **{name: getattr(participant, name) for name in _PLAIN},
                **kwargs.get("initial", {}),
            }
        super().__init__(*args, **kwargs)
        number = self.fields["identity_number"]
        number.widget.attrs["inputmode"] = "numeric"
        if participant is not None and participant.identity_hash:
            number.help_text = _("Ført som %(number)s. Skriv bare her hvis det skal endres.") % {
                "number": masked(str(participant.identity_number))
            }
        self._has_number = participant is not None and bool(participant.identity_hash)

    def details(self) -> dict[str, Any]:
        details = super().details()
        if self._has_number and not details["identity_number"].strip():
            # It isn't shown in the form, so an empty field means that it stays.
            del details["identity_number"]
        return details


_PLAIN = (
    "chosen_name",
    "language",
    "legal_name",
    "address",
    "cash_reason",
    "agreement_signed_on",
    "card_applied_on",
    "next_step",
    "started_on",
    "version",
)


class PrivateForm(HelpedForm):
    """Permit, benefits and note: for the supervisor alone."""

    needs_permit = forms.BooleanField(label=_("Hun trenger tillatelse for å jobbe"), required=False)
    permit_until = DayField(
        label=_("Tillatelsen gjelder til og med"),
        required=False,
        help_text=_("Etter denne dagen kan hun ikke føres på lista."),
    )
    benefits = forms.MultipleChoiceField(
        label=_("Hun får"), choices=Benefit.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    disability_since = DayField(label=_("Uføretrygd siden"), required=False)
    note = forms.CharField(
        label=_("Notat"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        help_text=_("Skriv bare det dere trenger for å hjelpe henne. Hun har rett til å lese det."),
    )

    def __init__(self, *args: Any, participant: Participant, **kwargs: Any) -> None:
        initial = {name: getattr(participant, name) for name in _PRIVATE}
        initial["benefits"] = sorted(participant.benefits)
        super().__init__(*args, initial=initial, **kwargs)


_PRIVATE = ("needs_permit", "permit_until", "disability_since", "note", "version")


class EndForm(HelpedForm):
    """Why she ends, and when."""

    reason = forms.ChoiceField(
        label=_("Hvorfor slutter hun?"),
        choices=EndReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg en grunn.")},
    )
    ended_on = DayField(label=_("Siste dag"))


class SearchForm(forms.Form):
    """A name, or a whole identity number. Sent by POST: no name stands in an address."""

    q = forms.CharField(label=_("Navn eller fødselsnummer"), required=False, max_length=120, strip=True)
