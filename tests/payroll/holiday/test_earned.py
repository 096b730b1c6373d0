"""What is earned: a percentage of the year's base, 2.3 points more from the year she turns 60. FERIE §10."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from payroll.rules.holiday_pay import holiday_earned, holiday_parts, is_over_60, may_be_paid

TEN_TWO, TWELVE = Decimal("10.2"), Decimal(12)
G = 136_549


@pytest.mark.parametrize(("percent", "kroner"), [(TEN_TWO, 4080), (TWELVE, 4800)])
def test_it_is_a_percentage_of_forty_thousand(percent: Decimal, kroner: int) -> None:
    assert holiday_earned([(percent, Decimal(40_000))], over_60=False).exact == kroner


def test_two_percentages_of_one_year_are_added() -> None:
    earned = holiday_earned([(TEN_TWO, Decimal(10_000)), (TWELVE, Decimal(1_000))], over_60=False)
    assert earned.exact == 1140


def test_it_is_twelve_and_a_half_percent_from_sixty() -> None:
    """FERIE §10(3)."""
    earned = holiday_earned([(TEN_TWO, Decimal(40_000))], over_60=True, base_amount=G)
    assert (earned.ordinary, earned.supplement, earned.exact) == (4080, 920, 5000)


@pytest.mark.parametrize(
    ("born", "year", "over"),
    [
        (date(1966, 1, 1), 2025, False),
        (date(1966, 12, 31), 2026, True),
        (date(1967, 1, 1), 2026, False),
        (date(1940, 5, 5), 2026, True),
    ],
)
def test_the_year_counts_and_not_the_birthday(born: date, year: int, over: bool) -> None:
    """FERIE §5(2): the year she turns 60."""
    assert is_over_60(born, year) is over


def test_the_supplement_is_of_six_base_amounts_at_most() -> None:
    """FERIE §10(3): 6 × 136 549 = 819 294 kr; 2.3 % of it is 18 843.762."""
    earned = holiday_earned([(TEN_TWO, Decimal(900_000))], over_60=True, base_amount=G)
    assert (earned.ordinary, earned.supplement) == (91_800, Decimal("18843.762"))


def test_the_debt_has_the_ore_and_the_payout_is_rounded_up() -> None:
    earned = holiday_earned([(TEN_TWO, Decimal(249))], over_60=False)
    assert (earned.exact, earned.accrued, earned.payable) == (
        Decimal("25.398"),
        Decimal("25.40"),
        Decimal(26),
    )


def test_nothing_is_left_where_more_was_paid_than_is_earned() -> None:
    earned = holiday_earned([(TEN_TWO, Decimal(1_000))], over_60=False)
    assert holiday_parts(earned, paid=Decimal(200)).gross == 0


@pytest.mark.parametrize(
    ("earning_year", "today", "has_ended", "allowed"),
    [
        (2025, date(2026, 1, 1), False, True),
        (2025, date(2025, 12, 31), False, False),
        (2025, date(2025, 12, 31), True, True),
        (2026, date(2025, 12, 31), True, False),
    ],
)
def test_it_is_paid_the_year_after_or_when_she_ends(
    earning_year: int, today: date, has_ended: bool, allowed: bool
) -> None:
    """FERIE §11."""
    assert may_be_paid(earning_year, today=today, has_ended=has_ended) is allowed
