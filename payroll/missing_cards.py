"""Whose tax card is missing or old. SBL §5-1: card data must be fresh before each pay run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assignments.missing import Missing
from assignments.models import Participant
from payroll.cards_in_force import CardStanding, card_standings


def missing_cards(participants: Sequence[Participant], today: date) -> dict[int, list[Missing]]:
    """A card that is missing or of an earlier year. Read through `PARTICIPANT_MISSING`."""
    found = {}
    for pk, standing in card_standings(participants, today).items():
        missing = _missing(pk, standing)
        if missing:
            found[pk] = [missing]
    return found


def _missing(pk: int, standing: CardStanding) -> Missing | None:
    new_card = reverse("payroll:new_card", args=[pk])
    if standing.card is None:
        return Missing(
            "card", _("Skattekort mangler. Uten kort trekkes 50 prosent skatt."), _("skattekort"), new_card
        )
    if standing.is_last_years:
        return Missing("card", _("Skattekortet er fra i fjor. Hent det nye."), _("nytt skattekort"), new_card)
    return None
