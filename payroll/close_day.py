"""Close the day: the box is in balance, and what wasn't fetched waits for her with a new date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.finish_day import finish_day
from assignments.models import WorkDay
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.count_cash import box_is_counted
from payroll.models import CashCount, CashMovement, PaySlip, Settlement, SlipKind
from payroll.reverse_pay_slip import Reversed, reverse_unfetched


@dataclass(frozen=True)
class Closed:
    """A closed day and the slips that nobody fetched, reversed."""

    day: WorkDay
    not_fetched: list[Reversed]


def not_fetched() -> list[PaySlip]:
    """Slips that are issued and neither paid nor reversed, of whatever day, oldest first."""
    return list(
        PaySlip.objects.exclude(kind=SlipKind.REVERSAL)
        .filter(paid=None, reversed_by=None)
        .select_related("participant__data_key", "work_day")
        .order_by("year", "number")
    )


@transaction.atomic
def close_day(work_day: WorkDay, *, by: User, now: datetime, today: date) -> Closed:
    """Close a work day.

    A slip's date is its payout date, so what wasn't fetched is reversed: the day's own slips, those of
    earlier dates and, when it is today's day, all of today's. What they were for is owed again and gets a new
    slip when she comes. The newest goes first: a supplement before the day it supplements.

    Raises:
        Refused: someone is still at work, or the box hasn't been counted since the last movement.
    """
    day = WorkDay.objects.select_for_update(no_key=True).get(pk=work_day.pk)
    Desk(PaySlip, CashMovement, CashCount, Settlement, by=by, now=now, issued_on=today)
    if not box_is_counted():
        raise Refused(_("Tell kassa først. Da er dagen i balanse når den avsluttes."), code="not_counted")
    gone = [
        reverse_unfetched(slip, by=by, now=now, today=today)
        for slip in reversed(not_fetched())
        if slip.work_day_id == day.pk or slip.date < today or day.date == today
    ]
    return Closed(finish_day(day, by=by, now=now), gone)
