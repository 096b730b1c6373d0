"""Everyone's cards, what they have been paid this year, and what that leaves: read once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from assignments.models import Participant
from payroll.models import PaySlip, TaxCard, TaxCardKind
from payroll.pay_cards import rule_card
from payroll.rules.cards import card_for


@dataclass(frozen=True)
class CardStanding:
    """One person's card on a day. `card` None means 50 %. Amounts are kroner.

    `gross` is what she has earned here in the day's year; `left` what remains of an exemption card's limit,
    None where she has none or it has no limit.
    """

    card: TaxCard | None
    gross: Decimal
    left: Decimal | None
    is_last_years: bool

    @property
    def is_used_up(self) -> bool:
        """Whether an exemption card's limit is reached: 50 % is withheld of all that comes (SBF §5-3-2)."""
        return self.left is not None and self.left <= 0


def card_standings(participants: Iterable[Participant], day: date) -> dict[int, CardStanding]:
    """The card that a payout on `day` would follow, for each of them, in two queries."""
    ids = [one.pk for one in participants]
    cards: dict[int, list[TaxCard]] = defaultdict(list)
    for card in TaxCard.objects.filter(participant__in=ids).order_by("pk"):
        cards[card.participant_id].append(card)
    paid = PaySlip.objects.filter(participant__in=ids, date__year=day.year).order_by()
    sums = dict(paid.values_list("participant").annotate(total=Sum("gross")))
    return {pk: _standing(cards[pk], sums.get(pk) or Decimal(0), day) for pk in ids}


def _standing(cards: list[TaxCard], gross: Decimal, day: date) -> CardStanding:
    copies = [rule_card(card) for card in cards]
    chosen = card_for(copies, day)
    card = cards[copies.index(chosen)] if chosen else None
    last_years = card is not None and card.year < day.year
    left = None
    if card is not None and card.kind == TaxCardKind.EXEMPTION and card.limit:
        left = card.limit - gross - (Decimal(0) if last_years else card.used_elsewhere)
    return CardStanding(card, gross, left, last_years)
