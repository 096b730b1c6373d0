"""The lock that every action on a day takes first, and the check of what state it is in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assignments.models import DayState, WorkDay
from bikuben.refusals import Refused


def lock_day(day: WorkDay, *states: DayState) -> WorkDay:
    """The day read anew and locked until the transaction ends.

    Raises `Refused` (code `wrong_state`) where it is in none of `states`: the page was stale.
    """
    # no_key: papers issued meanwhile may still refer to the day. A full lock here and the lock on their
    # counters there would wait for each other in a ring on PostgreSQL.
    locked = WorkDay.objects.select_for_update(no_key=True).get(pk=day.pk)
    if locked.state not in states:
        raise Refused(_wrong_state(locked), code="wrong_state")
    return locked


def _wrong_state(day: WorkDay) -> str:
    return {
        DayState.PLANNED: _("Dagen er ikke åpnet ennå."),
        DayState.OPEN: _("Dagen er åpen, og plassene er ikke fordelt ennå."),
        DayState.DRAWN: _("Plassene er fordelt, og arbeidet er ikke begynt ennå."),
        DayState.WORKING: _("Arbeidet er alt i gang."),
        DayState.CLOSED: _("Dagen er avsluttet."),
        DayState.CANCELLED: _("Dagen er avlyst."),
    }[DayState(day.state)]
