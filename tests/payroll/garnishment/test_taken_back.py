"""What a reversal gives back, and what a slip settled against money she has takes again: the same. Kroner."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assignments.models import Participant, WorkDay
from bikuben.models import User
from payroll.models import (
    PaySlip,
    Settlement,
    expected_balance,
)
from payroll.reverse_pay_slip import reverse_pay_slip, take_back_money
from tests.cast import NOW, TODAY, make_card, make_garnishment_order
from tests.payroll.garnishment.paying import (
    issue,
    papers_agree,
    parts,
    pay,
    sums,
)
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("project")]


@pytest.fixture
def day() -> WorkDay:
    return working_day()


@pytest.fixture
def person(day: WorkDay) -> Participant:
    return someone_done(day)


def test_a_reversal_gives_back_to_each_what_it_took(person, day, supervisor) -> None:
    fill_box(supervisor)
    make_garnishment_order(person, amount=Decimal(120))
    slip = issue(person, day, supervisor)
    pay(slip, supervisor)
    done = reverse_pay_slip(slip, reason="Feil", money_came_back=True, by=supervisor, now=NOW, today=TODAY)
    assert sums(done.reversal) == (-266, -66, -120, -80)
    assert parts(done.reversal) == [("Skatteetaten", -120)]
    assert done.movement is not None
    assert done.movement.amount == 80
    assert expected_balance() == 5000
    again = issue(person, day, supervisor)
    assert (again.garnishment, again.net) == (120, 80)  # the month's amount is there again
    papers_agree()


def settled_against(person: Participant, slip: PaySlip, by: User, **choices: Any) -> PaySlip:
    done = reverse_pay_slip(
        slip, reason="Feil kort", money_came_back=False, by=by, now=NOW, today=TODAY, **choices
    )
    return done.new_slip or issue(person, slip.work_day, by)


@pytest.mark.parametrize("at_once", [True, False])
def test_money_she_has_is_settled_with_the_same_garnishment(person, day, supervisor, at_once) -> None:
    """Her card was wrong: the tax changes, and neither what was taken nor what is in her hand."""
    fill_box(supervisor)
    make_garnishment_order(person, amount=Decimal(120))
    slip = issue(person, day, supervisor)
    pay(slip, supervisor)
    make_card(person, percent=Decimal(33), valid_from=date(2026, 5, 1))
    make_garnishment_order(person, amount=Decimal(50))  # came afterwards: takes nothing of money she has
    right = settled_against(person, slip, supervisor, new_slip=at_once)
    assert sums(right) == (298, 98, 120, 80)
    assert parts(right) == [("Skatteetaten", 120)]
    assert Settlement.objects.get().amount == 80
    assert expected_balance() == 4920
    papers_agree()


def test_nothing_in_the_hand_is_settled_with_nothing(person, day, supervisor) -> None:
    make_garnishment_order(person, amount=Decimal(1000))
    slip = issue(person, day, supervisor)
    pay(slip, supervisor)
    right = settled_against(person, slip, supervisor)
    assert sums(right) == (266, 66, 200, 0)
    papers_agree()


def test_nothing_in_the_hand_comes_back_as_nothing(person, day, supervisor) -> None:
    make_garnishment_order(person, amount=Decimal(1000))
    slip = issue(person, day, supervisor)
    pay(slip, supervisor)
    done = reverse_pay_slip(
        slip,
        reason="Feil",
        money_came_back=False,
        new_slip=False,
        by=supervisor,
        now=NOW,
        today=TODAY,
    )
    assert take_back_money(done.reversal, by=supervisor, now=NOW, today=TODAY).amount == 0
    papers_agree()
