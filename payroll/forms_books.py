"""Forms of the books: which period, and the chart of accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.dates import MONTHS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from payroll.chart_of_accounts import BAD_NUMBER, LONGEST_NAME, NUMBER, Chart
from payroll.figures import FIRST_YEAR
from payroll.forms_pay import PlainForm
from payroll.rules.book_periods import BookPeriod, period_of
from payroll.rules.vouchers import AccountRole

ROLES = {
    AccountRole.WAGES: _("Lønn"),
    AccountRole.FEES: _("Honorar"),
    AccountRole.HOLIDAY: _("Opptjente feriepenger"),
    AccountRole.CONTRIBUTION: _("Arbeidsgiveravgift"),
    AccountRole.HOLIDAY_CONTRIBUTION: _("Arbeidsgiveravgift av opptjente feriepenger"),
    AccountRole.SALES: _("Salg uten merverdiavgift"),
    AccountRole.TAXED_SALES: _("Salg med merverdiavgift"),
    AccountRole.LATE_INCOME: _("Gebyr og rente av det som betales for sent"),
    AccountRole.ROUNDING: _("Øreavrunding"),
    AccountRole.CASH_DIFFERENCE: _("Kassedifferanser"),
    AccountRole.CASH: _("Kasse"),
    AccountRole.BANK: _("Bank"),
    AccountRole.SALES_CASH: _("Salgskasse"),
    AccountRole.SALES_ON_THE_WAY: _("Vipps og kort på vei til banken"),
    AccountRole.RECEIVABLES: _("Kunder"),
    AccountRole.CLEARING: _("Motkonto for kassa ved start"),
    AccountRole.OUTPUT_VAT: _("Skyldig merverdiavgift"),
    AccountRole.WITHHOLDING_OWED: _("Skyldig skattetrekk"),
    AccountRole.GARNISHMENT_OWED: _("Skyldig utleggstrekk"),
    AccountRole.CONTRIBUTION_OWED: _("Skyldig arbeidsgiveravgift"),
    AccountRole.HOLIDAY_CONTRIBUTION_OWED: _("Avsatt arbeidsgiveravgift av feriepenger"),
    AccountRole.WAGES_OWED: _("Skyldig lønn"),
    AccountRole.HOLIDAY_OWED: _("Skyldige feriepenger"),
    AccountRole.EARLIER_YEARS: _("Resultat fra tidligere år"),
}


class BookPeriodForm(PlainForm):
    """A month, a term or all of a year."""

    year = forms.ChoiceField(
        label=_("År"),
        error_messages={"required": _("Velg et år."), "invalid_choice": _("Velg et av årene i lista.")},
    )
    part = forms.ChoiceField(
        label=_("Del av året"),
        required=False,
        error_messages={"invalid_choice": _("Velg en måned, en termin eller hele året.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [
            (str(year), str(year)) for year in range(today.year, FIRST_YEAR - 1, -1)
        ]
        months = [(f"{number:02d}", str(MONTHS[number])) for number in range(1, 13)]
        terms = [(f"t{number}", _term(number)) for number in range(1, 7)]
        self.fields["part"].choices = [
            ("", gettext("Hele året")),
            (gettext("Måned"), months),
            (gettext("Termin"), terms),
        ]

    def period(self) -> BookPeriod:
        """The chosen period, of a form that is valid."""
        part = self.cleaned_data["part"]
        return period_of(self.cleaned_data["year"] + (f"-{part}" if part else ""))


def _term(number: int) -> str:
    facts = {"number": number, "first": MONTHS[number * 2 - 1], "last": MONTHS[number * 2]}
    return gettext("%(number)s. termin, %(first)s–%(last)s") % facts


@dataclass(frozen=True)
class AccountRow:
    """One account on the page: what it is for, and its two fields."""

    label: str
    number: forms.BoundField
    name: forms.BoundField


class AccountsForm(PlainForm):
    """Number and name of every account, and a municipality's dimensions."""

    responsibility = forms.CharField(label=_("Ansvar"), max_length=20, required=False)
    function = forms.CharField(label=_("Funksjon"), max_length=20, required=False)

    def __init__(self, *args: Any, chart: Chart, **kwargs: Any) -> None:
        initial = {"responsibility": chart.responsibility, "function": chart.function}
        for role, account in chart.accounts.items():
            initial |= {f"number_{role}": account.number, f"name_{role}": account.name}
        super().__init__(*args, initial=initial, **kwargs)
        for role, label in ROLES.items():
            facts = {"account": label}
            self.fields[f"number_{role}"] = forms.CharField(
                label=_("Nummer: %(account)s") % facts,
                max_length=20,
                validators=[RegexValidator(rf"\A{NUMBER.pattern}\Z", BAD_NUMBER)],
                error_messages={"required": _("Skriv et kontonummer.")},
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )
            self.fields[f"name_{role}"] = forms.CharField(
                label=_("Navn: %(account)s") % facts,
                max_length=LONGEST_NAME,
                error_messages={"required": _("Gi kontoen et navn.")},
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def rows(self) -> list[AccountRow]:
        """The accounts in the page's order, each field marked that is wrong."""
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-control is-invalid" if name in self.errors else "form-control"
        return [
            AccountRow(str(label), self[f"number_{role}"], self[f"name_{role}"])
            for role, label in ROLES.items()
        ]

    def accounts(self) -> Mapping[AccountRole, tuple[str, str]]:
        """Number and name by what the account is for, of a form that is valid."""
        data = self.cleaned_data
        return {role: (data[f"number_{role}"], data[f"name_{role}"]) for role in ROLES}
