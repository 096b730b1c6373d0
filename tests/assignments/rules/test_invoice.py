"""Line, VAT and total add up in whole øre on every invoice. BOKF §5-1-1."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assignments.rules.invoice import LineSum, Totals, VatSum, line_net, totals_of

ORE = st.integers(0, 100_000_000).map(lambda ore: Decimal(ore) / 100)
HUNDREDTHS = st.integers(0, 100_000).map(lambda count: Decimal(count) / 100)
PERCENTS = st.sampled_from([Decimal(0), Decimal(12), Decimal(15), Decimal("11.1"), Decimal(25)])


def is_whole_ore(amount: Decimal) -> bool:
    return amount == amount.quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("quantity", "price", "discount", "net"),
    [
        ("8", "200", "0", "1600"),
        ("2.5", "99.90", "9.75", "240"),
        ("0.5", "0.01", "0", "0.01"),
        ("3", "49.90", "149.70", "0"),
    ],
)
def test_a_line_is_quantity_times_price_less_discount(quantity, price, discount, net) -> None:
    assert line_net(Decimal(quantity), Decimal(price), Decimal(discount)) == Decimal(net)


@pytest.mark.parametrize(
    ("quantity", "price", "discount"), [("-1", "1", "0"), ("1", "-1", "0"), ("1", "1", "-1"), ("1", "1", "2")]
)
def test_a_line_below_zero_is_refused(quantity, price, discount) -> None:
    with pytest.raises(ValueError, match="discount"):
        line_net(Decimal(quantity), Decimal(price), Decimal(discount))


@given(st.lists(st.tuples(HUNDREDTHS, ORE, PERCENTS), max_size=40))
def test_every_invoice_adds_up(lines: list[tuple[Decimal, Decimal, Decimal]]) -> None:
    sums = [LineSum(line_net(quantity, price), percent) for quantity, price, percent in lines]
    totals = totals_of(sums)
    assert totals.net == sum(line.net for line in sums)
    assert totals.total == totals.net + totals.vat
    assert all(map(is_whole_ore, (totals.net, totals.vat, totals.total)))
    for one in totals.by_rate:
        assert abs(one.vat - one.net * one.percent / 100) <= Decimal("0.005")


def test_vat_is_rounded_once_for_each_rate_halves_up() -> None:
    totals = totals_of([LineSum(Decimal("1.10"), Decimal(15))] * 3 + [LineSum(Decimal("0.02"), Decimal(25))])
    assert [(one.percent, one.vat) for one in totals.by_rate] == [
        (15, Decimal("0.50")),
        (25, Decimal("0.01")),
    ]


@pytest.mark.parametrize(
    ("net", "vat", "total", "rate_net", "rate_vat"),
    [("10", "1", "12", "10", "1"), ("10", "1", "11", "9", "1"), ("10", "1", "11", "10", "2")],
)
def test_sums_that_do_not_add_up_cannot_be_built(net, vat, total, rate_net, rate_vat) -> None:
    rates = (VatSum(Decimal(10), Decimal(rate_net), Decimal(rate_vat)),)
    with pytest.raises(ValueError, match="not the"):
        Totals(Decimal(net), Decimal(vat), Decimal(total), rates)
