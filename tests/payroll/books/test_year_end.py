"""At the end of a year the account of holiday pay owed is the debt on the page, to the øre. FERIE §10."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from assignments.models import Participant
from bikuben import clock as the_clock
from bikuben.clock import OSLO
from payroll.books import Books, books_of
from payroll.documents.saf_t import saf_t
from payroll.documents.vouchers_csv import vouchers_csv
from payroll.holiday_debt import holiday_debt
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.rules.book_periods import period_of
from payroll.rules.vouchers import AccountRole as Role
from payroll.rules.vouchers import Voucher, VoucherKind
from tests.cast import make_number, make_participant
from tests.clocks import FixedClock
from tests.payroll.books.schemas import parsed
from tests.payroll.books.world import YEAR, about, closing, paid_slip, slip_by_hand
from tests.payroll.holiday.earning import earn
from tests.payroll.paying import fill_box

pytestmark = pytest.mark.django_db
NEW_YEARS_EVE = date(2026, 12, 31)
NEXT_YEAR = period_of("2027")


@pytest.fixture
def woman(project, supervisor) -> Participant:
    """She turns 60 in 2027 and was paid 10 000 kr in 2026, another 249 kr: 1 250 and 25.40 in holiday pay."""
    over_60 = make_participant(identity_number=make_number(born=date(1967, 3, 1)))
    earn(over_60, 10_000, by=supervisor, day=date(2026, 5, 4))
    earn(make_participant(), 249, by=supervisor, day=date(2026, 5, 4))
    return over_60


def stand_in(fixed: FixedClock, day: date) -> None:
    fixed.set(datetime(day.year, day.month, day.day, 9, tzinfo=OSLO))


def told(code: str = "2026") -> Books:
    return books_of(period_of(code), today=the_clock.today())


def standing(code: str = "2026") -> dict[Role, Decimal]:
    return closing(code, today=the_clock.today())


def year_ends(code: str) -> list[Voucher]:
    return [one for one in told(code).vouchers if one.kind == VoucherKind.YEAR_END]


def owed_on(day: date) -> Decimal:
    return sum((one.owed for one in holiday_debt(day)), Decimal(0))


def test_the_supplement_from_60_is_set_aside_on_the_last_day_of_the_year(woman, clock, project) -> None:
    stand_in(clock, date(2026, 12, 30))
    assert year_ends("2026") == []
    assert standing()[Role.HOLIDAY_OWED] == Decimal("-1045.40")
    stand_in(clock, NEW_YEARS_EVE)
    (voucher,) = year_ends("2026")
    assert {line.account: line.amount for line in voucher.lines} == {
        Role.HOLIDAY: 230,
        Role.HOLIDAY_OWED: -230,
    }
    assert (voucher.date, voucher.number) == (NEW_YEARS_EVE, "2026-0001")
    assert voucher.text == "Feriepengegjeld ved utgangen av 2026"
    assert standing()[Role.HOLIDAY_OWED] == Decimal("-1275.40") == -owed_on(NEW_YEARS_EVE)
    assert "AA-2026-0001;2026-12-31;" in vouchers_csv(told()).decode()
    parsed(saf_t(told(), project, created=YEAR.last))


def test_a_month_before_it_has_none_and_the_next_year_carries_it(woman, clock) -> None:
    stand_in(clock, date(2027, 2, 1))
    assert year_ends("2026-11") == year_ends("2027-01") == []
    assert len(year_ends("2026-12")) == 1
    opening = {one.account.number: one.opening for one in told("2027-01").balances}
    assert opening["2940"] == Decimal("-1275.40")


def test_what_a_payout_is_rounded_up_by_is_a_cost_by_the_next_years_end(woman, clock, supervisor) -> None:
    """1 250 and 26 kr are paid of 1 275.40: 60 øre were never set aside."""
    june = date(2027, 6, 1)
    for person in Participant.objects.all():
        paid = Decimal(1250 if person == woman else 26)
        slip_by_hand(person, by=supervisor, day=june, gross=paid, net=paid)
    stand_in(clock, date(2027, 12, 30))
    assert standing("2027")[Role.HOLIDAY_OWED] == Decimal("0.60")
    stand_in(clock, date(2028, 1, 2))
    (voucher,) = year_ends("2027")
    assert {line.account: line.amount for line in voucher.lines} == {
        Role.HOLIDAY: Decimal("0.60"),
        Role.HOLIDAY_OWED: Decimal("-0.60"),
    }
    assert Role.HOLIDAY_OWED not in standing("2027")
    assert owed_on(date(2027, 12, 31)) == 0


def test_a_year_whose_account_is_its_debt_has_no_voucher(project, supervisor, clock) -> None:
    earn(make_participant(), 10_000, by=supervisor, day=date(2026, 5, 4))
    stand_in(clock, date(2027, 1, 2))
    assert year_ends("2026") == []
    assert standing()[Role.HOLIDAY_OWED] == -1020


def test_what_is_written_after_the_year_changes_nothing_in_it(woman, clock, supervisor) -> None:
    fill_box(supervisor)
    wrong = paid_slip(supervisor, date(2026, 6, 8))
    stand_in(clock, date(2027, 1, 2))
    before = vouchers_csv(told())
    january, paid = date(2027, 1, 5), Decimal(1250)
    reverse_pay_slip(wrong, reason="Feil", money_came_back=True, new_slip=False, **about(supervisor, january))
    slip_by_hand(woman, by=supervisor, day=january, gross=paid, net=paid)
    stand_in(clock, date(2028, 1, 2))
    assert vouchers_csv(told()) == before
    assert -standing("2027")[Role.HOLIDAY_OWED] == owed_on(date(2027, 12, 31)) == Decimal("25.40")
