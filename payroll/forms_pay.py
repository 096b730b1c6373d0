"""Forms of pay: other pay, a supplement, a reversal, a late payout."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bikuben.documents.wording import short_date
from bikuben.forms import form_helper
from bikuben.money import MoneyFormField, kroner
from payroll.choose_pay import HIGHEST_NET
from payroll.models import CashCount
from payroll.pay_out import unexplained

CAME_BACK, SHE_HAS_IT, OWES_IT = "back", "hers", "owes"


class PlainForm(forms.Form):
    """A form as every page uses it: the page writes the form tag, the token and the buttons."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


class WholeKronerField(MoneyFormField):
    """Whole kroner up to what a day's pay can be."""

    default_error_messages = {
        "not_whole": _("Skriv hele kroner, uten øre."),
        "min_value": _("Beløpet kan ikke være mindre enn %(limit_value)s."),
        "max_value": _("Beløpet kan ikke være mer enn %(limit_value)s."),
    }

    def __init__(self, *, lowest: int, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(min_value=lowest, max_value=HIGHEST_NET, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        amount = super().to_python(value)
        if amount is not None and amount != amount.to_integral_value():
            raise forms.ValidationError(self.error_messages["not_whole"], code="not_whole")
        return amount


class PayChoiceForm(PlainForm):
    """Other pay than the usual for one person's day."""

    net = WholeKronerField(lowest=0, label=_("Kroner i hånda"), help_text=_("0 er ingen lønn for dagen."))
    reason = forms.CharField(
        label=_("Hvorfor"),
        max_length=200,
        help_text=_("Blir stående i historikken. Trykkes ikke på slippen."),
    )


class SupplementForm(PlainForm):
    """More pay for a day that has its slip."""

    net = WholeKronerField(lowest=1, label=_("Kroner i hånda"), help_text=_("Det hun får i tillegg."))
    reason = forms.CharField(
        label=_("Hva er tillegget for?"), max_length=200, help_text=_("Står på slippen.")
    )


class ReverseForm(PlainForm):
    """Why a slip is taken back, and for a paid one where the money is."""

    reason = forms.CharField(
        label=_("Hvorfor tilbakeføres den?"), max_length=200, help_text=_("Står på slippen.")
    )
    money = forms.ChoiceField(
        label=_("Kom pengene tilbake?"),
        widget=forms.RadioSelect,
        choices=[
            (CAME_BACK, _("Ja, de ligger i kassa igjen")),
            (SHE_HAS_IT, _("Nei, hun har dem. Skriv ny slipp som gjøres opp mot dem")),
            (OWES_IT, _("Nei, hun har dem, men de skal tilbake")),
        ],
        error_messages={"required": _("Svar på om pengene kom tilbake.")},
    )

    def __init__(self, *args: Any, is_paid: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_paid:
            del self.fields["money"]

    def money_came_back(self) -> bool | None:
        """True, False, or None for a slip that was never paid."""
        answer = self.cleaned_data.get("money")
        return None if answer is None else answer == CAME_BACK

    def new_slip(self) -> bool:
        """Whether the right slip is written at once."""
        return self.cleaned_data.get("money") != OWES_IT


class LatePayoutForm(PlainForm):
    """Which count's difference a payout that is entered late explains."""

    explains = forms.ChoiceField(
        label=_("Når gikk pengene ut?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvilken telling som manglet pengene.")},
    )

    def __init__(self, *args: Any, counts: list[CashCount], may_be_now: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counts = {str(count.pk): count for count in counts}
        choices = [(key, _count_in_words(count)) for key, count in self.counts.items()]
        if may_be_now:
            choices.insert(0, ("", gettext("De tas fra kassa nå")))
            self.fields["explains"].required = False
        self.fields["explains"].choices = choices

    def count(self) -> CashCount | None:
        """The chosen count, or None where the money leaves the box now."""
        return self.counts.get(self.cleaned_data["explains"])


def _count_in_words(count: CashCount) -> str:
    facts = {
        "date": short_date(count.date),
        "number": count.full_number,
        "amount": kroner(-unexplained(count)),
    }
    return gettext("Før telling %(number)s %(date)s, som manglet %(amount)s kr") % facts
