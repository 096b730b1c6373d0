"""However a year's holiday pay is divided into payouts, the sum is what is owed, rounded up once."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bikuben.rounding import up_to_krone
from payroll.rules.holiday_pay import HolidayParts, holiday_earned, holiday_parts

PERCENTS = st.sampled_from([Decimal("10.2"), Decimal(12)])
BASES = st.lists(st.tuples(PERCENTS, st.integers(0, 400_000).map(Decimal)), min_size=1, max_size=8)


def payouts(bases: list[tuple[Decimal, Decimal]], over_60: bool) -> list[HolidayParts]:
    """What is paid if she leaves after each base."""
    paid, found = Decimal(0), []
    for count in range(1, len(bases) + 1):
        earned = holiday_earned(bases[:count], over_60=over_60, base_amount=100_000)
        parts = holiday_parts(earned, paid=paid, paid_over_60=paid if over_60 else Decimal(0))
        paid += parts.gross
        found.append(parts)
    return found


@given(bases=BASES, over_60=st.booleans())
def test_the_sum_of_all_payouts_is_rounded_up_once(
    bases: list[tuple[Decimal, Decimal]], over_60: bool
) -> None:
    exact = holiday_earned(bases, over_60=over_60, base_amount=100_000).exact
    paid = sum(parts.gross for parts in payouts(bases, over_60))
    assert paid == up_to_krone(exact)
    assert 0 <= paid - exact < 1


@given(bases=BASES)
def test_the_supplement_of_one_payout_is_its_own_share(bases: list[tuple[Decimal, Decimal]]) -> None:
    earned = holiday_earned(bases, over_60=True, base_amount=100_000)
    parts = holiday_parts(earned, paid=Decimal(0))
    assert parts.ordinary == up_to_krone(earned.ordinary)
    assert abs(parts.supplement - earned.supplement) < 1


def test_the_supplement_of_a_second_payout_is_that_of_the_rest() -> None:
    """12.5 % of 40 000 was paid on leaving; of 8 000 more the ordinary part is 816 and the supplement 184."""
    earned = holiday_earned([(Decimal("10.2"), Decimal(48_000))], over_60=True)
    assert holiday_parts(earned, paid=Decimal(5_000), paid_over_60=Decimal(5_000)) == HolidayParts(816, 184)


def test_the_supplement_of_what_was_paid_before_sixty_comes_with_the_rest() -> None:
    """10.2 % of 40 000 was paid the year before she turns 60."""
    earned = holiday_earned([(Decimal("10.2"), Decimal(48_000))], over_60=True)
    assert holiday_parts(earned, paid=Decimal(4_080)) == HolidayParts(816, 1104)
