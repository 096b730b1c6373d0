"""Rates are data, one file a year; a year without a file stops and says which."""

import tomllib
from datetime import date
from decimal import Decimal

import pytest

from payroll.rules.rates import FOLDER, MissingRates, base_amount, load_rates


@pytest.mark.parametrize("year", [2024, 2027, 9999, -1])
def test_it_names_the_missing_file(year: int) -> None:
    with pytest.raises(MissingRates, match=rf"payroll/rates/{year}\.toml") as caught:
        load_rates(year)
    assert caught.value.year == year
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("year", [2025, 2026])
def test_no_rate_is_a_float(year: int) -> None:
    rates = load_rates(year)
    assert rates.year == year
    assert isinstance(rates.withholding.municipal_rate, Decimal)
    assert all(isinstance(rate, Decimal) for rate in rates.withholding.bracket_rates)
    assert all(isinstance(zone.rate, Decimal) for zone in rates.zones.values())
    assert rates.percent_without_card == Decimal(50)


def test_it_has_the_figures_of_2026() -> None:
    figures = load_rates(2026).withholding
    assert figures.personal_allowance == 114_540
    assert figures.bracket_limits == (226_100, 318_300, 725_050, 980_100, 1_467_200)
    assert figures.insurance_rate_high == Decimal("7.6")
    assert len(figures.tables) == 96


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_file_tells_its_sources(year: int) -> None:
    text = (FOLDER / f"{year}.toml").read_text(encoding="utf-8")
    assert text.count("Source:") >= 4
    assert set(tomllib.loads(text)) == {"withholding", "percentage", "contribution", "limits", "base_amount"}


@pytest.mark.parametrize(
    ("day", "kroner"),
    [
        (date(2025, 4, 30), 124_028),
        (date(2025, 5, 1), 130_160),
        (date(2026, 4, 30), 130_160),
        (date(2026, 5, 1), 136_549),
        (date(2026, 12, 31), 136_549),
    ],
)
def test_the_basic_amount_changes_in_may(day: date, kroner: int) -> None:
    assert base_amount(day) == kroner
