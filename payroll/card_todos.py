"""What waits to be done about tax cards (gjøremål)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.models import Participant, WorkDay
from bikuben.notices import Todo
from payroll.box_needs import COMING
from payroll.card_freshness import FRESH_DAYS, card_freshness
from payroll.card_statuses import card_statuses, status_todo
from payroll.corrections import too_little_withheld
from payroll.missing_cards import missing_cards
from payroll.models import WaitingCardAnswer


def card_todos(today: date) -> list[Todo]:
    """Answers from Skatteetaten to act on, who has no card of the year, whose January is yet to be corrected,
    and cards that have grown old."""
    people = list(Participant.objects.active())
    return [
        *_answers(people, today),
        *_missing(people, today),
        *_too_little(people, today),
        *_fetch(today),
    ]


def _too_little(people: list[Participant], today: date) -> Iterator[Todo]:
    count = too_little_withheld(people, today)
    if count:
        text = ngettext(
            "%(count)s person er trukket for lite skatt etter fjorårets kort. Det rettes i neste lønnsslipp, "
            "senest i februar.",
            "%(count)s personer er trukket for lite skatt etter fjorårets kort. Det rettes i neste "
            "lønnsslipp, senest i februar.",
            count,
        )
        yield Todo(text % {"count": count}, reverse("payroll:cards"))


def _answers(people: list[Participant], today: date) -> Iterator[Todo]:
    counts = Counter(str(one.code) for one in card_statuses(people, today).values())
    for code, count in sorted(counts.items()):
        yield Todo(status_todo(code, count), reverse("payroll:cards"))


def _missing(people: list[Participant], today: date) -> Iterator[Todo]:
    """Those whom Skatteetaten has answered about are asked for by their answer, not twice."""
    answered = card_statuses(people, today)
    count = sum(pk not in answered for pk in missing_cards(people, today))
    if count:
        text = ngettext(
            "En deltaker mangler skattekort for i år.",
            "%(count)s deltakere mangler skattekort for i år.",
            count,
        )
        yield Todo(text % {"count": count}, reverse("payroll:cards"))


def _fetch(today: date) -> Iterator[Todo]:
    """One line at most: an answer that waits, or cards that should be fetched before pay that is near."""
    waiting = WaitingCardAnswer.objects.values_list("pk", flat=True).first()
    if waiting is not None:
        text = _("Et svar om skattekort er lastet opp og venter på å bli brukt.")
        yield Todo(text, reverse("payroll:card_answer", args=[waiting]))
        return
    freshness = card_freshness(today)
    near = WorkDay.objects.filter(
        state__in=COMING, date__gte=today, date__lte=today + timedelta(days=FRESH_DAYS)
    )
    if freshness.went_old and near.exists():
        text = ngettext(
            "Skattekortene ble hentet for en dag siden: hent dem før neste lønn.",
            "Skattekortene ble hentet for %(days)s dager siden: hent dem før neste lønn.",
            freshness.days,
        )
        yield Todo(text % {"days": freshness.days}, reverse("payroll:import_cards"))
