"""Employer's contribution by zone, to the øre; zone 1a until its relief has been saved."""

from decimal import Decimal

import pytest

from payroll.rules.contributions import contribution_rate, employer_contribution, relief_saved
from payroll.rules.rates import MissingRates


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize(
    ("zone", "contribution"),
    [
        ("1", "30.46"),
        ("1a", "22.90"),
        ("2", "22.90"),
        ("3", "13.82"),
        ("4", "11.02"),
        ("4a", "17.06"),
        ("5", "0.00"),
    ],
)
def test_it_is_the_zones_share_of_the_gross(year: int, zone: str, contribution: str) -> None:
    assert employer_contribution(year, zone, Decimal(216)) == Decimal(contribution)


def test_it_rounds_halves_up() -> None:
    assert employer_contribution(2026, "1", Decimal(5)) == Decimal("0.71")  # 0.705
    assert employer_contribution(2026, "1", Decimal(15)) == Decimal("2.12")  # 2.115
    assert employer_contribution(2026, "4", Decimal("50")) == Decimal("2.55")


def test_zone_1a_pays_less_until_850_000_kroner_has_been_saved() -> None:
    base = Decimal(1000)
    assert employer_contribution(2026, "1a", base) == Decimal("106.00")
    assert employer_contribution(2026, "1a", base, relief_used=Decimal(849_965)) == Decimal("106.00")
    assert employer_contribution(2026, "1a", base, relief_used=Decimal(849_990)) == Decimal("131.00")
    assert employer_contribution(2026, "1a", base, relief_used=Decimal(850_000)) == Decimal("141.00")
    assert employer_contribution(2026, "1a", base, relief_used=Decimal(900_000)) == Decimal("141.00")


def test_zone_1a_saves_no_more_than_the_relief_in_one_base() -> None:
    # 850 000 is saved at a base of 24 285 714.29; what is above it costs 14.1 %.
    assert employer_contribution(2026, "1a", Decimal(30_000_000)) == Decimal("3380000.00")


def test_the_rate_is_that_of_the_next_krone() -> None:
    assert contribution_rate(2026, "1") == Decimal("14.1")
    assert contribution_rate(2026, "1a") == Decimal("10.6")
    assert contribution_rate(2026, "1a", relief_used=Decimal(850_000)) == Decimal("14.1")


@pytest.mark.parametrize("zone", ["", "6", "1b", "1A"])
def test_it_refuses_an_unknown_zone(zone: str) -> None:
    with pytest.raises(ValueError, match="no contribution zone"):
        employer_contribution(2026, zone, Decimal(200))


def test_it_refuses_negative_amounts_and_a_year_without_rates() -> None:
    with pytest.raises(ValueError, match="negative"):
        employer_contribution(2026, "1", Decimal(-1))
    with pytest.raises(ValueError, match="negative"):
        employer_contribution(2026, "1a", Decimal(1), relief_used=Decimal(-1))
    with pytest.raises(MissingRates, match="2027"):
        employer_contribution(2027, "1", Decimal(200))


def test_the_relief_saved_grows_with_the_base_and_stops_at_the_relief() -> None:
    assert relief_saved(2026, "1a", Decimal(1000)) == Decimal(35)
    assert relief_saved(2026, "1a", Decimal(30_000_000)) == Decimal(850_000)
    assert relief_saved(2026, "1", Decimal(1000)) == Decimal(0)
