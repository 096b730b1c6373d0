"""Whose tax card is missing or old. SBL §5-1: card data must be fresh before each pay run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assignments.missing import Missing
from assignments.models import Participant
from payroll.card_statuses import card_statuses, status_short, status_words
from payroll.cards_in_force import CardStanding, card_standings
from payroll.models import CardStatus


def missing_cards(participants: Sequence[Participant], today: date) -> dict[int, list[Missing]]:
    """A card that is missing or of an earlier year, or what Skatteetaten answered instead of a card.

    Read through `PARTICIPANT_MISSING`.
    """
    found = {}
    answers = card_statuses(participants, today)
    for pk, standing in card_standings(participants, today).items():
        missing = _answered(answers[pk]) if pk in answers else _missing(pk, standing)
        if missing:
            found[pk] = [missing]
    return found


def _answered(status: CardStatus) -> Missing:
    code = str(status.code)
    page = reverse("payroll:her_cards", args=[status.participant_id])
    return Missing("card", status_words(code), status_short(code), page)


def _missing(pk: int, standing: CardStanding) -> Missing | None:
    new_card = reverse("payroll:new_card", args=[pk])
    if standing.card is None:
        return Missing(
            "card", _("Skattekort mangler. Uten kort trekkes 50 prosent skatt."), _("skattekort"), new_card
        )
    if standing.is_last_years:
        return Missing("card", _("Skattekortet er fra i fjor. Hent det nye."), _("nytt skattekort"), new_card)
    return None
