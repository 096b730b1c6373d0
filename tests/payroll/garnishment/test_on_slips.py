"""Garnishment on the slips of a day and its supplements. Kroner.

Everyone has a tax card of 25 %: gross 266, withheld 66, 200 left after tax.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assignments.models import Participant, WorkDay
from payroll.choose_pay import choose_pay
from payroll.issue_pay_slips import issue_pay_slips
from payroll.keep_garnishment import end_garnishment_order
from payroll.models import (
    GarnishmentKind,
    GarnishmentPer,
    expected_balance,
)
from tests.cast import NOW, TODAY, make_garnishment_order
from tests.payroll.garnishment.paying import (
    FRIDAY,
    WEDNESDAY,
    issue,
    papers_agree,
    parts,
    pay,
    sums,
    supplement,
)
from tests.payroll.paying import fill_box, finished_shift, someone_done, working_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("project")]


@pytest.fixture
def day() -> WorkDay:
    return working_day()


@pytest.fixture
def person(day: WorkDay) -> Participant:
    return someone_done(day)


def test_it_is_taken_from_the_net_and_never_grossed_up(person, day, supervisor) -> None:
    make_garnishment_order(person, amount=Decimal(150), per=GarnishmentPer.PAYOUT)
    slip = issue(person, day, supervisor)
    assert sums(slip) == (266, 66, 150, 50)
    assert parts(slip) == [("Skatteetaten", 150)]
    assert slip.holiday_base == 266
    papers_agree()


def test_another_persons_order_takes_nothing_of_hers(person, day, supervisor) -> None:
    make_garnishment_order(someone_done(day), amount=Decimal(150))
    assert sums(issue(person, day, supervisor)) == (266, 66, 0, 200)


def test_all_at_once_each_by_her_own_orders(person, day, supervisor) -> None:
    make_garnishment_order(person, percent=Decimal(20))
    other = someone_done(day)
    issued = issue_pay_slips(day, by=supervisor, now=NOW, today=TODAY).slips
    assert {slip.participant_id: slip.net for slip in issued} == {person.pk: 160, other.pk: 200}


def test_several_orders_share_what_there_is_in_their_order(person, day, supervisor) -> None:
    make_garnishment_order(
        person,
        kind=GarnishmentKind.OTHER,
        payee="Oslo kommune",
        starts_on=date(2025, 1, 1),
        amount=Decimal(100),
    )
    make_garnishment_order(person, amount=Decimal(130), per=GarnishmentPer.PAYOUT)
    slip = issue(person, day, supervisor)
    assert parts(slip) == [("Skatteetaten", 130), ("Oslo kommune", 70)]
    assert sums(slip) == (266, 66, 200, 0)


def test_where_all_is_taken_she_signs_for_nothing_in_the_hand(person, day, supervisor) -> None:
    fill_box(supervisor)
    make_garnishment_order(person, amount=Decimal(1000))
    slip = issue(person, day, supervisor)
    assert sums(slip) == (266, 66, 200, 0)
    assert pay(slip, supervisor).amount == 0
    assert expected_balance() == 5000
    papers_agree()


def test_nothing_in_the_hand_needs_nothing_in_the_box(person, day, supervisor) -> None:
    make_garnishment_order(person, amount=Decimal(1000))
    assert pay(issue(person, day, supervisor), supervisor).amount == 0


def test_a_monthly_amount_is_spread_over_the_weeks_three_pay_days(person, day, supervisor) -> None:
    """150 and 150 and the 50 that are left of 350; the next month begins anew."""
    make_garnishment_order(person, amount=Decimal(350))
    taken = []
    for when in (TODAY, WEDNESDAY, FRIDAY, date(2026, 6, 1)):
        held = day if when == TODAY else working_day(when)
        if when != TODAY:
            finished_shift(person, held)
        choose_pay(person, held, net=Decimal(150), reason="Kort dag", by=supervisor, now=NOW)
        taken.append(issue(person, held, supervisor, today=when).garnishment)
    assert taken == [150, 150, 50, 150]


def test_an_order_that_ends_mid_month_takes_nothing_after(person, day, supervisor) -> None:
    order = make_garnishment_order(person, amount=Decimal(50), per=GarnishmentPer.PAYOUT)
    assert issue(person, day, supervisor).garnishment == 50
    end_garnishment_order(order, ends_on=WEDNESDAY, version=1, by=supervisor, now=NOW)
    for when, left in ((WEDNESDAY, 150), (FRIDAY, 200)):
        held = working_day(when)
        finished_shift(person, held)
        assert issue(person, held, supervisor, today=when).net == left


def test_other_pay_than_the_usual_is_garnished_as_any(person, day, supervisor) -> None:
    make_garnishment_order(person, percent=Decimal("12.5"))
    choose_pay(person, day, net=Decimal(100), reason="Gikk tidlig", by=supervisor, now=NOW)
    slip = issue(person, day, supervisor)
    assert (slip.garnishment, slip.net) == (12, 88)


def test_a_supplement_is_garnished_and_the_days_tax_is_of_all_of_it(person, day, supervisor) -> None:
    """SBF §5-10-1: the day as a whole is withheld, and what an order took doesn't lower it."""
    make_garnishment_order(person, amount=Decimal(180))
    assert sums(issue(person, day, supervisor)) == (266, 66, 180, 20)
    more = supplement(person, day, supervisor, 100)
    assert sums(more) == (133, 33, 0, 100)  # the month's 180 are taken
    make_garnishment_order(person, amount=Decimal(40), per=GarnishmentPer.PAYOUT)
    assert sums(supplement(person, day, supervisor, 50))[2:] == (40, 10)
    papers_agree()


def test_a_day_run_on_paper_is_garnished_by_its_own_date(supervisor) -> None:
    held = working_day(date(2026, 4, 29), entered_afterwards=True)
    person = someone_done(held)
    make_garnishment_order(person, amount=Decimal(50), ends_on=date(2026, 4, 30))
    slip = issue(person, held, supervisor)
    assert (slip.date, slip.garnishment) == (held.date, 50)
