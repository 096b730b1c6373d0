"""An exemption is chosen for a year: it judges all of it, the years after it, and never one before."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from payroll.choose_exemptions import choose_exemptions
from payroll.contribution_owed import contribution_of_month
from payroll.exemptions import exemptions_of
from payroll.holiday_debt import contribution_on_debt, holiday_debt
from payroll.limits import limits_near
from payroll.mark_paid import mark_paid
from payroll.models import ExemptionsChoice
from payroll.owed import open_amounts, year_owed
from payroll.pay_basis import contribution_rule
from tests.cast import NOW, TODAY
from tests.payroll.holiday.earning import someone_with
from tests.payroll.owed.world import CONTRIBUTION, slip

pytestmark = pytest.mark.django_db
NEXT_YEAR = date(2027, 2, 4)
MARCH = date(2026, 3, 1)


def choose(year: int, by, *, charity: bool = False, small_pay: bool = False) -> ExemptionsChoice:
    return choose_exemptions(year, charity_exemption=charity, small_pay_rule=small_pay, by=by, now=NOW)


@pytest.mark.parametrize(("year", "owed", "left"), [(2027, 38, []), (2026, 0, [-38])])
def test_paid_terms_of_an_earlier_year_stay_paid(year, owed, left, participant, project, supervisor) -> None:
    """14.1 % of 266 is 38 kr, paid long before she ticks the box on 4 February 2027."""
    slip(participant, date(2026, 3, 2), by=supervisor)
    mark_paid(CONTRIBUTION, MARCH, by=supervisor, now=NOW, today=TODAY)
    choose(year, supervisor, charity=True)
    assert (year_owed(2026).terms[1].owed, contribution_of_month(MARCH)) == (owed, owed)
    found = [one.open for one in open_amounts(NEXT_YEAR) if one.kind == CONTRIBUTION]
    assert found == left


def test_a_slip_is_exempt_in_its_own_year_only(participant, project, supervisor) -> None:
    choose(2026, supervisor, charity=True)
    assert not contribution_rule(project.zone, participant, 2025).exempt
    assert contribution_rule(project.zone, participant, 2026).exempt


def test_a_debt_and_a_limit_go_by_their_own_year(project, supervisor) -> None:
    """10.2 % of 40 000 is 4 080 kr, and 14.1 % of that 575.28."""
    participant = someone_with(40_000, by=supervisor)
    slip(participant, date(2026, 3, 2), by=supervisor, gross=10_001, withheld=0)
    choose(2027, supervisor, charity=True, small_pay=True)
    assert limits_near(TODAY) == []
    debt = [one for one in holiday_debt(TODAY) if one.year == 2025]
    assert contribution_on_debt(debt, TODAY) == 575
    choose(2026, supervisor, charity=True, small_pay=True)
    assert [one.is_crossed for one in limits_near(TODAY)] == [True]
    assert contribution_on_debt(debt, TODAY) == 0


def test_a_year_without_a_choice_goes_by_the_last_before_it(supervisor) -> None:
    choose(2025, supervisor, charity=True)
    choose(2027, supervisor, small_pay=True)
    chosen = [(one.charity_exemption, one.small_pay_rule) for one in map(exemptions_of, range(2024, 2029))]
    assert chosen == [(False, False), (True, False), (True, False), (False, True), (False, True)]


def test_the_page_writes_this_year_only(project, as_supervisor, post, clock, supervisor) -> None:
    choose(2026, supervisor, charity=True)
    clock.set(datetime(2027, 2, 4, 9, 0, tzinfo=ZoneInfo("Europe/Oslo")))
    assert as_supervisor.get("/pay-settings/").context["forms"]["exemptions"].initial == {
        "charity_exemption": True,
        "small_pay_rule": False,
    }
    post(as_supervisor, "/pay-settings/", choice="exemptions", small_pay_rule="on")
    rows = ExemptionsChoice.objects.values_list("year", "charity_exemption", "small_pay_rule")
    assert list(rows) == [(2026, True, False), (2027, False, True)]
