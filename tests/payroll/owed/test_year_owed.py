"""What a year owes and has paid, by payout month and by term, as a reconciliation needs it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from payroll.contribution_owed import contribution_of_month
from payroll.mark_paid import mark_paid, take_back_payment
from payroll.owed import year_owed
from payroll.rules.due_dates import Term
from tests.cast import NOW, TODAY, make_participant
from tests.payroll.owed.world import (
    CONTRIBUTION,
    GARNISHMENT,
    THURSDAY,
    WITHHOLDING,
    order_for,
    reversal_of,
    slip,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def when(project, supervisor) -> dict:
    return {"by": supervisor, "now": NOW, "today": TODAY}


def test_months_and_terms_hold_what_is_owed_and_paid(participant, supervisor, when) -> None:
    order = order_for(participant)
    slip(participant, date(2026, 3, 2), by=supervisor, taken=[(order, 20)])
    wrong = slip(make_participant(), THURSDAY, by=supervisor)
    slip(participant, THURSDAY, by=supervisor, withheld=50)
    mark_paid(WITHHOLDING, date(2026, 3, 2), **when)
    mark_paid(GARNISHMENT, date(2026, 3, 2), order, **when)
    mark_paid(CONTRIBUTION, date(2026, 3, 1), **when)
    take_back_payment(mark_paid(WITHHOLDING, THURSDAY, **when), **when)
    reversal_of(wrong, by=supervisor)
    found = year_owed(2026)
    march, april = found.months[2:4]
    assert (march.withholding, march.withholding_paid) == (66, 66)
    assert (march.garnishment, march.garnishment_paid) == (20, 20)
    assert (april.withholding, april.withholding_paid, april.garnishment) == (50, 0, 0)
    assert (march.contribution, april.contribution) == (38, 38)
    term = found.terms[1]
    assert (term.owed, term.paid) == (76, 113)
    assert [one.owed for one in found.terms if one is not term] == [0] * 5
    assert len(found.months) == 12


def test_it_says_what_every_other_count_of_it_says(participant, supervisor, when) -> None:
    for number in range(1, 5):
        slip(participant, date(2026, number, 2), by=supervisor, gross=100 * number + 7)
    found = year_owed(2026)
    for month in found.months:
        assert month.contribution == contribution_of_month(month.month)
    for term in found.terms:
        assert term.owed == sum(contribution_of_month(month) for month in term.term.months)
    assert found.terms[0].term == Term(2026, 1)


def test_a_year_without_pay_owes_nothing(project) -> None:
    found = year_owed(2050)
    assert sum((month.withholding for month in found.months), Decimal(0)) == 0
    assert [term.months for term in found.terms] == [()] * 6


def test_it_asks_as_often_for_many_as_for_few(supervisor, when) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            year_owed(2026)
        return len(asked)

    slip(make_participant(), by=supervisor)
    few = queries()
    for number in range(1, 5):
        person = make_participant()
        slip(person, date(2026, number, 5), by=supervisor, taken=[(order_for(person), 5)])
        mark_paid(WITHHOLDING, date(2026, number, 5), **when)
    assert queries() == few
