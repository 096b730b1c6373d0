"""Opening the day: from now on people may come, and the day's seed can no longer be chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.locked_days import lock_day
from assignments.models import DayState, DrawSeed, WorkDay
from assignments.rules.draw import commitment
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

SEED_BYTES = 32


@transaction.atomic
def open_day(
    day: WorkDay, *, by: User, now: datetime, today: date, randomness: Callable[[int], bytes]
) -> WorkDay:
    """Open today's day for arrivals and fix the seed (frø) of its draw.

    Raises:
        Refused: the day isn't planned, or isn't today's (a day that has passed is entered afterwards).
    """
    day = lock_day(day, DayState.PLANNED, DayState.OPEN)
    if day.state == DayState.OPEN:
        raise Refused(_("Dagen er allerede åpen."), code="already_open")
    if day.date > today:
        raise Refused(_("Denne dagen har ikke kommet ennå."), code="not_today")
    if day.date < today:
        raise Refused(_("Denne dagen er over. Den kan føres i etterkant."), code="not_today")
    issue_seed(day, attempt=1, reason="", by=by, now=now, today=today, randomness=randomness)
    day.state = DayState.OPEN
    day.opened_at = now
    day.save()
    return day


def issue_seed(
    day: WorkDay,
    *,
    attempt: int,
    reason: str,
    by: User,
    now: datetime,
    today: date,
    randomness: Callable[[int], bytes],
) -> DrawSeed:
    """Make and issue a seed. It is a paper, so nobody can put another in its place afterwards."""
    seed = randomness(SEED_BYTES)
    if len(seed) != SEED_BYTES:
        raise ValueError("a seed is 32 bytes")
    return Desk(DrawSeed, by=by, now=now, issued_on=today).issue(
        DrawSeed(
            work_day=day,
            date=day.date,
            attempt=attempt,
            seed=seed.hex(),
            commitment=commitment(seed),
            reason=reason,
        )
    )
