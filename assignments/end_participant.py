"""Ending (slutte), with a coded reason for the yearly report; and coming back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from assignments.change_participant import lock_participant, save_participant
from assignments.models import EmploymentBreak, EndReason, Participant
from assignments.rules.employment import is_break
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def end_participant(
    participant: Participant,
    *,
    reason: str,
    ended_on: date,
    version: int | None = None,
    by: User,
    now: datetime,
    today: date,
) -> Participant:
    """End from a day, with a reason of `EndReason`.

    Raises:
        Refused: no such reason, a day before she began or still to come, already ended, or a stale page.
    """
    if reason not in EndReason.values:
        raise Refused(_("Velg en grunn."), code="no_reason", field="reason")
    locked = lock_participant(participant, version=version)
    if locked.ended_on is not None:
        raise Refused(_("Hun har allerede sluttet."), code="already_ended")
    if ended_on > today:
        raise Refused(_("Denne dagen har ikke kommet ennå."), code="day_to_come", field="ended_on")
    if ended_on < locked.started_on:
        raise Refused(_("Hun kan ikke slutte før hun begynte."), code="before_start", field="ended_on")
    back = EmploymentBreak.objects.filter(participant=locked).order_by("-returned_on").first()
    if back is not None and ended_on < back.returned_on:
        raise Refused(_("Hun kan ikke slutte før hun kom tilbake."), code="before_return", field="ended_on")
    locked.ended_on, locked.end_reason, locked.paused_on = ended_on, reason, None
    locked._history_date = now
    return save_participant(locked, by=by)


@transaction.atomic
def reopen_participant(
    participant: Participant,
    *,
    version: int | None = None,
    was_mistake: bool = False,
    by: User,
    now: datetime,
    today: date,
) -> Participant:
    """She is back, and a new employment begins today. When and why she had ended is kept as a break.

    Reopened at the latest the day after she ended, it was no end: the employment goes on as if nothing was.
    So it does where the end `was_mistake`, or is reopened on the day it was registered.

    Raises:
        Refused: she hasn't ended, or the page is stale.
    """
    locked = lock_participant(participant, version=version)
    if locked.ended_on is None:
        raise Refused(_("Hun har ikke sluttet."), code="not_ended")
    no_end = was_mistake or _end_registered_on(locked) == today
    if is_break(locked.ended_on, today) and not no_end:
        EmploymentBreak.objects.create(
            participant=locked, ended_on=locked.ended_on, end_reason=locked.end_reason, returned_on=today
        )
    locked.ended_on, locked.end_reason = None, ""
    locked._history_date = now
    return save_participant(locked, by=by)


def _end_registered_on(ended: Participant) -> date | None:
    """The day someone wrote that she had ended, by her history; None where it doesn't go that far back."""
    registered = None
    for ended_on, moment in ended.history.order_by("-pk").values_list("ended_on", "history_date").iterator():
        if ended_on is None:
            return registered
        registered = localdate(moment)
    return None
