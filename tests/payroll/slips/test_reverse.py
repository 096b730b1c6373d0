"""Reversal: a paper that refers to the wrong one; it asks where the money is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bikuben.refusals import Refused
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import CashMovement, PaidDay, PaySlip, Settlement, expected_balance
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import Reversed, renew_pay_slip, reverse_pay_slip, take_back_money
from tests.cast import NOW, TODAY, make_card
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(supervisor, project) -> PaySlip:
    """A slip by 50 % (no card) that is paid: gross 399, net 200."""
    day = working_day()
    participant = someone_done(day, card=None)
    fill_box(supervisor)
    slip = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    pay_out(slip, by=supervisor, now=NOW, today=TODAY)
    return slip


def reverse(slip, supervisor, **choices) -> Reversed:
    options = {"reason": "Feil skattekort", "money_came_back": None, **choices}
    return reverse_pay_slip(slip, by=supervisor, now=NOW, today=options.pop("today", TODAY), **options)


def test_the_money_came_back_and_the_day_is_owed_again(paid, supervisor) -> None:
    result = reverse(paid, supervisor, money_came_back=True)
    assert (result.reversal.gross, result.reversal.withholding, result.reversal.net) == (-399, -199, -200)
    assert result.movement.amount == 200
    assert expected_balance() == 5000
    assert not PaidDay.objects.exists()
    again = issue_pay_slip(paid.participant, paid.work_day, by=supervisor, now=NOW, today=TODAY)
    assert again.net == 200


def test_the_money_stays_and_the_right_slip_is_settled_against_it(paid, supervisor) -> None:
    make_card(paid.participant, "percentage", percent=Decimal(33))
    result = reverse(paid, supervisor, money_came_back=False)
    assert (result.new_slip.gross, result.new_slip.withholding, result.new_slip.net) == (298, 98, 200)
    assert result.settlement.amount == 200
    assert result.movement is None
    assert expected_balance() == 4800  # no notes moved
    assert CashMovement.objects.count() == 2
    assert PaidDay.objects.get().slip == result.new_slip


def test_the_right_slip_carries_the_reversed_payout_date(paid, supervisor) -> None:
    later = TODAY.replace(day=20)
    result = reverse(paid, supervisor, money_came_back=False, today=later)
    assert (result.reversal.date, result.new_slip.date, result.settlement.date) == (TODAY, TODAY, TODAY)
    assert result.reversal.issued_on == later


def test_a_settled_slip_is_not_paid_in_cash_too(paid, supervisor) -> None:
    result = reverse(paid, supervisor, money_came_back=False)
    with pytest.raises(Refused) as refused:
        pay_out(result.new_slip, by=supervisor, now=NOW, today=TODAY)
    assert refused.value.code == "already_paid"


def test_money_that_comes_back_later_is_taken_back_once(paid, supervisor) -> None:
    result = reverse(paid, supervisor, money_came_back=False, new_slip=False)
    assert expected_balance() == 4800
    take_back_money(result.reversal, by=supervisor, now=NOW, today=TODAY)
    assert expected_balance() == 5000
    with pytest.raises(Refused):
        take_back_money(result.reversal, by=supervisor, now=NOW, today=TODAY)


def test_a_new_slip_while_she_holds_the_money_is_settled_not_paid(paid, supervisor) -> None:
    reverse(paid, supervisor, money_came_back=False, new_slip=False)
    slip = issue_pay_slip(paid.participant, paid.work_day, by=supervisor, now=NOW, today=TODAY)
    assert Settlement.objects.get().slip == slip
    assert expected_balance() == 4800


def test_it_asks_where_the_money_is(paid, supervisor) -> None:
    with pytest.raises(Refused) as refused:
        reverse(paid, supervisor)
    assert (refused.value.code, refused.value.field) == ("money_unknown", "money_came_back")


def test_it_wants_a_reason(paid, supervisor) -> None:
    with pytest.raises(Refused) as refused:
        reverse(paid, supervisor, reason="  ", money_came_back=True)
    assert refused.value.field == "reason"


def test_it_reverses_a_slip_once(paid, supervisor) -> None:
    result = reverse(paid, supervisor, money_came_back=True)
    with pytest.raises(Refused) as refused:
        reverse(paid, supervisor, money_came_back=True)
    assert refused.value.code == "already_reversed"
    with pytest.raises(Refused) as refused:
        reverse(result.reversal, supervisor, money_came_back=True)
    assert refused.value.code == "is_reversal"


def test_a_slip_not_fetched_gets_a_new_one_with_the_day_she_comes(supervisor, project) -> None:
    day = working_day()
    participant = someone_done(day)
    slip = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    friday = TODAY.replace(day=8)
    with pytest.raises(Refused) as refused:
        pay_out(slip, by=supervisor, now=NOW, today=friday)
    assert refused.value.code == "stale_slip"
    new = renew_pay_slip(slip, by=supervisor, now=NOW, today=friday)
    assert (new.date, new.net, new.year_net) == (friday, 200, 200)
