"""The forms of Skatteetaten's answer: the file, and whether we are someone's main employer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from bikuben.forms_file import FileForm, file_field
from payroll.card_preview import option_words
from payroll.compare_cards import Comparison, Option, PersonChange
from payroll.read_card_answer import MOST_BYTES


class CardAnswerForm(FileForm):
    """The file as it was downloaded."""

    most_bytes = MOST_BYTES
    file = file_field(
        label=_("Svaret fra Skatteetaten"),
        help_text=_("XML-fila med skattekortene, som du lastet ned hos Skatteetaten."),
        accept=".xml,application/xml,text/xml",
        missing=_("Velg fila du lastet ned."),
        empty=_("Fila er tom. Last ned svaret på nytt."),
    )


class MainEmployersForm(forms.Form):
    """Of each whom it matters for: are we her main employer? Unclear is no (SBF §5-1-4)."""

    def __init__(self, *args: Any, comparison: Comparison, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = [one for one in comparison.changes if one.asks]
        for one in self.asked:
            self.fields[_field(one)] = forms.TypedChoiceField(
                label=_("Er vi hovedarbeidsgiveren hennes?"),
                choices=[
                    ("1", _answer(_("Ja"), one.options[True])),
                    ("0", _answer(_("Nei eller usikkert"), one.options[False])),
                ],
                coerce=lambda value: value == "1",
                empty_value=None,
                required=False,
                initial="1" if one.main_employer else "0",
                widget=forms.RadioSelect,
            )

    def field_of(self, change: PersonChange) -> BoundField | None:
        """The question about her, where there is one."""
        return self[_field(change)] if change.asks else None

    def main_employers(self) -> dict[int, bool]:
        """By participant id, where an answer was given."""
        answers = {one.participant.pk: self.cleaned_data.get(_field(one)) for one in self.asked}
        return {pk: answer for pk, answer in answers.items() if answer is not None}


def _answer(word: Promise, option: Option) -> Promise:
    return format_lazy("{word}: {leads_to}", word=word, leads_to=option_words(option))


def _field(change: PersonChange) -> str:
    return f"main-{change.participant.pk}"
