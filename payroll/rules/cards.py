"""Tax cards (skattekort): which card a payout follows, and what it says for this employer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from payroll.rules.free_weeks import FreeWeeks, allowed_free_weeks
from payroll.rules.rates import Rates, load_rates
from payroll.rules.withholding import UnknownTable

__all__ = [
    "Basis",
    "BasisKind",
    "Card",
    "CardKind",
    "FreeWeeks",
    "allowed_free_weeks",
    "basis_for",
    "card_for",
]


class CardKind(StrEnum):
    """What a card says: a table (tabell), a percentage (prosent), exemption (frikort), tax at source
    (kildeskatt på lønn), or that none was issued when it was asked for."""

    TABLE = "table"
    PERCENTAGE = "percentage"
    EXEMPTION = "exemption"
    TAX_AT_SOURCE = "tax_at_source"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Card:
    """One card of one income year, in force from `valid_from`. The constructor refuses an impossible one.

    `percent`: a table card carries one too, for secondary employers. `limit`: an exemption card's, kroner;
    None or 0 is no limit. `used_elsewhere`: what of the limit another system has used in the card's year.
    `main_employer`: False where it is secondary or unclear (SBF §5-1-4).
    """

    year: int
    valid_from: date
    kind: CardKind
    table: str | None = None
    percent: Decimal | None = None
    limit: Decimal | None = None
    used_elsewhere: Decimal = Decimal(0)
    main_employer: bool = True

    def __post_init__(self) -> None:
        if self.kind == CardKind.TABLE and not self.table:
            raise ValueError("a table card has a table number")
        if self.kind in (CardKind.PERCENTAGE, CardKind.TAX_AT_SOURCE) and self.percent is None:
            raise ValueError(f"a {self.kind} card has a percentage")
        if self.percent is not None and not 0 <= self.percent <= 100:
            raise ValueError(f"a percentage is from 0 to 100: {self.percent}")
        if (self.limit or 0) < 0 or self.used_elsewhere < 0:
            raise ValueError("a limit and what is used of it cannot be negative")


def card_for(cards: Iterable[Card], payout: date) -> Card | None:
    """The card that a payout on that day follows, or None: then half is withheld. SBL §5-5.

    The year's own card in force, the latest `valid_from`; otherwise the last one computed for an earlier
    year, as in January. A card of kind NONE was asked for and not issued, so it hides nothing. Of two with
    the same date the later in order counts.
    """
    found: Card | None = None
    for card in cards:
        if card.kind == CardKind.NONE or card.year > payout.year or card.valid_from > payout:
            continue
        if found is None or (card.year, card.valid_from) >= (found.year, found.valid_from):
            found = card
    return found


class BasisKind(StrEnum):
    """How the withholding of one payout is found."""

    TABLE = "table"
    PERCENTAGE = "percentage"
    EXEMPTION = "exemption"
    TAX_AT_SOURCE = "tax_at_source"
    NO_CARD = "no_card"
    FREE_WEEKS = "free_weeks"
    HOLIDAY_PAY = "holiday_pay"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Basis:
    """What one payout is withheld by; of `table`, `percent`, `limit` only those that decide are set.

    `limit` None on an exemption is no limit. `used_elsewhere` counts against it in the payout's year.
    `percent_beyond`: what is withheld of what exceeds an exemption's limit.
    """

    kind: BasisKind
    table: str | None = None
    percent: Decimal | None = None
    limit: Decimal | None = None
    used_elsewhere: Decimal = Decimal(0)
    percent_beyond: Decimal | None = None
    card_year: int | None = None
    is_last_years_card: bool = False


def basis_for(
    card: Card | None, *, payout: date, free_weeks: FreeWeeks | None = None, rates: Rates | None = None
) -> Basis:
    """What a payout on that day is withheld by, given the card it follows (`card_for`).

    Main employer: the card's table; secondary, or unclear: its percentage (SBF §5-1-4); a table card without
    one: 50 %. An earlier year's table that no longer exists: the percentage. An exemption from an earlier
    year has its whole limit, counted over the payout's year (SBL §5-5).

    In the free weeks nothing is withheld (SBF §5-7-2), except from tax at source, without a card, and by the
    tables that withhold in all twelve months.

    `UnknownTable` for a table that its own year hasn't; `MissingRates` where the payout's year has no rates.
    """
    rates = rates or load_rates(payout.year)
    without_card = rates.percent_without_card
    if card is None or card.kind == CardKind.NONE:
        return Basis(BasisKind.NO_CARD, percent=without_card)
    earlier = card.year < payout.year
    known_table = card.table is not None and card.table in rates.kinds
    if card.kind == CardKind.TABLE and not known_table and not earlier:
        raise UnknownTable(f"there is no withholding table {card.table} in {card.year}")

    if card.kind == CardKind.TAX_AT_SOURCE:
        return Basis(
            BasisKind.TAX_AT_SOURCE, percent=card.percent, card_year=card.year, is_last_years_card=earlier
        )
    all_year = card.kind == CardKind.TABLE and known_table and rates.kinds[card.table or ""].twelve_months
    if free_weeks is not None and payout in free_weeks and not all_year:
        return Basis(BasisKind.FREE_WEEKS, card_year=card.year, is_last_years_card=earlier)
    if card.kind == CardKind.EXEMPTION:
        return Basis(
            BasisKind.EXEMPTION,
            limit=card.limit or None,
            used_elsewhere=Decimal(0) if earlier else card.used_elsewhere,
            percent_beyond=without_card,
            card_year=card.year,
            is_last_years_card=earlier,
        )
    if card.kind == CardKind.TABLE and card.main_employer and known_table:
        return Basis(BasisKind.TABLE, table=card.table, card_year=card.year, is_last_years_card=earlier)
    percent = without_card if card.percent is None else card.percent
    return Basis(BasisKind.PERCENTAGE, percent=percent, card_year=card.year, is_last_years_card=earlier)
