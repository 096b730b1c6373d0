"""What is withheld of holiday pay, by card and by when it is paid. SBF §5-7-1."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from payroll.rules.cards import BasisKind, Card, CardKind
from payroll.rules.day_pay import ContributionRule, DayPay
from payroll.rules.holiday_pay import HolidayParts, pay_holiday
from payroll.rules.rates import load_rates

IN_2026 = date(2026, 6, 1)
ORDINARY, WITH_SUPPLEMENT = HolidayParts(4080, 0), HolidayParts(4080, 920)


def card(kind: CardKind, **fields: object) -> Card:
    return Card(2026, date(2026, 1, 1), kind, **fields)


CARDS = {
    "table with percentage": card(CardKind.TABLE, table="8100", percent=Decimal(30)),
    "table alone": card(CardKind.TABLE, table="8100"),
    "percentage": card(CardKind.PERCENTAGE, percent=Decimal("22.5")),
    "exemption": card(CardKind.EXEMPTION),
    "exemption used up": card(CardKind.EXEMPTION, limit=Decimal(1_000), used_elsewhere=Decimal(1_000)),
    "tax at source": card(CardKind.TAX_AT_SOURCE, percent=Decimal(25)),
    "none": None,
}


def pay(parts: HolidayParts, tax_card: Card | None, *, earning_year: int, used: int = 0) -> DayPay:
    return pay_holiday(
        parts,
        earning_year=earning_year,
        payout=IN_2026,
        card=tax_card,
        exempt_used=Decimal(used),
        contribution=ContributionRule("1"),
        rates=load_rates(2026),
    )[0]


@pytest.mark.parametrize(
    ("name", "year_after", "with_supplement", "on_leaving"),
    [
        ("table with percentage", 0, 276, 1224),
        ("table alone", 0, 460, 2040),
        ("percentage", 0, 207, 918),
        ("exemption", 0, 0, 0),
        ("exemption used up", 0, 460, 2040),
        ("tax at source", 1020, 1250, 1020),
        ("none", 0, 460, 2040),
    ],
)
def test_the_card_and_the_year_decide(
    name: str, year_after: int, with_supplement: int, on_leaving: int
) -> None:
    """The year after: nothing, save the supplement, and tax at source always. On leaving in the earning year:
    all of it, by percentage, because no table is for a sum that is pay for no number of days."""
    tax_card = CARDS[name]
    assert pay(ORDINARY, tax_card, earning_year=2025).withholding == year_after
    assert pay(WITH_SUPPLEMENT, tax_card, earning_year=2025).withholding == with_supplement
    assert pay(ORDINARY, tax_card, earning_year=2026).withholding == on_leaving


def test_paid_later_than_the_following_year_it_is_withheld() -> None:
    assert pay(ORDINARY, CARDS["percentage"], earning_year=2024).withholding == 918


def test_the_gross_is_fixed_and_the_net_is_what_is_left() -> None:
    found = pay(ORDINARY, CARDS["percentage"], earning_year=2026)
    assert (found.gross, found.net) == (4080, 3162)


def test_the_untaxed_part_and_the_supplement_are_lines_of_their_own() -> None:
    found = pay(WITH_SUPPLEMENT, CARDS["percentage"], earning_year=2025)
    assert [(part.kind, part.base, part.withheld) for part in found.parts] == [
        (BasisKind.HOLIDAY_PAY, 4080, 0),
        (BasisKind.PERCENTAGE, 920, 207),
    ]


def test_an_exemption_is_free_up_to_its_limit_and_half_beyond() -> None:
    """On leaving: 1 000 of the 4 080 are left of the limit, so 50 % of 3 080 is withheld."""
    limited = card(CardKind.EXEMPTION, limit=Decimal(10_000))
    found = pay(ORDINARY, limited, earning_year=2026, used=9_000)
    assert [(part.kind, part.base, part.withheld) for part in found.parts] == [
        (BasisKind.EXEMPTION, 1_000, 0),
        (BasisKind.PERCENTAGE, 3_080, 1_540),
    ]


def test_the_untaxed_part_uses_of_the_limit_before_the_supplement() -> None:
    """9 000 used and 4 080 untaxed: nothing is left of 10 000 for the supplement of 920."""
    limited = card(CardKind.EXEMPTION, limit=Decimal(10_000))
    assert pay(WITH_SUPPLEMENT, limited, earning_year=2025, used=9_000).withholding == 460
    assert pay(WITH_SUPPLEMENT, limited, earning_year=2025, used=5_000).withholding == 0


def test_the_free_weeks_are_not_for_holiday_pay() -> None:
    """SBF §5-7-2 is for pay by the hour, day or week."""
    found, _basis = pay_holiday(
        ORDINARY,
        earning_year=2026,
        payout=date(2026, 11, 20),
        card=CARDS["percentage"],
        exempt_used=Decimal(0),
        contribution=ContributionRule("1"),
        rates=load_rates(2026),
    )
    assert found.withholding == 918


def test_the_contribution_comes_when_it_is_paid_and_it_earns_no_more_holiday_pay() -> None:
    """14.1 % of 4 080."""
    found = pay(ORDINARY, None, earning_year=2025)
    assert (found.contribution, found.holiday_base) == (Decimal("575.28"), 0)


def test_nothing_can_not_be_paid() -> None:
    with pytest.raises(ValueError, match="no holiday pay"):
        pay(HolidayParts(0, 0), None, earning_year=2025)
