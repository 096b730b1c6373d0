"""The forms of approaches and letters. What they refuse is refused by the actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assignments.client_lists import letter_choices
from assignments.forms_people import DayField, HelpedForm
from assignments.letters import LetterText
from assignments.models import Approach, ApproachKind, Client, LetterKind
from assignments.versions import version_of

APPROACH_FIELDS = ("kind", "date", "note", "next_step", "next_on")
KINDS = [
    (ApproachKind.CALL, _("Telefon")),
    (ApproachKind.EMAIL, _("E-post")),
    (ApproachKind.MEETING, _("Møte")),
    (ApproachKind.LETTER, _("Brev")),
]


class StepChoice(forms.ModelMultipleChoiceField):
    """Next steps of a client that wait, each with its day."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Approach) -> str:
        if obj.next_on is None:
            return obj.next_step
        return f"{obj.next_step} ({date_format(obj.next_on, gettext('j. F'))})"


class ApproachForm(HelpedForm):
    """A letter, call, e-mail or meeting with a client, and what comes next.

    `steps` are the client's next steps that wait: those that are done by this may be ticked off.
    """

    kind = forms.ChoiceField(label=_("Hva"), choices=KINDS, widget=forms.RadioSelect)
    date = DayField(label=_("Når"))
    note = forms.CharField(
        label=_("Hva ble sagt?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Skriv ikke noe om deltakerne her."),
    )
    finishes = StepChoice(label=_("Da er dette gjort"), queryset=Approach.objects.none(), required=False)
    next_step = forms.CharField(
        label=_("Neste steg"), max_length=200, required=False, help_text=_("Som: ring og hør.")
    )
    next_on = DayField(
        label=_("Når"), required=False, help_text=_("Da står det på lista over oppfølging den dagen.")
    )

    def __init__(
        self,
        *args: Any,
        approach: Approach | None = None,
        steps: Any = None,
        today: date | None = None,
        **kwargs: Any,
    ) -> None:
        if approach is not None:
            kwargs["initial"] = {name: getattr(approach, name) for name in APPROACH_FIELDS}
            kwargs["initial"]["version"] = version_of(approach)
        super().__init__(*args, **kwargs)
        waiting = list(steps) if steps is not None else []
        if waiting:
            self.fields["finishes"].queryset = steps
            self.fields["finishes"].initial = [
                one.pk for one in waiting if one.next_on and today and one.next_on <= today
            ]
        else:
            del self.fields["finishes"]
        if approach is None:
            del self.fields["version"]


class ReceiverChoice(forms.ModelMultipleChoiceField):
    """Whom to write to: each with when there last was an approach, and a bad experience."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Client) -> str:
        last = obj.last_on  # type: ignore[attr-defined]
        said = gettext("aldri skrevet til")
        if last:
            said = gettext("sist %(day)s") % {"day": date_format(last, gettext("j. F Y"))}
        warning = f" · {gettext('dårlig erfaring')}" if obj.has_warning else ""
        return f"{obj.name} · {said}{warning}"


class WriteForm(HelpedForm):
    """Which letter, to whom, and what comes next. The page narrows those who are shown."""

    letter = forms.ChoiceField(label=_("Hvilket brev"), choices=LetterKind.choices)
    kind = forms.ChoiceField(
        label=_("Hvordan"),
        choices=[(ApproachKind.LETTER, _("Brev på papir")), (ApproachKind.EMAIL, _("E-post"))],
        widget=forms.RadioSelect,
        initial=ApproachKind.LETTER,
    )
    clients = ReceiverChoice(
        label=_("Til"),
        queryset=Client.objects.none(),
        error_messages={"required": _("Velg hvem du vil skrive til.")},
    )
    next_step = forms.CharField(label=_("Neste steg"), max_length=200, required=False)
    next_on = DayField(label=_("Når"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        self.fields["clients"].queryset = letter_choices("")


class LetterForm(HelpedForm):
    """The text of a letter."""

    subject = forms.CharField(
        label=_("Overskrift"), max_length=120, help_text=_("Blir emnet når det går som e-post.")
    )
    body = forms.CharField(
        label=_("Tekst"), max_length=4000, strip=False, widget=forms.Textarea(attrs={"rows": 22})
    )

    def __init__(self, *args: Any, letter: LetterText, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "subject": letter.subject,
            "body": letter.body,
            "version": letter.version,
        }
        super().__init__(*args, **kwargs)
