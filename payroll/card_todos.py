"""What waits to be done about tax cards (gjøremål)."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from assignments.models import Participant
from bikuben.notices import Todo
from payroll.corrections import too_little_withheld
from payroll.missing_cards import missing_cards


def card_todos(today: date) -> list[Todo]:
    """How many of those who take part have no card of the year, and whose January is yet to be corrected."""
    return [*_missing(today), *_too_little(today)]


def _too_little(today: date) -> list[Todo]:
    count = too_little_withheld(today)
    if not count:
        return []
    text = ngettext(
        "%(count)s person er trukket for lite skatt etter fjorårets kort. Det rettes i neste lønnsslipp, "
        "senest i februar.",
        "%(count)s personer er trukket for lite skatt etter fjorårets kort. Det rettes i neste lønnsslipp, "
        "senest i februar.",
        count,
    )
    return [Todo(text % {"count": count}, reverse("payroll:cards"))]


def _missing(today: date) -> list[Todo]:
    count = len(missing_cards(list(Participant.objects.active()), today))
    if not count:
        return []
    text = ngettext(
        "En deltaker mangler skattekort for i år", "%(count)s deltakere mangler skattekort for i år", count
    )
    return [Todo(text % {"count": count}, reverse("payroll:cards"))]
