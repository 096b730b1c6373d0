"""A late card, whatever it says: in the end the year has withheld what it should, and no net was touched."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from payroll.rules.cards import BasisKind, Card, CardKind, basis_for
from payroll.rules.correction import Withheld, year_difference
from payroll.rules.day_pay import ContributionRule, DayPay, pay_for_day, withholding_of
from payroll.rules.rates import load_rates

RATES = load_rates(2026)
OSLO = ContributionRule("1")


def percentage(year: int, percent: Decimal, start: date | None = None) -> Card:
    return Card(year, start or date(year, 1, 1), CardKind.PERCENTAGE, percent=percent)


def table(year: int, number: str, start: date | None = None) -> Card:
    return Card(year, start or date(year, 1, 1), CardKind.TABLE, table=number)


percents = st.decimals(0, 50, places=1)
old_cards = st.builds(percentage, st.just(2025), percents) | st.builds(
    table, st.just(2025), st.sampled_from(["8100", "9100", "9200", "9400"])
)
new_cards = st.builds(percentage, st.just(2026), percents, st.just(date(2026, 1, 25))) | st.builds(
    table, st.just(2026), st.sampled_from(["8000", "9150", "9300"]), st.just(date(2026, 1, 25))
)


def day_pay(card: Card, day: date, net: int, correction: int) -> DayPay:
    return pay_for_day(
        year=2026,
        net=net,
        basis=basis_for(card, payout=day, rates=RATES),
        exempt_used=Decimal(0),
        earlier=None,
        contribution=OSLO,
        holiday=True,
        correction=correction,
    )


def as_paid(pay: DayPay, card: Card, number: int, day: date) -> Withheld:
    basis = basis_for(card, payout=day, rates=RATES)
    return Withheld(
        day=number,
        date=day,
        gross=Decimal(pay.gross),
        withheld=Decimal(pay.withholding - pay.correction),
        by_earlier_card=card.year < 2026,
        kind=BasisKind(basis.kind),
        table=basis.table,
        percent=basis.percent,
    )


def twenty_percent(number: int, day: date) -> Withheld:
    """200 kroner in the hand by last year's card."""
    kind = BasisKind.PERCENTAGE
    return Withheld(number, day, Decimal(249), Decimal(49), True, kind, percent=Decimal(20))


@given(old=old_cards, new=new_cards, nets=st.lists(st.integers(100, 400), min_size=1, max_size=8))
def test_in_the_end_it_adds_up_and_no_net_is_touched(old: Card, new: Card, nets: list[int]) -> None:
    paid, cards, corrected = [], [old, new], Decimal(0)
    for number, net in enumerate(nets):
        day = date(2026, 1, 2) + timedelta(days=number)
        paid.append(as_paid(day_pay(old, day, net, 0), old, number, day))
    right = basis_for(new, payout=date(2026, 1, 2), rates=RATES)
    should_be = sum(withholding_of(RATES, right, int(one.gross)) for one in paid)
    was = sum(one.withheld for one in paid)
    for number in range(len(nets), len(nets) + 200):
        day = date(2026, 2, 1) + timedelta(days=number % 28)
        difference = year_difference(paid, cards, corrected=corrected, rates=RATES)
        if difference is None:
            break
        assert difference.amount == should_be - was - corrected
        pay = day_pay(new, day, 200, difference.at(day))
        assert pay.net == 200
        assert abs(pay.correction) <= abs(difference.amount)
        if pay.correction == 0:
            # Nothing is withheld by the new card, so there is nothing to withhold less of.
            assert difference.amount < 0
            assert pay.withholding == 0
            return
        corrected += pay.correction
        paid.append(as_paid(pay, new, number, day))
    assert was + corrected == should_be


def test_last_years_exemption_is_corrected_by_a_table_of_this_year() -> None:
    old = Card(2025, date(2025, 1, 1), CardKind.EXEMPTION)
    paid = [Withheld(1, date(2026, 1, 7), Decimal(338), Decimal(0), True, BasisKind.EXEMPTION)]
    difference = year_difference(paid, [old, table(2026, "9200")], corrected=Decimal(0), rates=RATES)
    assert (difference.was_withheld, difference.should_be) == (0, 138)


def test_this_years_exemption_card_is_free_to_its_limit_in_the_order_of_days() -> None:
    """300 of 500 kroner are left after what was used elsewhere; of two days of 249, 198 lie beyond."""
    old = percentage(2025, Decimal(20))
    new = Card(2026, date(2026, 1, 20), CardKind.EXEMPTION, limit=Decimal(500), used_elsewhere=Decimal(200))
    paid = [
        Withheld(
            1, date(2026, 1, 7), Decimal(249), Decimal(49), True, BasisKind.PERCENTAGE, percent=Decimal(20)
        ),
        Withheld(
            2, date(2026, 1, 9), Decimal(249), Decimal(49), True, BasisKind.PERCENTAGE, percent=Decimal(20)
        ),
    ]
    difference = year_difference(paid, [old, new], corrected=Decimal(0), rates=RATES)
    assert (difference.was_withheld, difference.should_be) == (98, 99)


def test_the_two_months_are_january_and_february() -> None:
    old, new = percentage(2025, Decimal(20)), percentage(2026, Decimal(30), date(2026, 1, 20))
    paid = [
        Withheld(
            1, date(2026, 1, 7), Decimal(249), Decimal(49), True, BasisKind.PERCENTAGE, percent=Decimal(20)
        )
    ]
    difference = year_difference(paid, [old, new], corrected=Decimal(0), rates=RATES)
    assert [difference.at(date(2026, month, 28)) for month in (1, 2, 3, 12)] == [25, 25, 0, 0]
