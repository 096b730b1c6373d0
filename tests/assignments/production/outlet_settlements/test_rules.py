"""The sums of a settlement, to the øre."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assignments.rules.invoice import LineSum, totals_of
from assignments.rules.piece_cost import piece_cost
from assignments.rules.settlement import SoldPieces, price_before_vat, settlement_lines, sums_of

D = Decimal
CENT = D("0.01")


def test_twelve_sold_at_349_with_sixty_percent() -> None:
    (line,) = settlement_lines([SoldPieces(1, "MelliBee", 12, D(349), D(22))], D(60))
    assert (line.quantity, line.sold, line.owed) == (12, D("4188.00"), D("2512.80"))
    assert (line.parts_cost, line.surplus) == (D("264.00"), D("2248.80"))


def test_a_line_for_each_product_and_price_with_the_batches_in_one() -> None:
    sold = [
        SoldPieces(2, "Perle", 1, D(100), D(5)),
        SoldPieces(1, "MelliBee", 2, D(349), D(22)),
        SoldPieces(1, "MelliBee", 1, D(299), D(22)),
        SoldPieces(1, "MelliBee", 3, D(349), D("23.333333")),
    ]
    lines = settlement_lines(sold, D(60))
    assert [(one.description, one.quantity, one.unit_price) for one in lines] == [
        ("MelliBee", 5, D(349)),
        ("MelliBee", 1, D(299)),
        ("Perle", 1, D(100)),
    ]
    assert lines[0].parts_cost == D("114.00")  # 2 × 22 + 3 × 23,333333 = 113,999999
    assert sums_of(lines).owed == D("1047.00") + D("179.40") + D("60.00")


def test_half_an_ore_goes_up_and_each_line_is_rounded_by_itself() -> None:
    sold = [SoldPieces(1, "A", 1, D("0.03"), D(0)), SoldPieces(2, "B", 1, D("0.03"), D(0))]
    lines = settlement_lines(sold, D(50))
    assert [one.owed for one in lines] == [D("0.02"), D("0.02")]
    assert sums_of(lines).owed == D("0.04")


def test_a_share_with_decimals() -> None:
    (line,) = settlement_lines([SoldPieces(1, "A", 7, D("349.50"), D(0))], D("33.33"))
    assert line.owed == D("815.42")  # 2 446,50 × 33,33 % = 815,41845


def test_a_piece_costs_what_is_in_it_and_its_part_of_what_was_lost() -> None:
    assert piece_cost(D(220), D(12), 10) == D("23.2")
    assert piece_cost(D(0), D(12), 0) == 0


def test_vat_is_taken_out_of_what_is_owed() -> None:
    assert price_before_vat(D("2512.80"), D(0)) == D("2512.80")
    assert price_before_vat(D("2512.80"), D(25)) == D("2010.24")  # and 502,56 of VAT
    assert price_before_vat(D("0.02"), D(25)) == D("0.01")  # 0,02 before VAT would come to 0,03


@given(
    owed=st.decimals(min_value=0, max_value=10**6, places=2),
    percent=st.sampled_from([D(0), D(12), D(15), D(25), D("33.3"), D(50)]),
)
def test_an_invoice_is_never_more_than_is_owed_and_at_most_an_ore_less(owed: D, percent: D) -> None:
    net = price_before_vat(owed, percent)
    assert net >= 0
    assert 0 <= owed - totals_of([LineSum(net, percent)]).total <= CENT
