"""Stored tax cards as the rules know them."""

from __future__ import annotations

from datetime import date

from assignments.models import Participant
from payroll.models import TaxCard
from payroll.rules.cards import Card, CardKind, card_for


def rule_card(card: TaxCard) -> Card:
    """A stored card as the rules know it."""
    return Card(
        year=card.year,
        valid_from=card.valid_from,
        kind=CardKind(card.kind),
        table=card.table or None,
        percent=card.percent,
        limit=card.limit,
        used_elsewhere=card.used_elsewhere,
        main_employer=card.main_employer,
    )


def card_in_force(participant: Participant, payout: date) -> Card | None:
    """The card a payout on that day follows; None means 50 %."""
    return card_for([rule_card(card) for card in participant.tax_cards.order_by("pk")], payout)
