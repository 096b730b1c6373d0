"""What a cell may say: one day, one number, one amount, and nothing that can be read in two ways."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assignments.rules.sales_cells import Unreadable, day_of, kroner_of, pieces_of


@pytest.mark.parametrize(
    "text",
    ["2026-11-24", "24.11.2026", "24/11/2026", " 24.11.2026 ", "2026-11-24 13:05:10", "2026-11-24T13:05:10Z"],
)
def test_a_day_is_written_in_four_ways(text: str) -> None:
    assert day_of(text) == date(2026, 11, 24)


@pytest.mark.parametrize("text", ["", "24.11.26", "31.02.2026", "11/24/2026", "46350", "i går", "2026-13-01"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="date"):
        day_of(text)


@pytest.mark.parametrize(
    ("text", "amount", "sign"),
    [
        ("349", "349", ""),
        ("349,50", "349.5", ","),
        ("349.5", "349.5", "."),
        ("1 234,50", "1234.5", ","),
        ("1\u00a0234.50", "1234.5", "."),
        ("1234.50", "1234.5", "."),
        ("kr 349", "349", ""),
        ("349 kr", "349", ""),
        ("349,-", "349", ""),
    ],
)
def test_an_amount_is_plain(text: str, amount: str, sign: str) -> None:
    assert kroner_of(text) == (Decimal(amount), sign)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.234", "two_ways"),
        ("1,234", "two_ways"),
        ("1.234,50", "comma_and_dot"),
        ("1,234.50", "comma_and_dot"),
        ("-349", "not_positive"),
        ("\u2212349", "not_positive"),
        ("0", "not_positive"),
        ("0,00", "not_positive"),
        ("12,345,678", "number"),
        ("349,505", "two_ways"),
        ("1234,505", "number"),
        ("1e5", "number"),
        ("NaN", "number"),
        ("٣٤٩", "number"),
        ("gratis", "number"),
        ("9" * 40, "number"),
    ],
)
def test_an_amount_that_isnt_is_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        kroner_of(text)
    assert refused.value.code == code


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("12", 12), ("1 000", 1000), ("100000", 100_000)])
def test_a_number_of_pieces_is_whole(text: str, number: int) -> None:
    assert pieces_of(text) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "quantity"),
        ("2,5", "quantity"),
        ("2.0", "quantity"),
        ("1.000", "quantity"),
        ("to", "quantity"),
        ("-2", "quantity_not_positive"),
        ("0", "quantity_not_positive"),
        ("100001", "quantity_high"),
        ("9" * 30, "quantity"),
    ],
)
def test_a_number_of_pieces_that_isnt_is_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        pieces_of(text)
    assert refused.value.code == code
