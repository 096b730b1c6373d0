"""The trial balance: the sums of the papers, carried from period to period and from year to year."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.models import Sum

from payroll.chart_of_accounts import change_accounts
from payroll.models import CashMovement, MovementKind, PaySlip, expected_balance
from payroll.rules.book_periods import period_of
from payroll.rules.vouchers import AccountRole as Role
from tests.cast import NOW, TODAY
from tests.payroll.books.world import JUNE, MAY, YEAR, amounts, books_of, closing, paid_slip
from tests.payroll.paying import fill_box

pytestmark = pytest.mark.django_db
JUNE_DAY, NEXT_YEAR = date(2026, 6, 1), date(2027, 1, 4)


@pytest.fixture(autouse=True)
def _world(project, supervisor) -> None:
    fill_box(supervisor)
    paid_slip(supervisor)
    paid_slip(supervisor, TODAY + timedelta(days=2), card=None)
    paid_slip(supervisor, JUNE_DAY, card="table", table="9200")


def test_the_accounts_are_the_sums_of_the_papers() -> None:
    sums = PaySlip.objects.aggregate(
        gross=Sum("gross"), tax=Sum("withholding"), contribution=Sum("contribution")
    )
    found = closing()
    assert found[Role.WAGES] == sums["gross"] == 266 + 399 + 338
    assert -found[Role.WITHHOLDING_OWED] == sums["tax"]
    assert -found[Role.CONTRIBUTION_OWED] == found[Role.CONTRIBUTION] == sums["contribution"]
    assert found[Role.CASH] == expected_balance() == 4400
    assert -found[Role.BANK] == CashMovement.objects.get(kind=MovementKind.WITHDRAWAL).amount
    assert Role.WAGES_OWED not in found  # all are paid


def test_a_period_is_debited_as_much_as_it_is_credited() -> None:
    for period in (MAY, JUNE, YEAR):
        books = books_of(period)
        assert sum(one.debit for one in books.balances) == books.total
        assert sum(one.credit for one in books.balances) == books.total
        assert sum(one.opening for one in books.balances) == 0
        assert sum(one.closing for one in books.balances) == 0


def test_what_closes_a_month_opens_the_next() -> None:
    may, june = books_of(MAY).balances, books_of(JUNE).balances
    assert [one.closing for one in may] == [one.opening for one in june]
    assert amounts(books_of(JUNE))[Role.WAGES] == 338


def test_costs_begin_at_nothing_each_year_and_lie_with_the_result_of_earlier_years() -> None:
    before = closing()
    costs = (Role.WAGES, Role.CONTRIBUTION, Role.HOLIDAY, Role.HOLIDAY_CONTRIBUTION)
    books = books_of(period_of("2027"))
    opening = {one.account.number: one.opening for one in books.balances}
    assert books.is_empty
    assert opening["5000"] == opening["5400"] == 0
    assert opening["2050"] == sum(before[role] for role in costs)
    assert opening["1900"] == 4400
    assert sum(opening.values()) == 0


def test_one_number_is_one_account_whatever_it_is_used_for(supervisor) -> None:
    apart = closing()
    same = ("2770", "Skyldig avgift")
    change_accounts(
        {Role.CONTRIBUTION_OWED: same, Role.HOLIDAY_CONTRIBUTION_OWED: same}, by=supervisor, now=NOW
    )
    (shared,) = [one for one in books_of(YEAR).balances if one.account.number == "2770"]
    assert shared.closing == apart[Role.CONTRIBUTION_OWED] + apart[Role.HOLIDAY_CONTRIBUTION_OWED]


def test_the_books_are_read_in_as_many_queries_however_much_is_in_them(
    supervisor, django_assert_num_queries
) -> None:
    # Settings, accounts, slips, movements, counts, payments; of sales the four papers and the lines of two;
    # our own cash sales and their counts; slips of years that are over.
    queries = 16
    with django_assert_num_queries(queries):
        books_of(MAY)
    for number in range(3, 15):
        paid_slip(supervisor, JUNE_DAY + timedelta(days=number))
    with django_assert_num_queries(queries):
        books_of(YEAR)


def test_money_into_the_box_next_year_is_that_years(supervisor) -> None:
    fill_box(supervisor, 100, today=NEXT_YEAR)
    assert amounts(books_of(period_of("2027-01"))) == {Role.CASH: Decimal(100), Role.BANK: Decimal(-100)}
    assert closing()[Role.CASH] == 4400
