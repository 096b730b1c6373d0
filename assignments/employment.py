"""Who was employed when, read from her row and from each time she came back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from assignments.models import EmploymentBreak, Participant
from assignments.rules.employment import Break, Employment, spans

__all__ = ["Employment", "employments", "employments_of"]


def employments(participant_ids: Iterable[int]) -> dict[int, tuple[Employment, ...]]:
    """The employments (arbeidsforhold) of each, in order, in two queries."""
    return employments_of(Participant.objects.filter(pk__in=participant_ids))


def employments_of(people: Iterable[Participant]) -> dict[int, tuple[Employment, ...]]:
    """The same for people who are read already, in one query."""
    known = list(people)
    breaks: dict[int, list[Break]] = defaultdict(list)
    for one in EmploymentBreak.objects.filter(participant__in=known).order_by("returned_on", "pk"):
        breaks[one.participant_id].append(Break(one.ended_on, one.end_reason, one.returned_on))
    return {
        person.pk: spans(person.started_on, breaks[person.pk], person.ended_on, person.end_reason)
        for person in known
    }
