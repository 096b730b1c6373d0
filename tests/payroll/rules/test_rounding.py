"""The rounding rules, each by literal amounts."""

from decimal import Decimal

import pytest

from bikuben.rounding import (
    down_to_krone,
    half_up_to_krone,
    half_up_to_ore,
    up_to_krone,
    up_to_ten,
    whole_kroner,
)


@pytest.mark.parametrize(("amount", "rounded"), [("0", 0), ("0.99", 0), ("199.999", 199), ("200", 200)])
def test_withholding_goes_down_to_the_krone(amount: str, rounded: int) -> None:
    assert down_to_krone(Decimal(amount)) == rounded


def test_nothing_negative_is_rounded_down() -> None:
    with pytest.raises(ValueError, match="from 0"):
        down_to_krone(Decimal("-0.01"))


@pytest.mark.parametrize(("amount", "rounded"), [("0", 0), ("4080", 4080), ("4080.001", 4081)])
def test_holiday_pay_goes_up_to_the_krone(amount: str, rounded: int) -> None:
    """Never less than the law gives: FERIE §10."""
    assert up_to_krone(Decimal(amount)) == rounded


def test_nothing_negative_is_rounded_up() -> None:
    with pytest.raises(ValueError, match="from 0"):
        up_to_krone(Decimal("-0.01"))


@pytest.mark.parametrize(
    ("amount", "rounded"), [("0.49", 0), ("0.50", 1), ("1.50", 2), ("2.5", 3), ("-0.5", -1), ("-0.49", 0)]
)
def test_what_is_owed_goes_to_the_nearest_krone(amount: str, rounded: int) -> None:
    assert half_up_to_krone(Decimal(amount)) == rounded


@pytest.mark.parametrize(
    ("amount", "rounded"), [("30.456", "30.46"), ("0.705", "0.71"), ("0.704", "0.70"), ("-0.705", "-0.71")]
)
def test_a_slip_shows_the_nearest_ore(amount: str, rounded: str) -> None:
    assert half_up_to_ore(Decimal(amount)) == Decimal(rounded)


def test_whole_kroner_are_whole_or_refused() -> None:
    assert whole_kroner(Decimal("200.00")) == 200
    with pytest.raises(ValueError, match="whole"):
        whole_kroner(Decimal("200.50"))
    with pytest.raises(TypeError):
        whole_kroner(200.0)  # type: ignore[arg-type]


@pytest.mark.parametrize(("amount", "rounded"), [("0", 0), ("350", 350), ("350.01", 360), ("358.36", 360)])
def test_a_price_goes_up_to_the_ten(amount: str, rounded: int) -> None:
    assert up_to_ten(Decimal(amount)) == rounded
