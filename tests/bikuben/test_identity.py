"""Identity and organisation numbers: only synthetic ones (month + 80), and wrong ones to be refused."""

from __future__ import annotations

import random
from datetime import date

import pytest

from bikuben.identity import (
    WrongNumber,
    birth_date,
    check_digits,
    is_synthetic,
    masked,
    normalise_identity_number,
    normalise_organisation_number,
    printed_identity_number,
)
from bikuben.synthetic import synthetic_identity_number

BORN = date(1990, 1, 1)
NUMBER = synthetic_identity_number(random.Random(1), BORN)


def code(text: str, *, synthetic_allowed: bool = True) -> str:
    with pytest.raises(WrongNumber) as refused:
        normalise_identity_number(text, synthetic_allowed=synthetic_allowed)
    return refused.value.code


def test_it_accepts_a_synthetic_number_where_allowed() -> None:
    assert normalise_identity_number(NUMBER, synthetic_allowed=True) == NUMBER


def test_it_refuses_a_synthetic_number_elsewhere() -> None:
    assert code(NUMBER, synthetic_allowed=False) == "synthetic"


def test_it_accepts_a_month_of_the_calendar_elsewhere() -> None:
    """The rule for real people, on digits counted from the first of January 1900 and given to nobody here."""
    first_nine = next(n for n in ("010100000", "010100001", "010100002") if len(check_digits(n)) == 2)
    number = first_nine + check_digits(first_nine)
    assert normalise_identity_number(number, synthetic_allowed=False) == number


def test_it_takes_blanks_and_hyphens_away() -> None:
    assert normalise_identity_number(f" {NUMBER[:6]} {NUMBER[6:]} ", synthetic_allowed=True) == NUMBER
    assert normalise_identity_number(f"{NUMBER[:6]}-{NUMBER[6:]}", synthetic_allowed=True) == NUMBER


def test_it_checks_both_check_digits() -> None:
    for at in (9, 10):
        wrong = NUMBER[:at] + str((int(NUMBER[at]) + 1) % 10) + NUMBER[at + 1 :]
        assert code(wrong) == "check_digit"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", "digits"), ("abcdefghijk", "digits"), ("1234567890", "length"), ("1" * 10_000, "length")],
)
def test_it_refuses_what_is_no_number(text: str, expected: str) -> None:
    assert code(text) == expected


@pytest.mark.parametrize("start", ["308290", "009090", "019390", "015390", "016590", "018090", "728190"])
def test_it_refuses_an_impossible_birth_date(start: str) -> None:
    number = next(
        start + str(n).zfill(3) + check_digits(start + str(n).zfill(3))
        for n in range(500)
        if len(check_digits(start + str(n).zfill(3))) == 2
    )
    assert code(number) == "birth_date"


def test_it_refuses_someone_born_before_1900() -> None:
    number = next(
        f"018190{n}" + check_digits(f"018190{n}")
        for n in range(500, 750)
        if len(check_digits(f"018190{n}")) == 2
    )
    assert code(number) == "birth_date"


@pytest.mark.parametrize(
    "born", [date(1900, 1, 1), date(1954, 12, 31), date(1999, 2, 28), date(2000, 2, 29), date(2007, 6, 15)]
)
@pytest.mark.parametrize("d_number", [False, True])
def test_a_made_number_says_when_she_was_born(born: date, d_number: bool) -> None:
    rng = random.Random(7)
    for _ in range(50):
        number = synthetic_identity_number(rng, born, d_number)
        assert normalise_identity_number(number, synthetic_allowed=True) == number
        assert birth_date(number) == born
        assert is_synthetic(number)
        assert (int(number[0]) >= 4) is d_number  # a D-number has 40 added to the day


def test_it_makes_the_same_number_for_the_same_chance() -> None:
    assert synthetic_identity_number(random.Random(1), BORN) == NUMBER


def test_it_makes_none_for_a_year_without_numbers() -> None:
    with pytest.raises(ValueError):
        synthetic_identity_number(random.Random(1), date(1899, 12, 31))


def test_it_shows_the_birth_date_and_no_more() -> None:
    assert masked("01819012345") == "018190 *****"
    assert masked("") == ""
    assert printed_identity_number("01819012345") == "018190 12345"


def test_it_accepts_an_organisation_number_with_blanks() -> None:
    assert normalise_organisation_number(" 974 760 673 ") == "974760673"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("974760674", "check_digit"), ("97476067", "length"), ("", "digits"), ("97476067X", "digits")],
)
def test_it_refuses_a_wrong_organisation_number(text: str, expected: str) -> None:
    with pytest.raises(WrongNumber) as refused:
        normalise_organisation_number(text)
    assert refused.value.code == expected
