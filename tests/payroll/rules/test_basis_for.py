"""What a card says for this employer, that day. SBF §5-1-4, §5-3-2, §5-7-2; SBL §5-5."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from payroll.rules.cards import Basis, BasisKind, Card, CardKind, FreeWeeks, basis_for
from payroll.rules.rates import MissingRates
from payroll.rules.withholding import UnknownTable

PAYOUT = date(2026, 11, 25)
FREE = FreeWeeks(date(2026, 11, 23))


def card(kind: CardKind, year: int = 2026, **values: Any) -> Card:
    return Card(year=year, valid_from=date(year, 1, 1), kind=kind, **values)


def table(number: str = "8130", percent: int | None = 33, **values: Any) -> Card:
    share = None if percent is None else Decimal(percent)
    return card(CardKind.TABLE, table=number, percent=share, **values)


def test_the_main_employer_uses_the_table() -> None:
    assert basis_for(table(), payout=PAYOUT) == Basis(BasisKind.TABLE, table="8130", card_year=2026)


def test_a_secondary_employer_uses_the_percentage() -> None:
    expected = Basis(BasisKind.PERCENTAGE, percent=Decimal(33), card_year=2026)
    assert basis_for(table(main_employer=False), payout=PAYOUT) == expected


def test_a_secondary_employer_without_a_percentage_uses_half() -> None:
    basis = basis_for(table(percent=None, main_employer=False), payout=PAYOUT)
    assert (basis.kind, basis.percent) == (BasisKind.PERCENTAGE, Decimal(50))


def test_zero_percent_is_a_percentage() -> None:
    assert basis_for(table(percent=0, main_employer=False), payout=PAYOUT).percent == Decimal(0)


@pytest.mark.parametrize("main", [True, False])
def test_a_percentage_card_is_the_same_for_both(main: bool) -> None:
    basis = basis_for(card(CardKind.PERCENTAGE, percent=Decimal("25.5"), main_employer=main), payout=PAYOUT)
    assert basis == Basis(BasisKind.PERCENTAGE, percent=Decimal("25.5"), card_year=2026)


def test_no_card_is_half() -> None:
    assert basis_for(None, payout=PAYOUT) == Basis(BasisKind.NO_CARD, percent=Decimal(50))
    assert basis_for(card(CardKind.NONE), payout=PAYOUT).kind == BasisKind.NO_CARD


def test_last_years_card_says_so() -> None:
    basis = basis_for(table(year=2025), payout=PAYOUT)
    assert (basis.kind, basis.card_year, basis.is_last_years_card) == (BasisKind.TABLE, 2025, True)


def test_an_earlier_table_that_is_gone_gives_its_percentage() -> None:
    basis = basis_for(table("7133", percent=36, year=2020), payout=PAYOUT)
    assert (basis.kind, basis.percent) == (BasisKind.PERCENTAGE, Decimal(36))
    basis = basis_for(table("7133", percent=None, year=2020), payout=PAYOUT)
    assert (basis.kind, basis.percent) == (BasisKind.PERCENTAGE, Decimal(50))


def test_an_unknown_table_of_the_same_year_is_refused() -> None:
    with pytest.raises(UnknownTable, match="8135"):
        basis_for(table("8135"), payout=PAYOUT)


def test_a_year_without_rates_is_refused() -> None:
    with pytest.raises(MissingRates, match=r"payroll/rates/2027\.toml"):
        basis_for(table(), payout=date(2027, 1, 4))


@pytest.mark.parametrize("limit", [None, Decimal(0)])
def test_an_exemption_without_amount_has_no_limit(limit: Decimal | None) -> None:
    basis = basis_for(card(CardKind.EXEMPTION, limit=limit), payout=PAYOUT)
    assert (basis.kind, basis.limit) == (BasisKind.EXEMPTION, None)


def test_what_was_used_elsewhere_counts_in_the_cards_own_year_only() -> None:
    values = {"limit": Decimal(100_000), "used_elsewhere": Decimal(40_000)}
    assert basis_for(card(CardKind.EXEMPTION, **values), payout=PAYOUT).used_elsewhere == 40_000
    earlier = basis_for(card(CardKind.EXEMPTION, year=2025, **values), payout=date(2026, 1, 5))
    assert (earlier.limit, earlier.used_elsewhere) == (100_000, 0)


@pytest.mark.parametrize(
    "free", [table(), table(main_employer=False), card(CardKind.PERCENTAGE, percent=Decimal(30))]
)
def test_the_free_weeks_free_ordinary_cards(free: Card) -> None:
    assert basis_for(free, payout=PAYOUT, free_weeks=FREE).kind == BasisKind.FREE_WEEKS
    for day in (date(2026, 11, 22), date(2026, 12, 7)):
        assert basis_for(free, payout=day, free_weeks=FREE).kind != BasisKind.FREE_WEEKS


def test_the_free_weeks_do_not_free_tax_at_source_nor_no_card_nor_all_year_tables() -> None:
    source = card(CardKind.TAX_AT_SOURCE, percent=Decimal(25))
    assert basis_for(source, payout=PAYOUT, free_weeks=FREE).kind == BasisKind.TAX_AT_SOURCE
    assert basis_for(None, payout=PAYOUT, free_weeks=FREE).percent == Decimal(50)
    assert basis_for(table("7350"), payout=PAYOUT, free_weeks=FREE).kind == BasisKind.TABLE
    assert basis_for(table("7300"), payout=PAYOUT, free_weeks=FREE).kind == BasisKind.FREE_WEEKS
