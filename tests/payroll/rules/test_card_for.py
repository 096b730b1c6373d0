"""Which card a payout follows: the year's own in force, else the last computed one, else none. SBL §5-5."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.rules.cards import Card, CardKind, card_for


def card(year: int, month: int = 1, day: int = 1, kind: CardKind = CardKind.TABLE) -> Card:
    return Card(year=year, valid_from=date(year, month, day), kind=kind, table="8130", percent=Decimal(30))


def test_the_latest_in_force_counts() -> None:
    cards = [card(2026, 3), card(2026, 1), card(2026, 6)]
    assert card_for(cards, date(2026, 2, 28)) == card(2026, 1)
    assert card_for(cards, date(2026, 3, 1)) == card(2026, 3)
    assert card_for(cards, date(2026, 12, 31)) == card(2026, 6)


def test_january_uses_last_years_card() -> None:
    assert card_for([card(2025, 1), card(2025, 9)], date(2026, 1, 5)) == card(2025, 9)


def test_this_years_card_goes_before_last_years() -> None:
    assert card_for([card(2026, 1), card(2025, 9)], date(2026, 1, 5)) == card(2026, 1)


def test_next_years_card_waits_for_its_year() -> None:
    early = Card(year=2027, valid_from=date(2026, 12, 20), kind=CardKind.EXEMPTION)
    assert card_for([early], date(2026, 12, 21)) is None
    assert card_for([early, card(2026)], date(2026, 12, 21)) == card(2026)
    assert card_for([early, card(2026)], date(2027, 1, 4)) == early


def test_asked_for_and_not_issued_looks_further_back() -> None:
    none = card(2026, kind=CardKind.NONE)
    assert card_for([none, card(2024)], date(2026, 2, 2)) == card(2024)
    assert card_for([none], date(2026, 2, 2)) is None


def test_no_cards_is_none() -> None:
    assert card_for([], date(2026, 2, 2)) is None
    assert card_for([card(2026, 5)], date(2026, 4, 30)) is None


def test_the_later_of_two_with_the_same_date_counts() -> None:
    other = card(2026, kind=CardKind.PERCENTAGE)
    assert card_for([card(2026), other], date(2026, 4, 30)) == other


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": CardKind.TABLE},
        {"kind": CardKind.PERCENTAGE},
        {"kind": CardKind.TAX_AT_SOURCE},
        {"kind": CardKind.PERCENTAGE, "percent": Decimal("100.1")},
        {"kind": CardKind.PERCENTAGE, "percent": Decimal(-1)},
        {"kind": CardKind.EXEMPTION, "limit": Decimal(-1)},
        {"kind": CardKind.EXEMPTION, "used_elsewhere": Decimal(-1)},
    ],
)
def test_an_impossible_card_is_refused(wrong: dict) -> None:
    with pytest.raises(ValueError):
        Card(year=2026, valid_from=date(2026, 1, 1), **wrong)
