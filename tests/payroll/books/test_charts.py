"""The charts of accounts: complete, and what the accountant changes of them."""

from __future__ import annotations

import pytest

from bikuben.refusals import Refused
from payroll.chart_of_accounts import NUMBER, change_accounts, choose_chart, current_chart
from payroll.forms_books import ROLES
from payroll.models import BookAccount, BooksSettings
from payroll.rules.charts import CHARTS, Standard
from payroll.rules.vouchers import AccountRole
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def change(supervisor, accounts, **fields) -> None:
    change_accounts(accounts, by=supervisor, now=NOW, **fields)


@pytest.mark.parametrize("standard", Standard)
def test_each_chart_has_every_account_with_a_number_of_its_own(standard: Standard) -> None:
    accounts = CHARTS[standard]
    assert set(accounts) == set(AccountRole)
    assert len({one.number for one in accounts.values()}) == len(AccountRole)
    assert all(NUMBER.fullmatch(one.number) for one in accounts.values())
    assert all(one.category and one.code and one.name for one in accounts.values())


def test_the_page_has_every_account() -> None:
    assert set(ROLES) == set(AccountRole)


@pytest.mark.parametrize(
    ("role", "ns_4102", "kostra"),
    [
        (AccountRole.SALES, "3200", "620"),
        (AccountRole.TAXED_SALES, "3000", "650"),
        (AccountRole.OUTPUT_VAT, "2740", "32"),
        (AccountRole.LATE_INCOME, "8050", "900"),
        (AccountRole.RECEIVABLES, "1500", "13"),
    ],
)
def test_sales_are_grouped_as_the_lists_have_them(role: AccountRole, ns_4102: str, kostra: str) -> None:
    assert (CHARTS[Standard.NS_4102][role].code, CHARTS[Standard.KOSTRA][role].code) == (ns_4102, kostra)


def test_until_anyone_chooses_it_is_ns_4102() -> None:
    chart = current_chart()
    assert chart.standard == Standard.NS_4102
    assert chart.accounts[AccountRole.WAGES].number == "5000"


def test_one_touch_gives_a_municipality_its_kinds(supervisor) -> None:
    chart = choose_chart(Standard.KOSTRA, by=supervisor, now=NOW)
    wages = chart.accounts[AccountRole.WAGES]
    assert (wages.number, wages.category, wages.code) == ("050", "KA_K", "050")
    assert chart.accounts[AccountRole.CONTRIBUTION].number == "099"


def test_a_changed_account_keeps_its_grouping_and_its_history(supervisor) -> None:
    change(supervisor, {AccountRole.WAGES: (" 5010 ", "Lønn  på dagen")})
    wages = current_chart().accounts[AccountRole.WAGES]
    assert (wages.number, wages.name, wages.code) == ("5010", "Lønn på dagen", "5000")
    change(supervisor, {AccountRole.WAGES: ("5000", "Lønn")})
    assert not BookAccount.objects.exists()
    assert BookAccount.history.count() == 2


def test_another_standard_lets_go_of_what_was_changed(supervisor) -> None:
    change(supervisor, {AccountRole.WAGES: ("5010", "Lønn")}, responsibility="3100", function="273")
    choose_chart(Standard.KOSTRA, by=supervisor, now=NOW)
    chart = choose_chart(Standard.NS_4102, by=supervisor, now=NOW)
    assert chart.accounts[AccountRole.WAGES].number == "5000"
    assert (chart.responsibility, chart.function) == ("3100", "273")


@pytest.mark.parametrize(
    ("accounts", "fields", "code", "field"),
    [
        ({AccountRole.WAGES: ("=1+1", "Lønn")}, {}, "bad_number", "number_wages"),
        ({AccountRole.WAGES: ("", "Lønn")}, {}, "bad_number", "number_wages"),
        ({AccountRole.WAGES: ("५०००", "Lønn")}, {}, "bad_number", "number_wages"),
        ({AccountRole.WAGES: ("5" * 21, "Lønn")}, {}, "bad_number", "number_wages"),
        ({AccountRole.WAGES: ("5000", "  ")}, {}, "bad_name", "name_wages"),
        ({AccountRole.WAGES: ("5000", "L" * 81)}, {}, "bad_name", "name_wages"),
        ({AccountRole.WAGES: ("5000", "Lønn\x07")}, {}, "bad_name", "name_wages"),
        (
            {AccountRole.WAGES: ("5000", "Lønn"), AccountRole.FEES: ("5000", "Honorar")},
            {},
            "two_names",
            "name_fees",
        ),
        ({}, {"responsibility": "=3100"}, "bad_dimension", "responsibility"),
        ({}, {"function": "2" * 21}, "bad_dimension", "function"),
    ],
)
def test_what_is_no_account_is_refused_and_changes_nothing(accounts, fields, code, field, supervisor) -> None:
    with pytest.raises(Refused) as refused:
        change(supervisor, accounts, **fields)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not BookAccount.objects.exists()
    assert not BooksSettings.objects.exists()


def test_two_uses_may_share_one_account(supervisor) -> None:
    same = ("2770", "Skyldig arbeidsgiveravgift")
    change(supervisor, {AccountRole.CONTRIBUTION_OWED: same, AccountRole.HOLIDAY_CONTRIBUTION_OWED: same})
    accounts = current_chart().accounts
    assert accounts[AccountRole.CONTRIBUTION_OWED].number == "2770"
    assert accounts[AccountRole.HOLIDAY_CONTRIBUTION_OWED].number == "2770"
