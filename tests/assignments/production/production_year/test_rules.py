"""The year's figures: shares, paces, what a piece costs and leaves, with labour and without."""

from __future__ import annotations

from decimal import Decimal

from assignments.rules.production_year import ProductFigures, add_up, with_labour

D = Decimal
YEAR = ProductFigures(
    name="MelliBee",
    made=40,
    rejected=(("chain", 2), ("clasp", 1)),
    delivered=30,
    sold=12,
    sold_for=D("4188.00"),
    share=D("2512.80"),
    parts_cost=D("264.00"),
    days=16,
)


def test_what_a_year_comes_to() -> None:
    assert (YEAR.rejects, YEAR.rejected_percent) == (3, D("7.0"))  # 3 of 43
    assert (YEAR.surplus, YEAR.surplus_per_piece) == (D("2248.80"), D("187.40"))
    assert (YEAR.parts_per_piece, YEAR.pieces_per_day) == (D("22.00"), D("2.5"))


def test_what_labour_does_to_it() -> None:
    paid = with_labour(YEAR, D("5600.00"))
    assert paid.surplus == D("-3351.20")
    assert (paid.labour_per_piece, paid.cost_per_piece) == (D("140.00"), D("162.00"))
    assert paid.surplus_per_piece == D("47.40")


def test_nothing_is_divided_by_nothing() -> None:
    empty = ProductFigures(name="Ny")
    assert (empty.rejected_percent, empty.pieces_per_day) == (None, None)
    assert (empty.parts_per_piece, empty.surplus_per_piece) == (None, None)
    paid = with_labour(empty, D(100))
    assert (paid.labour_per_piece, paid.cost_per_piece, paid.surplus_per_piece) == (None, None, None)
    assert ProductFigures(name="Delt", made=3, days=None).pieces_per_day is None


def test_all_products_as_one() -> None:
    other = ProductFigures(name="Annet", made=2, rejected=(("chain", 1),), sold=1, share=D(50), days=None)
    total = add_up("I alt", [YEAR, other], days=20)
    assert (total.made, total.sold, total.share, total.days) == (42, 13, D("2562.80"), 20)
    assert total.rejected == (("chain", 3), ("clasp", 1))
