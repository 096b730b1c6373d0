"""The debt on any day, from the slips whose date is that day or earlier."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.end_participant import end_participant
from assignments.models import Participant
from payroll.holiday_debt import contribution_on_debt, holiday_debt, waiting_holiday_pay
from payroll.models import ExemptionsChoice
from payroll.pay_holiday import issue_holiday_slip
from tests.cast import NOW, TODAY, make_number, make_participant
from tests.payroll.holiday.earning import earn, someone_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(supervisor, project) -> dict:
    return {"by": supervisor, "now": NOW, "today": TODAY}


def owed_on(day: date) -> Decimal:
    return sum((one.owed for one in holiday_debt(day)), Decimal(0))


def test_it_grows_with_each_slip_and_falls_when_it_is_paid(about) -> None:
    person = make_participant()
    earn(person, 249, by=about["by"], day=date(2025, 3, 3))
    earn(person, 1_000, by=about["by"], day=date(2025, 9, 1))
    issue_holiday_slip(person, 2025, **about)
    assert owed_on(date(2025, 3, 2)) == 0
    assert owed_on(date(2025, 3, 3)) == Decimal("25.40")
    assert owed_on(date(2025, 12, 31)) == Decimal("127.40")
    assert owed_on(date(2026, 5, 3)) == Decimal("127.40")
    assert owed_on(TODAY) == 0  # 128 kr were paid


def test_each_year_stands_by_itself(about) -> None:
    person = someone_with(40_000, by=about["by"])
    earn(person, 10_000, by=about["by"], day=date(2026, 2, 2))
    found = [(one.year, one.base, one.accrued, one.may_be_paid) for one in holiday_debt(TODAY)]
    assert found == [(2025, 40_000, 4080, True), (2026, 10_000, 1020, False)]


def test_the_supplement_is_that_of_the_year_it_will_be_paid_in(about) -> None:
    """She turns 60 in 2026, when last year's is paid; leaving in 2025 she would have had 10.2 %."""
    someone_with(40_000, by=about["by"], identity_number=make_number(born=date(1966, 12, 1)))
    assert owed_on(date(2025, 12, 31)) == 5000
    Participant.objects.update(ended_on=date(2025, 12, 1), end_reason="moved")
    assert owed_on(date(2025, 12, 31)) == 4080


def test_who_has_ended_waits_at_once(about) -> None:
    person = make_participant()
    earn(person, 10_000, by=about["by"], day=date(2026, 2, 2))
    assert waiting_holiday_pay(TODAY) == []
    end_participant(person, reason="moved", ended_on=TODAY, **about)
    assert [(one.year, one.to_pay) for one in waiting_holiday_pay(TODAY)] == [(2026, 1020)]


def test_the_contribution_that_will_come_on_it(about) -> None:
    """14.1 % of 4 080 is 575.28: 575 kroner."""
    someone_with(40_000, by=about["by"])
    assert contribution_on_debt(holiday_debt(TODAY), TODAY) == 575
    assert contribution_on_debt(holiday_debt(TODAY), date(2031, 1, 1)) is None


def test_a_charity_under_its_limits_has_no_contribution_to_come(about) -> None:
    """FTRL §23-2: at most 800 000 kr in all, and 80 000 kr per person."""
    someone_with(40_000, by=about["by"])
    ExemptionsChoice.objects.create(year=2026, charity_exemption=True)
    assert contribution_on_debt(holiday_debt(TODAY), TODAY) == 0
    earn(someone_with(1_000, by=about["by"]), 90_000, by=about["by"], day=date(2026, 1, 5))
    # Of that one's 102 and 9 180 kroner the contribution is owed, for she alone is past 80 000.
    assert contribution_on_debt(holiday_debt(TODAY), TODAY) == 1309


def test_whoever_is_erased_is_left_out_from_that_day(about) -> None:
    person = someone_with(40_000, by=about["by"])
    Participant.objects.filter(pk=person.pk).update(erased_at=NOW)
    assert (owed_on(date(2026, 5, 3)), owed_on(TODAY)) == (4080, 0)


def test_it_takes_as_many_queries_for_many_as_for_one(about) -> None:
    someone_with(1_000, by=about["by"])
    with CaptureQueriesContext(connection) as one:
        holiday_debt(TODAY)
    for _ in range(4):
        someone_with(1_000, by=about["by"])
    with CaptureQueriesContext(connection) as many:
        assert len(holiday_debt(TODAY)) == 5
    assert len(many) == len(one) == 3
