"""Accounts, KIDs and exemptions in the pay settings: checked, and for a unit not without asking."""

from __future__ import annotations

import pytest

from bikuben.models import Project
from payroll.choose_exemptions import choose_exemptions
from payroll.exemptions import exemptions_of
from payroll.models import ExemptionsChoice, PayrollSettings
from tests.cast import NOW
from tests.payroll.owed.world import KID, OWN_ACCOUNT, TAX_ACCOUNT
from tests.payroll.pages.paths import text_of

pytestmark = pytest.mark.django_db
URL = "/pay-settings/"


@pytest.fixture(autouse=True)
def _now(clock, project) -> None:
    """The clock stands still."""


def test_accounts_and_kids_are_kept_as_digits(as_accountant, post) -> None:
    post(
        as_accountant,
        URL,
        choice="accounts",
        withholding_account="1234.56.78911",
        withholding_kid="1234 5678 2",
        contribution_account="8601\u00a011\u00a017947",
        contribution_kid="",
    )
    found = PayrollSettings.current()
    assert (found.withholding_account, found.withholding_kid) == (TAX_ACCOUNT, KID)
    assert (found.contribution_account, found.contribution_kid) == (OWN_ACCOUNT, "")
    assert f'value="{TAX_ACCOUNT}"' in text_of(as_accountant.get(URL))
    post(as_accountant, URL, choice="accounts")
    assert PayrollSettings.current().withholding_account == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("withholding_account", "12345678912"),
        ("withholding_account", "1234567"),
        ("contribution_account", "konto"),
        ("contribution_account", "1" * 60),
        ("withholding_kid", "123456789"),
        ("contribution_kid", "12"),
        ("contribution_kid", "æøå"),
        ("contribution_kid", "\x00"),
    ],
)
def test_a_wrong_digit_is_told_at_its_field(field, value, as_supervisor, post) -> None:
    answer = post(as_supervisor, URL, {"choice": "accounts", field: value})
    assert answer.status_code == 422
    assert f'id="accounts_{field}_error"' in text_of(answer) or 'aria-invalid="true"' in text_of(answer)
    assert not PayrollSettings.objects.exists()


def test_an_employer_of_its_own_chooses_by_itself(as_supervisor, post) -> None:
    assert "entity_asked" not in text_of(as_supervisor.get(URL))
    post(as_supervisor, URL, choice="exemptions", charity_exemption="on")
    found = ExemptionsChoice.objects.get(year=2026)
    assert (found.charity_exemption, found.small_pay_rule) == (True, False)
    post(as_supervisor, URL, choice="exemptions", small_pay_rule="on")
    found = ExemptionsChoice.objects.get(year=2026)
    assert (found.charity_exemption, found.small_pay_rule) == (False, True)


@pytest.mark.parametrize("rule", ["charity_exemption", "small_pay_rule"])
def test_a_unit_is_warned_and_asks_first(rule, as_supervisor, post) -> None:
    """RULES: for a unit every limit belongs to the whole entity; tell, don't decide."""
    Project.objects.update(is_own_entity=False)
    assert "Da gjelder hver grense for hele enheten" in text_of(as_supervisor.get(URL))
    answer = post(as_supervisor, URL, {"choice": "exemptions", rule: "on"})
    assert answer.status_code == 422
    assert "En kommune kan ikke bruke reglene." in text_of(answer)
    assert not ExemptionsChoice.objects.exists()
    post(as_supervisor, URL, {"choice": "exemptions", rule: "on", "entity_asked": "on"})
    assert getattr(exemptions_of(2026), rule)


def test_a_unit_may_always_leave_a_rule(supervisor) -> None:
    Project.objects.update(is_own_entity=False)
    ExemptionsChoice.objects.create(year=2026, charity_exemption=True, small_pay_rule=True)
    choose_exemptions(2026, charity_exemption=True, small_pay_rule=False, by=supervisor, now=NOW)
    found = ExemptionsChoice.objects.get(year=2026)
    assert (found.charity_exemption, found.small_pay_rule) == (True, False)


def test_other_choices_stay_as_they_were(as_supervisor, post) -> None:
    post(as_supervisor, URL, choice="holiday", is_fee="0", holiday_percent="12")
    post(as_supervisor, URL, choice="exemptions", charity_exemption="on")
    post(as_supervisor, URL, choice="accounts", withholding_account=TAX_ACCOUNT)
    found = PayrollSettings.current()
    assert exemptions_of(2026).charity_exemption
    assert (found.holiday_percent, found.withholding_account) == (
        12,
        TAX_ACCOUNT,
    )
