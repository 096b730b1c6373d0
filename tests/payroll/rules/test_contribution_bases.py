"""The employer's contribution from summed bases: by zone, rounded once, and a charity's limits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.rules.contribution_bases import (
    ContributionBase,
    PaidGross,
    contribution_owed,
    liable_people,
    month_bases,
)
from payroll.rules.rates import load_rates

RATES = load_rates(2026)
ZONES = ("1", "1a", "2", "3", "4", "4a", "5")


def paid(person: int, month: int, gross: int | str, zone: str = "1") -> PaidGross:
    return PaidGross(person, month, zone, Decimal(gross))


def owed(rows: list[PaidGross], month: int, *, charity: bool = False) -> Decimal:
    return contribution_owed(month_bases(RATES, rows, month, charity=charity))


def test_a_month_is_rounded_once_and_not_slip_by_slip() -> None:
    """Three of 266 are 37.506 each, 38 rounded, and 112.518 together: 113, not 114."""
    rows = [paid(person, 5, 266) for person in (1, 2, 3)]
    assert month_bases(RATES, rows, 5, charity=False) == (
        ContributionBase("1", Decimal(798), Decimal("14.1")),
    )
    assert owed(rows, 5) == 113


def test_halves_are_rounded_up() -> None:
    assert owed([paid(1, 5, 500)], 5) == 71  # 70.50
    assert owed([paid(1, 5, "499.99")], 5) == 70


def test_zones_are_rounded_together() -> None:
    """100 × 14.1 % and 100 × 6.4 % are 14.10 and 6.40: 20.50 is 21."""
    rows = [paid(1, 5, 100, "1"), paid(2, 5, 100, "3")]
    assert [base.zone for base in month_bases(RATES, rows, 5, charity=False)] == ["1", "3"]
    assert owed(rows, 5) == 21


def test_zone_5_is_told_with_nothing_to_pay_and_a_base_of_nothing_is_left_out() -> None:
    rows = [paid(1, 5, 1000, "5"), paid(2, 5, 266), paid(3, 5, -266)]
    assert month_bases(RATES, rows, 5, charity=False) == (ContributionBase("5", Decimal(1000), Decimal(0)),)
    assert owed(rows, 5) == 0


def test_a_month_reversed_more_than_it_paid_has_a_negative_base() -> None:
    assert owed([paid(1, 4, 266), paid(1, 5, -266)], 5) == -38


def test_zone_1a_changes_its_rate_in_the_month_the_relief_runs_out() -> None:
    """850 000 kr at 3.5 points is a base of 24 285 714.29 kr."""
    rows = [paid(1, month, 10_000_000, "1a") for month in (1, 2, 3, 4)]
    reduced, full = Decimal("10.6"), Decimal("14.1")
    assert month_bases(RATES, rows, 2, charity=False) == (
        ContributionBase("1a", Decimal(10_000_000), reduced),
    )
    assert month_bases(RATES, rows, 3, charity=False) == (
        ContributionBase("1a", Decimal("4285714.29"), reduced),
        ContributionBase("1a", Decimal("5714285.71"), full),
    )
    assert month_bases(RATES, rows, 4, charity=False) == (ContributionBase("1a", Decimal(10_000_000), full),)
    assert sum(owed(rows, month) for month in (1, 2, 3, 4)) == 40_000_000 * 141 // 1000 - 850_000


@pytest.mark.parametrize(
    ("gross", "liable"),
    [
        ({1: 80_000, 2: 720_000}, {2}),  # 800 000 in all is within the limit, 720 000 to one is not
        ({1: 80_000, 2: 80_000}, set()),
        ({1: 80_001, 2: 79_999}, {1}),
        (dict.fromkeys(range(10), 80000), set()),  # exactly 800 000
        ({**dict.fromkeys(range(10), 80000), 10: 1}, set(range(11))),  # one krone above
    ],
)
def test_a_charity_is_exempt_until_a_limit_is_crossed(gross: dict[int, int], liable: set[int]) -> None:
    """FTRL §23-2 eighth paragraph."""
    found = liable_people({one: Decimal(amount) for one, amount in gross.items()}, RATES.limits, charity=True)
    assert found == liable
    assert liable_people(dict.fromkeys(gross, Decimal(1)), RATES.limits, charity=False) == set(gross)


def test_a_charity_that_crosses_in_october_owes_of_januarys_pay_too() -> None:
    until = [paid(person, month, 8_000) for person in range(10) for month in range(1, 10)]
    assert [owed(until, month, charity=True) for month in (1, 9, 10)] == [0, 0, 0]  # 720 000
    crossed = [*until, *(paid(person, 10, 8_000) for person in range(10)), paid(0, 10, 1)]
    assert owed(crossed, 1, charity=True) == 11_280  # 80 000 × 14.1 %
    assert owed(crossed, 10, charity=True) == 11_280


def test_one_person_above_her_limit_is_liable_for_the_whole_year() -> None:
    rows = [paid(1, 1, 40_000), paid(1, 6, 40_001), paid(2, 1, 40_000)]
    assert owed(rows, 1, charity=True) == 5_640
    assert owed(rows, 6, charity=True) == 5_640
    assert owed(rows[:1] + rows[2:], 1, charity=True) == 0


AMOUNTS = st.integers(0, 3_000_000).map(lambda ore: Decimal(ore).scaleb(-2))
ROWS = st.lists(
    st.builds(PaidGross, st.integers(1, 6), st.integers(1, 12), st.sampled_from(ZONES), AMOUNTS), max_size=20
)


@given(ROWS, st.booleans(), st.data())
def test_any_split_of_the_years_pay_comes_to_the_same(
    rows: list[PaidGross], charity: bool, data: st.DataObject
) -> None:
    """A payment split in two, in whatever order, is the same payment."""
    split = []
    for row in rows:
        part = data.draw(st.integers(0, int(row.gross * 100))) if row.gross else 0
        first = Decimal(part).scaleb(-2)
        split += [
            PaidGross(row.person, row.month, row.zone, first),
            PaidGross(row.person, row.month, row.zone, row.gross - first),
        ]
    shuffled = data.draw(st.permutations(split))
    for month in range(1, 13):
        whole = month_bases(RATES, rows, month, charity=charity)
        assert month_bases(RATES, shuffled, month, charity=charity) == whole


@given(ROWS)
def test_the_bases_of_all_months_are_the_years_liable_pay(rows: list[PaidGross]) -> None:
    bases = [base for month in range(1, 13) for base in month_bases(RATES, rows, month, charity=False)]
    assert sum((base.base for base in bases), Decimal(0)) == sum((row.gross for row in rows), Decimal(0))
