"""Whose exemption card (frikort) is used up, so that 50 % is withheld until she has another."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from assignments.models import Participant
from bikuben.notices import Todo
from payroll.cards_in_force import card_standings


def exemption_todos(today: date) -> list[Todo]:
    """How many need another card (`TODO_PROVIDERS`)."""
    standings = card_standings(Participant.objects.active(), today)
    count = sum(one.is_used_up for one in standings.values())
    if not count:
        return []
    text = ngettext(
        "%(count)d deltaker trenger nytt skattekort: frikortet er brukt opp",
        "%(count)d deltakere trenger nytt skattekort: frikortet er brukt opp",
        count,
    )
    return [Todo(text % {"count": count}, reverse("payroll:cards"))]
