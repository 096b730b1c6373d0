"""Forms of the pay settings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assignments.models import Job
from bikuben.documents.wording import short_date
from payroll.choose_holiday_pay import FIVE_WEEKS, FOUR_WEEKS
from payroll.forms_pay import PlainForm, WholeKronerField
from payroll.rules.free_weeks import FreeWeeks, allowed_free_weeks


class NetForm(PlainForm):
    """What a day is worth from a date."""

    net = WholeKronerField(lowest=1, label=_("Kroner i hånda for en dag"))
    valid_from = forms.DateField(
        label=_("Gjelder fra"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Skriv en dato som finnes.")},
    )


class JobNetForm(PlainForm):
    """A job with a net of its own; empty gives it the day's again."""

    job = forms.ModelChoiceField(
        label=_("Oppdrag"),
        queryset=Job.objects.none(),
        empty_label=_("Velg oppdrag"),
        error_messages={"invalid_choice": _("Velg et av oppdragene.")},
    )
    net = WholeKronerField(
        lowest=1,
        label=_("Kroner i hånda for en dag"),
        help_text=_("La stå tomt for å gi det samme som ellers."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["job"].queryset = Job.objects.filter(is_active=True)
        self.fields["net"].required = False


class FreeWeeksForm(PlainForm):
    """Which two weeks are free of withholding this year."""

    first_monday = forms.ChoiceField(
        label=_("To uker uten skattetrekk"), widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weeks = [(monday.isoformat(), _weeks_in_words(monday)) for monday in allowed_free_weeks(year)]
        self.fields["first_monday"].choices = [("", gettext("Ikke valgt")), *weeks]

    def monday(self) -> date | None:
        """The first Monday of the chosen weeks."""
        chosen = self.cleaned_data["first_monday"]
        return date.fromisoformat(chosen) if chosen else None


def _weeks_in_words(monday: date) -> str:
    facts = {"first": short_date(monday), "last": short_date(FreeWeeks(monday).end)}
    return gettext("%(first)s til %(last)s") % facts


class HolidayPayForm(PlainForm):
    """Wage with holiday pay, or a fee without."""

    is_fee = forms.TypedChoiceField(
        label=_("Hva er pengene?"),
        choices=[("0", _("Lønn, med feriepenger")), ("1", _("Honorar, uten feriepenger"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    holiday_percent = forms.TypedChoiceField(
        label=_("Feriepenger"),
        choices=[
            (str(FOUR_WEEKS), _("10,2 prosent (fire uker og én dag)")),
            (str(FIVE_WEEKS), _("12 prosent (fem uker er avtalt)")),
        ],
        coerce=Decimal,
        widget=forms.RadioSelect,
    )
