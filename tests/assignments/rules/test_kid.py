"""KID check digits: the bank's own examples, and every slip of the finger that they must catch."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assignments.rules.kid import is_kid, kid_mod10, kid_mod11

DIGITS = st.text("0123456789", min_size=3, max_size=24)


def right_mod10(kid: str) -> bool:
    return kid_mod10(kid[:-1]) == kid


def right_mod11(kid: str) -> bool:
    try:
        return kid_mod11(kid[:-1]) == kid
    except ValueError:
        return False


def mod11(digits: str) -> str:
    """The KID, or no example at all where its digit would be "-"."""
    try:
        return kid_mod11(digits)
    except ValueError:
        assume(False)
        raise


@pytest.mark.parametrize(
    ("digits", "kid"),
    [
        ("12345678", "123456782"),
        ("7992739871", "79927398713"),
        ("000", "0000"),
        ("001", "0018"),
        ("234567", "2345676"),
    ],
)
def test_mod10_gives_the_published_examples(digits: str, kid: str) -> None:
    assert kid_mod10(digits) == kid


@pytest.mark.parametrize(
    ("digits", "kid"), [("12345678", "123456785"), ("000", "0000"), ("1234567", "12345674")]
)
def test_mod11_gives_the_published_examples(digits: str, kid: str) -> None:
    assert kid_mod11(digits) == kid


def test_mod11_is_the_check_of_an_organisation_number() -> None:
    assert kid_mod11("97476067") == "974760673"


def test_mod11_refuses_digits_whose_check_would_be_a_hyphen() -> None:
    with pytest.raises(ValueError, match="no modulus 11"):
        kid_mod11("006")


@pytest.mark.parametrize("digits", ["", "12", "1" * 25, "12 345", "12a45", "-1234", "1٢345", "½123"])
def test_both_refuse_what_is_no_kid(digits: str) -> None:
    for function in (kid_mod10, kid_mod11):
        with pytest.raises(ValueError, match="KID"):
            function(digits)


def test_both_accept_the_shortest_and_the_longest() -> None:
    assert len(kid_mod10("123")) == len(kid_mod11("123")) == 4
    assert len(kid_mod10("1" * 24)) == len(kid_mod11("1" * 24)) == 25


@given(DIGITS, st.data())
def test_mod10_catches_one_changed_digit(digits: str, data: st.DataObject) -> None:
    assert not right_mod10(changed(kid_mod10(digits), data))


@given(DIGITS, st.data())
def test_mod11_catches_one_changed_digit(digits: str, data: st.DataObject) -> None:
    assert not right_mod11(changed(mod11(digits), data))


@given(DIGITS, st.data())
def test_mod10_catches_swapped_neighbours_except_nought_and_nine(digits: str, data: st.DataObject) -> None:
    kid = kid_mod10(digits)
    swapped, pair = with_swap(kid, data)
    assert right_mod10(swapped) == (pair == {"0", "9"})


@given(DIGITS, st.data())
def test_mod11_catches_swapped_neighbours(digits: str, data: st.DataObject) -> None:
    swapped, _ = with_swap(mod11(digits), data)
    assert not right_mod11(swapped)


def changed(kid: str, data: st.DataObject) -> str:
    at = data.draw(st.integers(0, len(kid) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != kid[at]]))
    return kid[:at] + other + kid[at + 1 :]


def with_swap(kid: str, data: st.DataObject) -> tuple[str, set[str]]:
    at = data.draw(st.integers(0, len(kid) - 2))
    assume(kid[at] != kid[at + 1])
    return kid[:at] + kid[at + 1] + kid[at] + kid[at + 2 :], {kid[at], kid[at + 1]}


@given(DIGITS)
def test_a_kid_is_known_by_either_modulus(digits: str) -> None:
    assert is_kid(kid_mod10(digits))
    assert is_kid(mod11(digits))
    others = [f"{digits}{check}" for check in range(10)]
    assert all(is_kid(other) == (right_mod10(other) or right_mod11(other)) for other in others)


@pytest.mark.parametrize("text", ["", "1", "123", "12345x", "1234567-", "٤٤٤٤", "1" * 26])
def test_what_is_no_kid_is_told_without_an_error(text: str) -> None:
    assert not is_kid(text)
