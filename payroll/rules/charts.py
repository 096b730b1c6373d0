"""Two charts of accounts (kontoplaner) to begin with, and what each account is in the tax authorities' lists.

The numbers are a proposal that the accountant changes. The grouping (category and code) is that of SAF-T
Financial 1.30: the income statement (næringsspesifikasjon) for NS 4102, KOSTRA's kinds (arter, `KA_K`) for a
municipality, both from the code lists for 2025–2026.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from payroll.rules.vouchers import AccountRole


class Standard(StrEnum):
    """Which chart the books follow."""

    NS_4102 = "ns4102"
    KOSTRA = "kostra"


@dataclass(frozen=True, slots=True)
class ChartAccount:
    """An account: its number and name, and its grouping in SAF-T."""

    number: str
    name: str
    category: str
    code: str


def _kostra(number: str, name: str, code: str) -> ChartAccount:
    return ChartAccount(number, name, "KA_K", code)


_ASSETS, _DEBT = "balanseverdiForOmloepsmiddel", "kortsiktigGjeld"
_PAY, _OTHER = "loennskostnad", "annenDriftskostnad"
_ROLE = AccountRole

NS_4102: Mapping[AccountRole, ChartAccount] = {
    _ROLE.RECEIVABLES: ChartAccount("1500", "Kundefordringer", _ASSETS, "1500"),
    _ROLE.CLEARING: ChartAccount("1570", "Mellomregning", _ASSETS, "1570"),
    _ROLE.CASH: ChartAccount("1900", "Kasse", _ASSETS, "1900"),
    _ROLE.BANK: ChartAccount("1920", "Bank", _ASSETS, "1920"),
    _ROLE.SALES_CASH: ChartAccount("1905", "Salgskasse", _ASSETS, "1900"),
    _ROLE.SALES_ON_THE_WAY: ChartAccount("1930", "Vipps og kort på vei til banken", _ASSETS, "1920"),
    _ROLE.EARLIER_YEARS: ChartAccount("2050", "Annen egenkapital", "egenkapital", "2050"),
    _ROLE.WITHHOLDING_OWED: ChartAccount("2600", "Forskuddstrekk", _DEBT, "2600"),
    _ROLE.GARNISHMENT_OWED: ChartAccount("2610", "Utleggstrekk", _DEBT, "2600"),
    _ROLE.CONTRIBUTION_OWED: ChartAccount("2770", "Skyldig arbeidsgiveravgift", _DEBT, "2770"),
    _ROLE.HOLIDAY_CONTRIBUTION_OWED: ChartAccount(
        "2780", "Påløpt arbeidsgiveravgift av feriepenger", _DEBT, "2770"
    ),
    _ROLE.WAGES_OWED: ChartAccount("2930", "Skyldig lønn", _DEBT, "2949"),
    _ROLE.HOLIDAY_OWED: ChartAccount("2940", "Skyldige feriepenger", _DEBT, "2949"),
    _ROLE.OUTPUT_VAT: ChartAccount("2700", "Utgående merverdiavgift", _DEBT, "2740"),
    _ROLE.SALES: ChartAccount("3200", "Salg utenfor merverdiavgiftsloven", "salgsinntekt", "3200"),
    _ROLE.TAXED_SALES: ChartAccount("3000", "Salg med merverdiavgift", "salgsinntekt", "3000"),
    _ROLE.LATE_INCOME: ChartAccount("8055", "Purregebyr og forsinkelsesrente", "finansinntekt", "8050"),
    _ROLE.WAGES: ChartAccount("5000", "Lønn", _PAY, "5000"),
    _ROLE.HOLIDAY: ChartAccount("5180", "Feriepenger", _PAY, "5000"),
    _ROLE.FEES: ChartAccount("5330", "Honorar", _PAY, "5300"),
    _ROLE.CONTRIBUTION: ChartAccount("5400", "Arbeidsgiveravgift", _PAY, "5400"),
    _ROLE.HOLIDAY_CONTRIBUTION: ChartAccount("5405", "Arbeidsgiveravgift av feriepenger", _PAY, "5400"),
    _ROLE.ROUNDING: ChartAccount("7740", "Øreavrunding", _OTHER, "7700"),
    _ROLE.CASH_DIFFERENCE: ChartAccount("7790", "Kassedifferanser", _OTHER, "7700"),
}

#: Day pay is kind 050, other pay: it is neither a fixed wage (010) nor extra help beside one (030).
KOSTRA: Mapping[AccountRole, ChartAccount] = {
    _ROLE.RECEIVABLES: _kostra("2.13.01", "Kundefordringer", "13"),
    _ROLE.CLEARING: _kostra("2.16.01", "Mellomregning", "16"),
    _ROLE.CASH: _kostra("2.10.01", "Kasse", "10"),
    _ROLE.BANK: _kostra("2.10.02", "Bank", "10"),
    _ROLE.SALES_CASH: _kostra("2.10.03", "Salgskasse", "10"),
    _ROLE.SALES_ON_THE_WAY: _kostra("2.10.04", "Vipps og kort på vei til banken", "10"),
    _ROLE.EARLIER_YEARS: _kostra("2.56.01", "Disposisjonsfond", "56"),
    _ROLE.WITHHOLDING_OWED: _kostra("2.32.01", "Forskuddstrekk", "32"),
    _ROLE.GARNISHMENT_OWED: _kostra("2.32.02", "Utleggstrekk", "32"),
    _ROLE.CONTRIBUTION_OWED: _kostra("2.32.03", "Skyldig arbeidsgiveravgift", "32"),
    _ROLE.HOLIDAY_CONTRIBUTION_OWED: _kostra("2.32.04", "Påløpt arbeidsgiveravgift av feriepenger", "32"),
    _ROLE.WAGES_OWED: _kostra("2.32.05", "Skyldig lønn", "32"),
    _ROLE.HOLIDAY_OWED: _kostra("2.32.06", "Skyldige feriepenger", "32"),
    _ROLE.OUTPUT_VAT: _kostra("2.32.07", "Utgående merverdiavgift", "32"),
    _ROLE.SALES: _kostra("620", "Annet salg, ikke merverdiavgiftspliktig", "620"),
    _ROLE.TAXED_SALES: _kostra("650", "Annet salg, merverdiavgiftspliktig", "650"),
    _ROLE.LATE_INCOME: _kostra("900", "Purregebyr og forsinkelsesrente", "900"),
    _ROLE.WAGES: _kostra("050", "Annen lønn og trekkpliktige godtgjørelser", "050"),
    _ROLE.HOLIDAY: _kostra("050.1", "Feriepenger", "050"),
    _ROLE.FEES: _kostra("050.2", "Honorar", "050"),
    _ROLE.CONTRIBUTION: _kostra("099", "Arbeidsgiveravgift", "099"),
    _ROLE.HOLIDAY_CONTRIBUTION: _kostra("099.1", "Arbeidsgiveravgift av feriepenger", "099"),
    _ROLE.ROUNDING: _kostra("120.1", "Øreavrunding", "120"),
    _ROLE.CASH_DIFFERENCE: _kostra("120.2", "Kassedifferanser", "120"),
}

CHARTS: Mapping[Standard, Mapping[AccountRole, ChartAccount]] = {
    Standard.NS_4102: NS_4102,
    Standard.KOSTRA: KOSTRA,
}
