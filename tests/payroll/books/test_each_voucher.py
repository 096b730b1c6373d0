"""How each paper stands in the books, in literal kroner."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from payroll.cash_box import move_cash
from payroll.count_cash import count_cash
from payroll.issue_pay_slips import issue_pay_slip
from payroll.mark_paid import mark_paid, take_back_payment
from payroll.models import IncomeKind, MovementKind, OfficialPaymentKind, PayrollSettings, PaySlip, SlipKind
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.rules.vouchers import AccountRole as Role
from payroll.rules.vouchers import Voucher
from tests.cast import TODAY, make_participant
from tests.payroll.books.world import (
    TERM_OF_MAY,
    YEAR,
    about,
    books_of,
    closing,
    paid_slip,
    pay_official,
    slip_by_hand,
)
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db

WAGE = {
    Role.WAGES: Decimal("266.00"),
    Role.CONTRIBUTION: Decimal("37.51"),
    Role.HOLIDAY: Decimal("27.13"),
    Role.HOLIDAY_CONTRIBUTION: Decimal("3.83"),
    Role.WITHHOLDING_OWED: Decimal("-66.00"),
    Role.WAGES_OWED: Decimal("-200.00"),
    Role.CONTRIBUTION_OWED: Decimal("-37.51"),
    Role.HOLIDAY_OWED: Decimal("-27.13"),
    Role.HOLIDAY_CONTRIBUTION_OWED: Decimal("-3.83"),
}


@pytest.fixture(autouse=True)
def _world(project) -> None:
    """The project is installed."""


def last_voucher() -> Voucher:
    return books_of(YEAR).vouchers[-1]


def stands(voucher: Voucher) -> dict[Role, Decimal]:
    return {line.account: line.amount for line in voucher.lines}


def slip(supervisor) -> PaySlip:
    day = working_day()
    return issue_pay_slip(someone_done(day), day, **about(supervisor))


def test_a_wage_is_a_cost_and_what_it_owes(supervisor) -> None:
    slip(supervisor)
    voucher = last_voucher()
    assert stands(voucher) == WAGE
    assert (voucher.text, voucher.number, voucher.date, voucher.value_date) == (
        "Lønnsslipp 2026-0001",
        "2026-0001",
        TODAY,
        None,
    )


def test_a_fee_earns_no_holiday_pay(supervisor) -> None:
    PayrollSettings(pk=1, is_fee=True).save()
    slip(supervisor)
    assert stands(last_voucher()) == {
        Role.FEES: Decimal("266.00"),
        Role.CONTRIBUTION: Decimal("37.51"),
        Role.WITHHOLDING_OWED: Decimal("-66.00"),
        Role.WAGES_OWED: Decimal("-200.00"),
        Role.CONTRIBUTION_OWED: Decimal("-37.51"),
    }


def test_holiday_pay_paid_out_is_taken_from_what_was_set_aside(supervisor) -> None:
    slip_by_hand(
        make_participant(),
        by=supervisor,
        gross=Decimal(816),
        net=Decimal(816),
        contribution=Decimal("115.06"),
    )
    voucher = last_voucher()
    assert stands(voucher) == {
        Role.HOLIDAY_OWED: Decimal("816.00"),
        Role.HOLIDAY_CONTRIBUTION_OWED: Decimal("115.06"),
        Role.WAGES_OWED: Decimal("-816.00"),
        Role.CONTRIBUTION_OWED: Decimal("-115.06"),
    }
    assert voucher.text == "Feriepenger, lønnsslipp 2026-0001"


def test_a_garnishment_is_owed_beside_the_tax(supervisor) -> None:
    slip_by_hand(
        make_participant(),
        by=supervisor,
        kind=SlipKind.DAY,
        income_kind=IncomeKind.WAGE,
        earning_year=None,
        gross=Decimal(266),
        withholding=Decimal(66),
        garnishment=Decimal(50),
        net=Decimal(150),
        contribution=Decimal("37.51"),
    )
    assert stands(last_voucher()) == {
        Role.WAGES: Decimal("266.00"),
        Role.CONTRIBUTION: Decimal("37.51"),
        Role.WITHHOLDING_OWED: Decimal("-66.00"),
        Role.GARNISHMENT_OWED: Decimal("-50.00"),
        Role.WAGES_OWED: Decimal("-150.00"),
        Role.CONTRIBUTION_OWED: Decimal("-37.51"),
    }


def test_a_reversal_stands_on_the_other_sides_on_the_day_it_was_written(supervisor) -> None:
    wrong = slip(supervisor)
    later = TODAY + timedelta(days=40)
    reverse_pay_slip(wrong, reason="Feil", money_came_back=None, **about(supervisor, later))
    voucher = last_voucher()
    assert stands(voucher) == {role: -amount for role, amount in WAGE.items()}
    assert all(line.debit > 0 or line.credit > 0 for line in voucher.lines)
    assert (voucher.date, voucher.value_date, voucher.refers_to) == (later, TODAY, "2026-0001")
    assert voucher.text == "Tilbakeføring, lønnsslipp 2026-0002 av 2026-0001"
    assert closing() == {}


def test_a_settlement_moves_nothing(supervisor) -> None:
    fill_box(supervisor)
    paid = paid_slip(supervisor)
    before = closing()
    reverse_pay_slip(paid, reason="Feil", money_came_back=False, **about(supervisor))
    assert closing() == before
    assert Role.WAGES_OWED not in before


def test_money_moves_between_bank_and_box(supervisor) -> None:
    for kind, amount, expected in (
        (MovementKind.OPENING, 500, {Role.CASH: 500, Role.CLEARING: -500}),
        (MovementKind.WITHDRAWAL, 3000, {Role.CASH: 3000, Role.BANK: -3000}),
        (MovementKind.DEPOSIT, 100, {Role.CASH: -100, Role.BANK: 100}),
    ):
        move_cash(kind, Decimal(amount), **about(supervisor))
        assert stands(last_voucher()) == expected


def test_a_payout_settles_what_she_was_owed_and_a_return_brings_it_back(supervisor) -> None:
    fill_box(supervisor)
    paid = paid_slip(supervisor)
    voucher = last_voucher()
    assert stands(voucher) == {Role.WAGES_OWED: 200, Role.CASH: -200}
    assert (voucher.text, voucher.refers_to) == ("Utbetalt lønnsslipp 2026-0001", "2026-0001")
    reverse_pay_slip(paid, reason="Feil", money_came_back=True, **about(supervisor))
    assert stands(last_voucher()) == {Role.CASH: 200, Role.WAGES_OWED: -200}


def test_a_count_lets_the_book_follow_the_box(supervisor) -> None:
    fill_box(supervisor)
    count_cash(counted=Decimal(5000), counted_by="Prøve", **about(supervisor))
    assert len(books_of(YEAR).vouchers) == 1  # no difference, no voucher
    count_cash(counted=Decimal(4980), counted_by="Prøve", explanation="Vet ikke", **about(supervisor))
    assert stands(last_voucher()) == {Role.CASH: -20, Role.CASH_DIFFERENCE: 20}
    assert closing()[Role.CASH] == 4980


def test_a_late_payout_explains_the_difference_and_moves_no_cash(supervisor) -> None:
    fill_box(supervisor)
    forgotten = slip(supervisor)
    count = count_cash(counted=Decimal(4800), counted_by="Prøve", explanation="?", **about(supervisor))
    pay_out(forgotten, explains=count, **about(supervisor))
    movement = next(one for one in books_of(YEAR).vouchers if one.text.startswith("Utbetalt"))
    assert stands(movement) == {Role.WAGES_OWED: 200, Role.CASH_DIFFERENCE: -200}
    assert Role.CASH_DIFFERENCE not in closing()
    assert closing()[Role.CASH] == 4800


def test_tax_and_contribution_are_paid_from_the_bank(supervisor) -> None:
    fill_box(supervisor)
    paid_slip(supervisor)
    tuesday, july = TODAY + timedelta(days=1), date(2026, 7, 15)
    pay_official(OfficialPaymentKind.WITHHOLDING, 66, TODAY, by=supervisor, today=tuesday)
    voucher = last_voucher()
    assert stands(voucher) == {Role.WITHHOLDING_OWED: 66, Role.BANK: -66}
    assert voucher.text == "Skattetrekk av lønn 04.05.2026"
    pay_official(OfficialPaymentKind.CONTRIBUTION, 38, TERM_OF_MAY, by=supervisor, today=july)
    voucher = last_voucher()
    assert stands(voucher) == {
        Role.CONTRIBUTION_OWED: Decimal("37.51"),
        Role.ROUNDING: Decimal("0.49"),
        Role.BANK: Decimal(-38),
    }
    assert voucher.text == "Arbeidsgiveravgift 3. termin 2026"
    assert not closing().keys() & {Role.WITHHOLDING_OWED, Role.CONTRIBUTION_OWED}


def test_a_payment_taken_back_takes_its_rounding_along(supervisor) -> None:
    fill_box(supervisor)
    paid_slip(supervisor)
    before = closing()
    july = date(2026, 7, 15)
    wrong = pay_official(OfficialPaymentKind.CONTRIBUTION, 38, TERM_OF_MAY, by=supervisor, today=july)
    pay_official(
        OfficialPaymentKind.CONTRIBUTION, -38, TERM_OF_MAY, by=supervisor, today=july, reverses=wrong
    )
    assert closing() == before
    assert last_voucher().text == "Arbeidsgiveravgift 3. termin 2026, tilbakeført"
    pay_official(OfficialPaymentKind.CONTRIBUTION, 38, TERM_OF_MAY, by=supervisor, today=july)
    assert closing()[Role.ROUNDING] == Decimal("0.49")


def test_contribution_that_no_slip_had_is_a_cost_when_it_is_paid(supervisor) -> None:
    """A charity (FTRL §23-2): 266 kr were paid before it crossed its limit, 266 kr after.

    The slips have 37.51 kr; 14.1 % of all 532 kr is 75.01, so 75 kr are owed and 37.49 kr no slip had.
    """
    fill_box(supervisor)
    slip_by_hand(
        make_participant(),
        by=supervisor,
        kind=SlipKind.DAY,
        income_kind=IncomeKind.WAGE,
        earning_year=None,
        gross=Decimal(266),
        withholding=Decimal(66),
        net=Decimal(200),
    )
    paid_slip(supervisor, TODAY + timedelta(days=1))
    july = date(2026, 7, 15)
    wrong = mark_paid(OfficialPaymentKind.CONTRIBUTION, TERM_OF_MAY, **about(supervisor, july))
    assert stands(last_voucher()) == {
        Role.CONTRIBUTION_OWED: Decimal("37.51"),
        Role.CONTRIBUTION: Decimal("37.49"),
        Role.BANK: Decimal(-75),
    }
    assert closing()[Role.CONTRIBUTION] == 75
    assert Role.CONTRIBUTION_OWED not in closing()
    take_back_payment(wrong, **about(supervisor, july))
    assert closing()[Role.CONTRIBUTION] == -closing()[Role.CONTRIBUTION_OWED] == Decimal("37.51")


def test_where_less_is_paid_than_the_slips_had_the_rest_stays_on_the_account(supervisor) -> None:
    fill_box(supervisor)
    paid_slip(supervisor)
    pay_official(OfficialPaymentKind.CONTRIBUTION, 30, TERM_OF_MAY, by=supervisor, today=date(2026, 7, 15))
    assert closing()[Role.CONTRIBUTION_OWED] == Decimal("-7.51")
    assert Role.ROUNDING not in closing()
