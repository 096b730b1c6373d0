"""What is open: withholding by payout date, garnishment by order and date, the contribution by term."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from payroll.mark_paid import mark_paid
from payroll.owed import open_amounts
from tests.cast import NOW, TODAY, make_participant
from tests.payroll.owed.world import (
    CONTRIBUTION,
    GARNISHMENT,
    THURSDAY,
    WEDNESDAY,
    WITHHOLDING,
    order_for,
    reversal_of,
    settings_with,
    slip,
)

pytestmark = pytest.mark.django_db
APRIL_TERM = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _project(project) -> None:
    """The employer, in zone 1."""


def of_kind(kind, today: date = TODAY) -> list:
    return [one for one in open_amounts(today) if one.kind == kind]


def test_a_payout_dates_withholding_is_the_sum_of_its_slips(participant, supervisor) -> None:
    slip(participant, by=supervisor)
    slip(make_participant(), by=supervisor)
    slip(participant, WEDNESDAY, by=supervisor, withheld=50)
    found = of_kind(WITHHOLDING)
    assert [(one.counts_for, one.due, one.open, one.is_overdue) for one in found] == [
        (WEDNESDAY, THURSDAY, 50, True),
        (THURSDAY, TODAY, 132, False),
    ]


def test_a_reversal_is_subtracted_from_the_date_of_the_slip_it_reverses(participant, supervisor) -> None:
    reversal_of(slip(participant, by=supervisor), by=supervisor)
    slip(make_participant(), by=supervisor)
    assert [one.open for one in of_kind(WITHHOLDING)] == [66]


def test_what_drops_after_it_was_paid_is_paid_too_much(participant, supervisor) -> None:
    paper = slip(participant, by=supervisor)
    slip(make_participant(), by=supervisor)
    mark_paid(WITHHOLDING, THURSDAY, by=supervisor, now=NOW, today=TODAY)
    assert of_kind(WITHHOLDING) == []
    reversal_of(paper, by=supervisor)
    (credit,) = of_kind(WITHHOLDING)
    assert (credit.owed, credit.paid, credit.open, credit.is_overdue) == (66, 132, -66, False)


def test_nothing_withheld_owes_nothing(participant, supervisor) -> None:
    slip(participant, by=supervisor, gross=200, withheld=0)
    assert of_kind(WITHHOLDING) == []


def test_each_order_owes_what_it_took_by_its_own_date(participant, supervisor) -> None:
    """Coordinated: the first working day. Other: as the letter says, here the 10th, a Sunday."""
    other = order_for(participant, due_day=10)
    coordinated = order_for(make_participant(), "coordinated")
    for day in (WEDNESDAY, THURSDAY):
        slip(participant, day, by=supervisor, taken=[(other, 50)])
    slip(coordinated.participant, by=supervisor, taken=[(coordinated, 20)])
    found = of_kind(GARNISHMENT)
    assert [(one.order, one.counts_for, one.due, one.open) for one in found] == [
        (coordinated, THURSDAY, TODAY, 20),
        (other, WEDNESDAY, date(2026, 5, 11), 50),
        (other, THURSDAY, date(2026, 5, 11), 50),
    ]


@pytest.mark.parametrize(
    ("today", "shown", "is_running"),
    [
        (date(2026, 3, 31), False, None),
        (date(2026, 4, 1), True, True),
        (date(2026, 4, 30), True, True),
        (date(2026, 5, 1), True, False),
    ],
)
def test_a_term_is_shown_from_its_second_month_and_is_over_after_it(
    today, shown, is_running, participant, supervisor
) -> None:
    slip(participant, date(2026, 3, 2), by=supervisor, gross=1000)
    found = of_kind(CONTRIBUTION, today)
    assert len(found) == shown
    if shown:
        assert (found[0].counts_for, found[0].due, found[0].open) == (APRIL_TERM, date(2026, 5, 15), 141)
        assert found[0].is_running == is_running


def test_a_term_is_its_two_months_each_rounded_as_it_is_reported(participant, supervisor) -> None:
    """266 × 14.1 % is 37.506, and 38 in each month: 76, where the sum of both would be 75."""
    slip(participant, date(2026, 3, 2), by=supervisor)
    slip(participant, date(2026, 4, 2), by=supervisor)
    (term,) = of_kind(CONTRIBUTION)
    assert term.open == 76


def test_an_exempt_charity_owes_no_contribution(participant, supervisor) -> None:
    settings_with(charity_exemption=True)
    slip(participant, by=supervisor, gross=80_000, withheld=0)
    assert of_kind(CONTRIBUTION) == []
    slip(participant, by=supervisor, gross=1, withheld=0)
    (term,) = of_kind(CONTRIBUTION)
    assert term.open == Decimal(11_280)


def test_overdue_comes_first_then_what_is_due_first(participant, supervisor) -> None:
    order = order_for(participant, due_day=20)
    slip(participant, date(2026, 4, 28), by=supervisor, taken=[(order, 10)])
    slip(participant, THURSDAY, by=supervisor)
    slip(participant, date(2026, 2, 3), by=supervisor, gross=1000, withheld=0)
    found = [(one.kind, one.is_overdue, one.due) for one in open_amounts(TODAY)]
    assert found == [
        (CONTRIBUTION, True, date(2026, 3, 16)),
        (WITHHOLDING, True, WEDNESDAY),
        (WITHHOLDING, False, TODAY),
        (CONTRIBUTION, False, date(2026, 5, 15)),
        (GARNISHMENT, False, date(2026, 5, 20)),
    ]


def test_it_asks_as_often_for_many_as_for_few(supervisor) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            open_amounts(TODAY)
        return len(found)

    first = make_participant()
    for day in (date(2025, 1, 2), THURSDAY):  # each year asks for its rates
        slip(first, day, by=supervisor, taken=[(order_for(first), 10)])
    few = queries()
    for number in range(1, 6):
        person = make_participant()
        for day in (date(2025, number, 3), date(2026, number, 2)):
            slip(person, min(day, THURSDAY), by=supervisor, taken=[(order_for(person), 10)])
    assert queries() == few
