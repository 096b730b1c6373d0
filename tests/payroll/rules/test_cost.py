"""What a participant-day costs: 200 kr billed against 358 kr with a 30 % card."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.rules.cost import (
    Cost,
    CountedDay,
    PaidPart,
    Sums,
    add_up,
    covering_price,
    in_equal_parts,
    slip_cost,
    split_over_jobs,
)

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
THIRTY_PERCENT = {
    "net": Decimal(200),
    "withholding": Decimal(85),
    "garnishment": Decimal(0),
    "contribution": Decimal("40.19"),
    "contribution_percent": Decimal("14.1"),
    "holiday_base": Decimal(285),
    "holiday_percent": Decimal("10.2"),
}
REVERSED = {name: amount if name.endswith("percent") else -amount for name, amount in THIRTY_PERCENT.items()}

ore = st.integers(-10_000_00, 10_000_00).map(lambda ore: Decimal(ore).scaleb(-2))
costs = st.builds(Cost, ore, ore, ore, ore, ore, ore)
months = st.sampled_from([MAY, JUNE])
keys = st.tuples(st.integers(1, 4), st.integers(1, 4))
slips = st.lists(st.builds(PaidPart, st.one_of(st.none(), keys), months, costs), max_size=12)


def test_200_in_hand_with_a_30_percent_card_costs_358_36() -> None:
    """285 gross, 14.1 % contribution, 10.2 % holiday pay, and 14.1 % of that."""
    cost = slip_cost(**THIRTY_PERCENT)
    assert cost == Cost(
        net=Decimal(200),
        withholding=Decimal(85),
        contribution=Decimal("40.19"),
        holiday_pay=Decimal("29.07"),
        holiday_contribution=Decimal("4.10"),
    )
    assert cost.total == Decimal("358.36")


def test_grants_pay_158_36_of_it_when_the_client_pays_200() -> None:
    sums = Sums(1, invoiced=Decimal(200), cost=slip_cost(**THIRTY_PERCENT))
    assert (sums.gap, sums.covered) == (Decimal("158.36"), 55)


def test_a_reversal_costs_exactly_as_much_less() -> None:
    assert slip_cost(**THIRTY_PERCENT) + slip_cost(**REVERSED) == Cost()


def test_what_is_garnished_is_part_of_the_cost_and_of_what_was_agreed() -> None:
    cost = slip_cost(**{**THIRTY_PERCENT, "net": Decimal(150), "garnishment": Decimal(50)})
    assert (cost.total, cost.agreed) == (Decimal("358.36"), Decimal(200))


def test_a_fee_earns_no_holiday_pay() -> None:
    assert slip_cost(**{**THIRTY_PERCENT, "holiday_percent": Decimal(0)}).total == Decimal("325.19")


@pytest.mark.parametrize(
    ("cost", "price"), [("358.36", 360), ("360", 360), ("360.001", 370), ("200", 200), ("0", 0)]
)
def test_a_price_that_covers_it_all_is_the_next_whole_ten(cost: str, price: int) -> None:
    assert covering_price(Decimal(cost)) == price


def test_no_price_covers_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="from 0"):
        covering_price(Decimal(-1))


def test_the_average_adds_up_and_leaves_the_net_alone() -> None:
    sums = Sums(3, cost=Cost(Decimal(600), Decimal(100), contribution=Decimal("98.71")))
    day = sums.cost_of_day
    assert day == Cost(Decimal(200), Decimal("33.34"), contribution=Decimal("32.90"))
    assert day.total == Decimal("266.24")


def test_without_any_days_there_is_no_average() -> None:
    assert Sums().cost_of_day is None
    assert Sums().of_day(Decimal(5)) is None
    assert Sums().covered is None


def test_a_clients_kroner_are_parted_to_the_ore() -> None:
    assert in_equal_parts(Decimal("100"), 3) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    assert in_equal_parts(Decimal(5), 0) == []


@given(st.integers(0, 10**7), st.integers(1, 40))
def test_parts_are_never_negative_and_add_up(amount: int, count: int) -> None:
    whole = Decimal(amount).scaleb(-2)
    parts = in_equal_parts(whole, count)
    assert sum(parts) == whole
    assert max(parts) - min(parts) <= Decimal("0.01")


@given(costs, st.integers(1, 60))
def test_an_average_day_is_the_average_to_the_ore(cost: Cost, days: int) -> None:
    day = Sums(days, cost=cost).cost_of_day
    assert abs(day.total - cost.total / days) <= Decimal("0.005")


@given(
    st.lists(st.builds(CountedDay, st.integers(1, 3), months, ore, ore), max_size=12),
    slips,
    st.dictionaries(keys, st.integers(1, 3)),
)
def test_nothing_is_lost_and_nothing_counted_twice(
    days: list[CountedDay], slips: list[PaidPart], jobs: dict
) -> None:
    """Sums over jobs are sums over months are sums over slips."""
    split = split_over_jobs(days, slips, jobs)
    paid = sum((slip.cost for slip in slips), Cost())
    for by in (lambda where: where[0], lambda where: where[1], lambda where: None):
        total = sum(add_up(split, by).values(), Sums())
        assert total.cost == paid
        assert total.days == len(days)
        assert total.income == sum((day.invoiced + day.to_invoice for day in days), Decimal(0))


@given(slips, keys)
def test_a_slip_costs_where_its_day_counts(slips: list[PaidPart], key: tuple[int, int]) -> None:
    split = split_over_jobs([], slips, {key: 7})
    mine = add_up(split, lambda where: where[0]).get(7, Sums())
    assert mine.cost == sum((slip.cost for slip in slips if slip.day == key), Cost())
