"""A slip of holiday pay that is taken back is owed again; it has no work day, and needs none."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from payroll.box_needs import box_needs
from payroll.close_day import close_day
from payroll.count_cash import count_cash
from payroll.holiday_debt import holiday_debt
from payroll.models import PaySlip, SlipKind, expected_balance
from payroll.pay_holiday import issue_holiday_slip
from payroll.pay_out import explaining_counts, pay_out
from payroll.pay_page import pay_page, slips_to_print
from payroll.reverse_pay_slip import renew_pay_slip, reverse_pay_slip, take_back_money
from tests.cast import NOW, TODAY, make_card
from tests.payroll.holiday.earning import paid_out, someone_with
from tests.payroll.paying import fill_box, working_day

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def about(supervisor, project) -> dict:
    fill_box(supervisor, 10_000)
    return {"by": supervisor, "now": NOW, "today": TODAY}


@pytest.fixture
def slip(about) -> PaySlip:
    """4 080 kroner earned last year, not fetched."""
    return issue_holiday_slip(someone_with(40_000, by=about["by"]), 2025, **about)


def owed() -> Decimal:
    return sum((one.owed for one in holiday_debt(TODAY)), Decimal(0))


def test_it_is_owed_again(slip, about) -> None:
    assert owed() == 0
    done = reverse_pay_slip(slip, reason="Feil", money_came_back=None, **about)
    assert (done.reversal.gross, done.reversal.earning_year) == (-4080, 2025)
    assert owed() == 4080
    assert issue_holiday_slip(slip.participant, 2025, **about).gross == 4080
    assert list(verify_papers()) == []


def test_the_money_comes_back(slip, about) -> None:
    paid_out(slip, by=about["by"])
    reverse_pay_slip(slip, reason="Feil", money_came_back=True, **about)
    assert (expected_balance(), owed()) == (10_000, 4080)


def test_the_money_stays_and_the_new_slip_is_settled_against_it(slip, about) -> None:
    paid_out(slip, by=about["by"])
    done = reverse_pay_slip(slip, reason="Feil navn", money_came_back=False, **about)
    assert (done.new_slip.kind, done.new_slip.net, done.settlement.amount) == (SlipKind.HOLIDAY, 4080, 4080)
    assert (owed(), expected_balance()) == (0, 5_920)  # no notes moved
    assert list(verify_papers()) == []


def test_a_new_slip_of_another_net_is_not_settled(slip, about) -> None:
    """The gross is fixed: by tax at source she would have 3 060 in her hand, and she has 4 080."""
    paid_out(slip, by=about["by"])
    make_card(slip.participant, "tax_at_source")
    with pytest.raises(Refused) as refused:
        reverse_pay_slip(slip, reason="Feil kort", money_came_back=False, **about)
    assert refused.value.code == "holds_other_money"


def test_money_that_is_to_come_back_settles_a_slip_written_meanwhile(slip, about) -> None:
    paid_out(slip, by=about["by"])
    back = reverse_pay_slip(slip, reason="Feil", money_came_back=False, new_slip=False, **about).reversal
    new = issue_holiday_slip(slip.participant, 2025, **about | {"today": TOMORROW})
    assert (new.date, new.paid.settlement.reversal) == (TODAY, back)
    with pytest.raises(Refused):
        take_back_money(back, **about)


def test_what_nobody_fetched_when_the_day_closes_is_owed_again(slip, about) -> None:
    day = working_day()
    count_cash(counted=Decimal(10_000), counted_by="Leder", **about)
    closed = close_day(day, **about)
    assert [one.reversal.reverses for one in closed.not_fetched] == [slip]
    assert owed() == 4080


def test_she_comes_another_day_and_gets_a_slip_of_that_day(slip, about) -> None:
    new = renew_pay_slip(slip, **about | {"today": TOMORROW})
    assert (new.date, new.gross, new.earning_year) == (TOMORROW, 4080, 2025)
    assert pay_out(new, **about | {"today": TOMORROW}).amount == -4080


def test_yesterdays_slip_is_not_paid_today(slip, about) -> None:
    with pytest.raises(Refused) as refused:
        paid_out(slip, by=about["by"], today=TOMORROW)
    assert refused.value.code == "stale_slip"


def test_a_count_that_missed_its_money_may_be_named(slip, about) -> None:
    """Paid and forgotten: the box was counted 4 080 short, the day was closed, and she has had her money."""
    day = working_day()
    count = count_cash(counted=Decimal(5_920), explanation="Mangler", counted_by="Leder", **about)
    close_day(day, **about)
    new = issue_holiday_slip(slip.participant, 2025, **about | {"today": TOMORROW})
    assert explaining_counts(new) == [count]
    pay_out(new, explains=count, **about | {"today": TOMORROW})
    assert expected_balance() == 5_920


def test_the_pay_page_shows_it_among_those_not_fetched(slip, about) -> None:
    day = working_day()
    page = pay_page(day, TODAY)
    assert [row.slip for row in page.not_fetched] == [slip]
    assert slips_to_print(day, TODAY, again=False) == [slip]
    assert [row.slip for row in pay_page(None, TOMORROW).waiting_slips] == [slip]


def test_the_box_needs_it_and_says_what_it_is(slip, about) -> None:
    needs = box_needs(None)
    assert (needs.total, needs.holiday_pay, needs.lacking) == (4080, 4080, 0)


def test_a_wage_reversed_after_its_holiday_pay_was_paid_shows_as_paid_too_much(slip, about) -> None:
    wage = PaySlip.objects.get(kind=SlipKind.DAY)
    reverse_pay_slip(wage, reason="Feil", money_came_back=True, **about)
    (account,) = holiday_debt(TODAY)
    assert (account.accrued, account.paid, account.owed, account.overpaid) == (0, 4080, 0, 4080)
    assert holiday_debt(date(2025, 12, 31)) == []


def test_paid_too_much_can_not_be_settled_by_a_new_slip_and_the_next_step_is_said(slip, about) -> None:
    paid_out(slip, by=about["by"])
    wage = PaySlip.objects.get(kind=SlipKind.DAY)
    reverse_pay_slip(wage, reason="Feil", money_came_back=True, **about)
    with pytest.raises(Refused) as refused:
        reverse_pay_slip(slip, reason="Feil", money_came_back=False, **about)
    assert (refused.value.code, refused.value.field) == ("nothing_owed", "money_came_back")
    assert "Svar at de skal tilbake, eller at de ligger i kassa igjen." in str(refused.value)
    assert not PaySlip.objects.filter(reverses=slip).exists()
    back = reverse_pay_slip(slip, reason="Feil", money_came_back=False, new_slip=False, **about)
    assert (back.reversal.net, back.new_slip) == (-4080, None)
    assert take_back_money(back.reversal, **about).amount == 4080
    assert sum(one.overpaid for one in holiday_debt(TODAY)) == 0
