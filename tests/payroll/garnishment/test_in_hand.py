"""What will be in her hand is known before the slip is written: on the pay page, and in notes for the box."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.models import ShiftOutcome
from payroll.box_needs import box_needs
from payroll.close_day import close_day
from payroll.count_cash import count_cash
from payroll.in_hand import in_hand
from payroll.models import GarnishmentPer
from payroll.pay_page import pay_page
from payroll.supplement import owed_supplements
from payroll.unpaid import unpaid_days
from tests.cast import NOW, TODAY, make_card, make_garnishment_order, make_participant
from tests.payroll.garnishment.paying import WEDNESDAY, issue, pay, supplement
from tests.payroll.paying import fill_box, finished_shift, someone_done, working_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("project")]


def test_an_unpaid_day_says_what_will_be_in_her_hand() -> None:
    person = someone_done(working_day())
    make_garnishment_order(person, amount=Decimal(150), per=GarnishmentPer.PAYOUT)
    (owed,) = in_hand(unpaid_days(), today=TODAY).days
    assert (owed.net, owed.garnished, owed.in_hand) == (200, 150, 50)


def test_two_unpaid_days_of_hers_share_the_months_amount() -> None:
    person = someone_done(working_day())
    finished_shift(person, working_day(WEDNESDAY))
    make_garnishment_order(person, amount=Decimal(250))
    owed = in_hand(unpaid_days(), today=WEDNESDAY).days
    assert [one.in_hand for one in owed] == [0, 150]


def test_it_goes_by_the_day_it_is_paid() -> None:
    person = someone_done(working_day())
    make_garnishment_order(person, amount=Decimal(150), ends_on=date(2026, 5, 5))
    assert in_hand(unpaid_days(), today=TODAY).days[0].in_hand == 50
    assert in_hand(unpaid_days(), today=WEDNESDAY).days[0].in_hand == 200


def test_a_slip_not_fetched_gives_back_first_and_then_takes_anew(supervisor) -> None:
    """Its 150 of the month are given back, so they are there to be taken again."""
    day = working_day()
    person = someone_done(day)
    make_garnishment_order(person, amount=Decimal(150))
    slip = issue(person, day, supervisor)
    (row,) = pay_page(None, WEDNESDAY).waiting_slips
    assert (row.slip, row.amount) == (slip, 50)
    (row,) = pay_page(None, date(2026, 6, 3)).waiting_slips
    assert row.amount == 50


def test_a_supplement_that_waits_says_what_it_will_be_now(supervisor) -> None:
    fill_box(supervisor)
    day = working_day()
    person = someone_done(day)
    pay(issue(person, day, supervisor), supervisor)
    assert supplement(person, day, supervisor, 100).net == 100
    count_cash(counted=Decimal(4800), counted_by="Kari", by=supervisor, now=NOW, today=TODAY)
    close_day(day, by=supervisor, now=NOW, today=TODAY)
    make_garnishment_order(person, amount=Decimal(30))
    (row,) = pay_page(None, WEDNESDAY).waiting_supplements
    assert (row.slip, row.amount) == (owed_supplements().get(), 70)


def test_the_box_needs_the_notes_that_she_will_have(supervisor) -> None:
    day = working_day()
    someone_done(day)
    hers = someone_done(day)
    at_work = make_participant()
    make_card(at_work)
    finished_shift(at_work, day, outcome=ShiftOutcome.WORKING)
    for person, amount in ((hers, 150), (at_work, 180)):
        make_garnishment_order(person, amount=Decimal(amount))
    needs = box_needs(day)
    assert (needs.people, needs.total, needs.notes) == (3, 270, {200: 1, 50: 1, 20: 1})
    issue(hers, day, supervisor)
    assert box_needs(day).total == 270


def test_what_waits_from_before_is_needed_by_what_will_be_in_her_hand(supervisor) -> None:
    day = working_day()
    person = someone_done(day)
    make_garnishment_order(person, amount=Decimal(150), ends_on=date(2026, 5, 5))
    issue(person, day, supervisor)
    assert box_needs(None, today=TODAY).total == 50
    assert box_needs(None, today=WEDNESDAY).total == 200


def test_before_work_nobody_knows_who_and_the_full_net_is_needed() -> None:
    day = working_day(state="planned", places=3)
    make_garnishment_order(make_participant(), amount=Decimal(150))
    assert box_needs(day).total == 600


def test_it_costs_the_same_for_one_and_for_many(supervisor) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            pay_page(day, WEDNESDAY)
            box_needs(day, today=WEDNESDAY)
        return len(queries)

    def one_more(amount: int) -> None:
        person = someone_done(day)
        make_garnishment_order(person, amount=Decimal(amount))
        issue(person, day, supervisor)
        finished_shift(person, other)

    day, other = working_day(), working_day(date(2026, 5, 5))
    one_more(20)
    few = cost()
    for amount in range(30, 36):
        one_more(amount)
    assert cost() == few
