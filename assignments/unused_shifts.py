"""The shifts of one who never came to work today."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assignments.models import PAYABLE, Attendance, Shift
from assignments.shift_locks import check_unlocked
from bikuben.refusals import Refused


def take_back_shifts(attendance: Attendance) -> None:
    """Remove her shifts of the day, which never came to anything; their history stays.

    Raises:
        Refused: she has worked today, and what she worked is to be paid.
    """
    shifts = list(Shift.objects.filter(attendance=attendance))
    if any(shift.outcome in PAYABLE for shift in shifts):
        raise Refused(_("Hun har arbeidet i dag. Rett økta først."), code="has_worked")
    check_unlocked(*shifts)
    for shift in shifts:
        shift.delete()
