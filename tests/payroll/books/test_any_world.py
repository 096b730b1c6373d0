"""Whatever is pressed in whatever order, the books balance, and so does whatever stands on a slip."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payroll.models import CashMovement, PaySlip, expected_balance
from payroll.rules.pay_vouchers import (
    SlipAmounts,
    cost_of_payment,
    payment_lines,
    rounding_of_payment,
    slip_lines,
)
from payroll.rules.vouchers import AccountRole as Role
from tests.payroll.books.world import YEAR, books_of, closing
from tests.payroll.paying import fill_box
from tests.payroll.slips.test_any_order import STEPS, Hands

ORE = st.integers(0, 10_000_000).map(lambda ore: Decimal(ore).scaleb(-2))
PERCENT = st.sampled_from([Decimal(text) for text in ("0", "5.1", "6.4", "7.9", "10.6", "14.1")])
HOLIDAY = st.sampled_from([Decimal(text) for text in ("0", "10.2", "12", "12.5", "14.3")])


@st.composite
def slips(draw: st.DrawFn) -> SlipAmounts:
    net, withholding, garnishment = draw(ORE), draw(ORE), draw(ORE)
    return SlipAmounts(
        income_kind=draw(st.sampled_from(["wage", "fee", "holiday_pay"])),
        gross=net + withholding + garnishment,
        withholding=withholding,
        garnishment=garnishment,
        net=net,
        contribution=draw(ORE),
        contribution_percent=draw(PERCENT),
        holiday_base=draw(ORE),
        holiday_percent=draw(HOLIDAY),
    )


def negated(slip: SlipAmounts) -> SlipAmounts:
    names = ("gross", "withholding", "garnishment", "net", "contribution", "holiday_base")
    rest = {name: getattr(slip, name) for name in ("income_kind", "contribution_percent", "holiday_percent")}
    return SlipAmounts(**rest, **{name: -getattr(slip, name) for name in names})


@given(slips())
@settings(derandomize=True, max_examples=300, deadline=None)
def test_any_slip_balances_and_its_reversal_undoes_it(slip: SlipAmounts) -> None:
    lines, back = slip_lines(slip), slip_lines(negated(slip))
    assert sum(line.amount for line in lines) == 0
    assert [(line.account, -line.amount) for line in lines] == [(line.account, line.amount) for line in back]


@given(amount=st.integers(1, 10_000).map(Decimal), owed=ORE, count=st.integers(0, 500))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_any_payment_balances_and_rounding_is_small(amount: Decimal, owed: Decimal, count: int) -> None:
    rounding = rounding_of_payment(amount, owed, count)
    assert abs(rounding) <= 1 + count * Decimal("0.005")
    assert rounding in (0, amount - owed)
    cost = cost_of_payment(amount, owed, count)
    assert cost >= 0
    assert rounding + cost in (0, amount - owed)
    assert sum(one.amount for one in payment_lines("contribution", amount, rounding=rounding, cost=cost)) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_pressed_the_books_are_the_papers(seed: int, supervisor, project) -> None:
    hands = Hands(random.Random(seed), supervisor)
    fill_box(supervisor, 50_000, today=hands.today)
    for _ in range(STEPS):
        hands.press()
    books = books_of(YEAR)
    assert sum(one.closing for one in books.balances) == 0
    assert len({(one.kind, one.number) for one in books.vouchers}) == len(books.vouchers)
    found = closing()
    slips = list(PaySlip.objects.all())
    assert found.get(Role.CASH, 0) == expected_balance()
    assert found.get(Role.WAGES, 0) == sum(slip.gross for slip in slips)
    assert -found.get(Role.WITHHOLDING_OWED, 0) == sum(slip.withholding for slip in slips)
    assert -found.get(Role.CONTRIBUTION_OWED, 0) == sum(slip.contribution for slip in slips)
    # What she is owed or owes: slips that no notes have moved for.
    moved = sum(one.amount for one in CashMovement.objects.exclude(slip=None))
    assert -found.get(Role.WAGES_OWED, 0) == sum(slip.net for slip in slips) + moved
