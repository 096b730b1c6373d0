"""The list of identity numbers to ask Skatteetaten about. Each look at one is kept (GDPR article 32)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assignments.models import Participant
from assignments.people_list import sort_key
from bikuben.models import ReadLog, User


def who_to_ask_about() -> tuple[list[Participant], list[Participant]]:
    """Those who take part: with an identity number, and without one. By chosen name."""
    people = sorted(Participant.objects.active(), key=lambda one: sort_key(str(one.chosen_name)))
    return [one for one in people if one.identity_hash], [one for one in people if not one.identity_hash]


@transaction.atomic
def numbers_to_ask_about(*, by: User, now: datetime) -> list[str]:
    """Their identity numbers (eleven digits). Who looked, at whom and when, is kept."""
    with_number, _without = who_to_ask_about()
    ReadLog.objects.bulk_create(
        ReadLog(user=by, what=ReadLog.What.IDENTITY_NUMBER, subject=one.pk, at=now)
        for one in sorted(with_number, key=lambda one: one.pk)
    )
    # In the order of the numbers, which says nothing of who is called what.
    return sorted(str(one.identity_number) for one in with_number)
