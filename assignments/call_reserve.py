"""Calling the next reserve to a place that has come free."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.locked_days import lock_day
from assignments.models import Attendance, AttendanceState, WorkDay
from assignments.places import PLACES_GIVEN, RUNNING, call_next, free_places
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def call_reserve(day: WorkDay, *, by: User, now: datetime) -> Attendance:
    """The next reserve (neste reserve) gets a free place, and on a day under way a shift.

    Raises:
        Refused: no place is free, nobody waits, or the places aren't given yet.
    """
    day = lock_day(day, *RUNNING)
    if day.state not in PLACES_GIVEN:
        raise Refused(_("Plassene er ikke fordelt ennå."), code="places_not_given")
    if not day.attendances.filter(state=AttendanceState.RESERVE).exists():
        raise Refused(_("Ingen reserver venter."), code="no_reserve")
    if free_places(day) == 0:
        raise Refused(_("Ingen plass er ledig."), code="no_free_place")
    called = call_next(day, by=by, now=now)
    if called is None:
        raise AssertionError("a place is free and someone waits")
    return called
