"""The KID of an invoice: its number, always equally long, never one that would end in "-"."""

from __future__ import annotations

import pytest

from assignments.rules.invoice_kid import invoice_kid
from assignments.rules.kid import kid_mod10, kid_mod11


def test_it_is_year_number_spare_digit_and_check_digit() -> None:
    assert invoice_kid(2026, 42, kid_mod10) == kid_mod10("2026000420")


@pytest.mark.parametrize("with_check", [kid_mod10, kid_mod11])
def test_every_number_has_one_of_its_own(with_check) -> None:
    kids = [invoice_kid(year, number, with_check) for year in (2026, 2027) for number in range(1, 3000)]
    assert len(set(kids)) == len(kids)
    assert {len(kid) for kid in kids} == {11}
    assert all(with_check(kid[:-1]) == kid for kid in kids)


def test_modulus_11_takes_the_next_digit_where_the_first_has_no_check_digit() -> None:
    without = [number for number in range(1, 100) if not _has_check(f"2026{number:05d}0")]
    assert without
    for number in without:
        assert invoice_kid(2026, number, kid_mod11).startswith(f"2026{number:05d}1")


def _has_check(digits: str) -> bool:
    try:
        kid_mod11(digits)
    except ValueError:
        return False
    return True
