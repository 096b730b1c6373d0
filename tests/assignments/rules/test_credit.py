"""All credit notes of an invoice add up to the invoice, in whole øre and VAT included."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assignments.rules.credit import credit_totals
from assignments.rules.invoice import LineSum, totals_of
from bikuben.rounding import half_up_to_ore

ORE = st.integers(0, 10_000_000).map(lambda ore: Decimal(ore) / 100)
PERCENTS = st.sampled_from([Decimal(0), Decimal(12), Decimal(15), Decimal("11.1"), Decimal(25)])
LINES = st.lists(st.tuples(st.builds(LineSum, ORE, PERCENTS), st.integers(0, 4)), min_size=1, max_size=20)


@given(LINES)
def test_invoice_less_credit_notes_is_zero(lines: list[tuple[LineSum, int]]) -> None:
    """Each line is credited by one of five notes, in any order that falls."""
    invoice = totals_of(line for line, _note in lines)
    before: list[LineSum] = []
    left = invoice.total
    for note in range(5):
        now = [line for line, of in lines if of == note]
        credited = credit_totals(before, now)
        left -= credited.total
        before += now
    assert left == 0


@given(LINES)
def test_no_note_is_an_ore_further_off_than_rounding_asks(lines: list[tuple[LineSum, int]]) -> None:
    before: list[LineSum] = []
    for note in range(5):
        now = [line for line, of in lines if of == note]
        for one in credit_totals(before, now).by_rate:
            assert abs(one.vat - half_up_to_ore(one.net * one.percent / 100)) <= Decimal("0.01")
            assert one.vat >= 0
        before += now


@given(st.lists(st.builds(LineSum, ORE, PERCENTS), min_size=1, max_size=20))
def test_the_whole_invoice_at_once_is_the_invoice(lines: list[LineSum]) -> None:
    assert credit_totals([], lines) == totals_of(lines)
