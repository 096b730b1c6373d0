"""Pay that nobody fetched is garnished anew, by the date she comes. Kroner."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assignments.models import Participant, WorkDay
from payroll.close_day import close_day
from payroll.count_cash import count_cash
from payroll.models import (
    GarnishmentPer,
)
from payroll.reverse_pay_slip import renew_pay_slip
from payroll.supplement import owed_supplements
from tests.cast import NOW, TODAY, make_garnishment_order
from tests.payroll.garnishment.paying import (
    WEDNESDAY,
    issue,
    papers_agree,
    pay,
    sums,
    supplement,
)
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("project")]


@pytest.fixture
def day() -> WorkDay:
    return working_day()


@pytest.fixture
def person(day: WorkDay) -> Participant:
    return someone_done(day)


def test_pay_not_fetched_is_garnished_on_the_day_she_comes(person, day, supervisor) -> None:
    """In May the month's 120 are taken; she comes in June, when they are due anew."""
    make_garnishment_order(person, amount=Decimal(120), ends_on=date(2026, 6, 30))
    slip = issue(person, day, supervisor)
    june, july = date(2026, 6, 3), date(2026, 7, 1)
    renewed = renew_pay_slip(slip, by=supervisor, now=NOW, today=june)
    assert (renewed.date, *sums(renewed)) == (june, 266, 66, 120, 80)
    assert sums(renew_pay_slip(renewed, by=supervisor, now=NOW, today=july)) == (266, 66, 0, 200)
    papers_agree()


def test_a_supplement_not_fetched_is_owed_before_garnishment(person, day, supervisor) -> None:
    """The day is closed on both; the supplement's 100 are garnished anew, by what the month has left."""
    fill_box(supervisor)
    make_garnishment_order(person, amount=Decimal(50), per=GarnishmentPer.PAYOUT)
    pay(issue(person, day, supervisor), supervisor)
    assert supplement(person, day, supervisor, 100).net == 50
    count_cash(counted=Decimal(4850), counted_by="Kari", by=supervisor, now=NOW, today=TODAY)
    close_day(day, by=supervisor, now=NOW, today=TODAY)
    owed = owed_supplements().get()
    again = renew_pay_slip(owed, by=supervisor, now=NOW, today=WEDNESDAY)
    assert (again.garnishment, again.net) == (50, 50)
    papers_agree()
