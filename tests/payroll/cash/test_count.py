"""The box: what should be there, what is there, and what explains the rest."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bikuben.refusals import Refused
from payroll.cash_box import move_cash
from payroll.count_cash import box_is_counted, count_cash
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import CashCount, MovementKind, expected_balance
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import renew_pay_slip
from tests.cast import NOW, TODAY
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db


def count(by, total, explanation="", today=TODAY, **more) -> CashCount:
    return count_cash(
        counted=Decimal(total),
        explanation=explanation,
        counted_by="Anne",
        by=by,
        now=NOW,
        today=today,
        **more,
    )


def test_a_count_that_agrees(supervisor) -> None:
    fill_box(supervisor, 3000)
    found = count(supervisor, 3000)
    assert (found.expected, found.difference) == (3000, 0)
    assert box_is_counted()
    fill_box(supervisor, 100)
    assert not box_is_counted()


def test_a_difference_wants_an_explanation_and_is_the_new_balance(supervisor) -> None:
    fill_box(supervisor, 3000)
    with pytest.raises(Refused) as refused:
        count(supervisor, 2950)
    assert refused.value.field == "explanation"
    assert count(supervisor, 2950, "Kanskje feil veksel").difference == -50
    assert expected_balance() == 2950


def test_notes_and_total_agree(supervisor) -> None:
    fill_box(supervisor, 650)
    with pytest.raises(Refused):
        count(supervisor, 600, denominations={200: 3, 50: 1})
    found = count(supervisor, 650, denominations={200: 3, 50: 1, 100: 0})
    assert found.denominations == {"200": 3, "50": 1}
    with pytest.raises(Refused):
        count(supervisor, 0, denominations={200: -1})


def test_a_late_entered_payout_names_the_difference_it_explains(supervisor, project) -> None:
    """A day run on paper: 200 kroner left the box, and the evening's count missed them."""
    tomorrow = TODAY.replace(day=5)
    fill_box(supervisor, 1000)
    missed = count(supervisor, 800, "Strømbrudd, lønn på papir")
    day = working_day(entered_afterwards=True)
    slip = issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=tomorrow)
    assert slip.date == TODAY
    with pytest.raises(Refused) as refused:
        pay_out(slip, by=supervisor, now=NOW, today=tomorrow)
    assert refused.value.code == "must_explain"
    movement = pay_out(slip, by=supervisor, now=NOW, today=tomorrow, explains=missed)
    assert (movement.date, movement.amount) == (TODAY, -200)
    assert expected_balance() == 800
    assert count(supervisor, 800, today=tomorrow).difference == 0


def test_a_payout_that_was_forgotten_and_reversed_names_the_earlier_count(supervisor, project) -> None:
    """She had her money on Monday, nobody touched the button, and the day was closed 200 kroner short."""
    tomorrow = TODAY.replace(day=5)
    fill_box(supervisor, 1000)
    day = working_day()
    forgotten = issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=TODAY)
    missed = count(supervisor, 800, "Vet ikke ennå")
    new = renew_pay_slip(forgotten, by=supervisor, now=NOW, today=tomorrow)
    pay_out(new, by=supervisor, now=NOW, today=tomorrow, explains=missed)
    assert expected_balance() == 800


def test_one_difference_does_not_explain_two_payouts(supervisor, project) -> None:
    tomorrow = TODAY.replace(day=5)
    fill_box(supervisor, 1000)
    missed = count(supervisor, 800, "Strømbrudd")
    day = working_day(entered_afterwards=True)
    one, two = (
        issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=tomorrow) for _ in range(2)
    )
    pay_out(one, by=supervisor, now=NOW, today=tomorrow, explains=missed)
    with pytest.raises(Refused):
        pay_out(two, by=supervisor, now=NOW, today=tomorrow, explains=missed)


def test_the_box_never_pays_what_it_has_not(supervisor, project) -> None:
    fill_box(supervisor, 150)
    day = working_day()
    slip = issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=TODAY)
    with pytest.raises(Refused) as refused:
        pay_out(slip, by=supervisor, now=NOW, today=TODAY)
    assert refused.value.code == "box_too_small"


@pytest.mark.parametrize("amount", ["0", "-5", "1000001"])
def test_impossible_amounts_are_refused(supervisor, amount) -> None:
    with pytest.raises(Refused):
        move_cash(MovementKind.WITHDRAWAL, Decimal(amount), by=supervisor, now=NOW, today=TODAY)


def test_the_bank_gets_no_more_than_there_is(supervisor) -> None:
    fill_box(supervisor, 500)
    with pytest.raises(Refused):
        move_cash(MovementKind.DEPOSIT, Decimal(501), by=supervisor, now=NOW, today=TODAY)
    move_cash(MovementKind.DEPOSIT, Decimal(500), by=supervisor, now=NOW, today=TODAY)
    assert expected_balance() == 0
