"""What binding orders take of a payout: never more than there is, first in line first. SBF §5-10-20."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.rules.garnishment import Order, in_force, taken_by

MAY = date(2026, 5, 4)


def order(key: int = 1, **fields) -> Order:
    plain = {"is_coordinated": True, "starts_on": date(2026, 1, 1)}
    if "percent" not in fields:
        plain["amount"] = Decimal(150)
    return Order(key=key, **{**plain, **fields})


def taken(*orders: Order, net: int = 200, already: dict[int, Decimal] | None = None) -> dict[int, int]:
    return taken_by(orders, payout=MAY, net=net, taken_this_month=already or {})


def test_an_amount_is_taken_of_the_net() -> None:
    assert taken(order()) == {1: 150}


def test_all_of_the_net_may_be_taken_and_never_more() -> None:
    assert taken(order(amount=Decimal(500))) == {1: 200}


def test_of_nothing_nothing_is_taken() -> None:
    assert taken(order(), net=0) == {}


def test_a_monthly_amount_is_what_the_month_has_left() -> None:
    monthly = order(amount=Decimal(500), per_month=True)
    assert taken(monthly, already={1: Decimal(400)}) == {1: 100}
    assert taken(monthly, already={1: Decimal(500)}) == {}
    assert taken(monthly, already={1: Decimal(700)}) == {}


def test_an_amount_of_each_payout_forgets_the_month() -> None:
    assert taken(order(), already={1: Decimal(4000)}) == {1: 150}


@pytest.mark.parametrize(
    ("percent", "net", "kroner"), [("20", 200, 40), ("12.5", 199, 24), ("0.4", 200, 0), ("100", 200, 200)]
)
def test_a_percentage_is_rounded_down_to_a_krone(percent: str, net: int, kroner: int) -> None:
    assert taken(order(percent=Decimal(percent)), net=net) == ({1: kroner} if kroner else {})


def test_an_amount_with_ore_is_rounded_down_to_a_krone() -> None:
    assert taken(order(amount=Decimal("99.90"))) == {1: 99}


def test_what_skatteetaten_coordinates_comes_first_and_then_the_oldest() -> None:
    newer = order(1, is_coordinated=False, starts_on=date(2026, 2, 1), amount=Decimal(60))
    older = order(2, is_coordinated=False, starts_on=date(2025, 2, 1), amount=Decimal(60))
    coordinated = order(3, starts_on=date(2026, 5, 1), amount=Decimal(100))
    assert list(taken(newer, older, coordinated).items()) == [(3, 100), (2, 60), (1, 40)]


def test_a_percentage_is_of_the_whole_net_whatever_comes_before_it() -> None:
    assert taken(order(1), order(2, percent=Decimal(20), starts_on=date(2026, 3, 1))) == {1: 150, 2: 40}
    assert taken(order(1), order(2, percent=Decimal(50), starts_on=date(2026, 3, 1))) == {1: 150, 2: 50}


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "binds"),
    [
        (date(2026, 5, 4), None, True),
        (date(2026, 5, 5), None, False),
        (date(2026, 1, 1), date(2026, 5, 4), True),
        (date(2026, 1, 1), date(2026, 5, 3), False),
    ],
)
def test_it_binds_from_its_first_day_to_its_last(starts_on: date, ends_on: date | None, binds: bool) -> None:
    assert bool(in_force([order(starts_on=starts_on, ends_on=ends_on)], MAY)) is binds


@pytest.mark.parametrize(
    "fields",
    [
        {"amount": None},
        {"amount": Decimal(100), "percent": Decimal(10)},
        {"amount": Decimal(0)},
        {"amount": None, "percent": Decimal(0)},
        {"amount": None, "percent": Decimal("100.1")},
    ],
)
def test_an_impossible_order_cannot_be_built(fields) -> None:
    with pytest.raises(ValueError, match="order"):
        order(**fields)


def test_the_ore_of_a_net_stay_with_her() -> None:
    """Holiday pay may have øre; what is taken never has."""
    assert taken(order(amount=Decimal(500)), net=Decimal("200.50")) == {1: 200}
    assert taken(order(percent=Decimal(50)), net=Decimal("201.50")) == {1: 100}


def test_a_net_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0"):
        taken(order(), net=-1)


AMOUNTS = st.integers(1, 3000).map(Decimal)
PERCENTS = st.integers(1, 1000).map(lambda tenths: Decimal(tenths) / 10)


BY_AMOUNT = st.fixed_dictionaries({"amount": AMOUNTS, "per_month": st.booleans()})
BY_PERCENT = st.fixed_dictionaries({"percent": PERCENTS})


@st.composite
def orders(draw: st.DrawFn) -> tuple[Order, ...]:
    count = draw(st.integers(0, 5))
    return tuple(
        order(
            key,
            is_coordinated=draw(st.booleans()),
            starts_on=date(2026, draw(st.integers(1, 6)), 1),
            **draw(st.one_of(BY_AMOUNT, BY_PERCENT)),
        )
        for key in range(count)
    )


@given(orders(), st.integers(0, 1500))
def test_never_more_is_taken_than_there_is(several: tuple[Order, ...], net: int) -> None:
    parts = taken(*several, net=net)
    assert sum(parts.values()) <= net
    assert all(part > 0 for part in parts.values())


@given(orders(), st.integers(0, 1500))
def test_of_one_krone_more_at_least_as_much_is_taken(several: tuple[Order, ...], net: int) -> None:
    assert sum(taken(*several, net=net).values()) <= sum(taken(*several, net=net + 1).values())


@given(orders(), st.permutations(range(5)))
def test_the_order_in_which_they_are_told_is_nothing(several: tuple[Order, ...], places: list[int]) -> None:
    shuffled = [several[place] for place in places if place < len(several)]
    assert taken(*several) == taken(*shuffled)


@given(orders(), st.lists(st.integers(1, 400), max_size=10), st.integers(1, 400))
def test_a_month_never_gives_more_than_its_amount(
    several: tuple[Order, ...], nets: list[int], last: int
) -> None:
    month: dict[int, Decimal] = {}
    for net in (*nets, last):
        for key, part in taken(*several, net=net, already=month).items():
            month[key] = month.get(key, Decimal(0)) + part
    caps = {one.key: one.amount for one in several if one.per_month and one.amount is not None}
    assert all(month.get(key, 0) <= cap for key, cap in caps.items())
