"""Which of the day's jobs a participant-day (dagsverk) counts on, for one who was on several."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from assignments.locked_days import lock_day
from assignments.models import (
    BilledDay,
    BillingChoice,
    DayState,
    Job,
    Participant,
    Shift,
    ShiftOutcome,
    WorkDay,
)
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def choose_billed_job(
    participant: Participant, work_day: WorkDay, job: Job, *, by: User, now: datetime
) -> BillingChoice:
    """Let her participant-day count on `job` instead of the job of her first shift.

    Raises `Refused` where the day is billed already, or she isn't on that job that day.
    """
    _refuse_billed(participant, work_day)
    if not hers_that_day(participant, work_day).filter(job=job).exists():
        raise Refused(_("Hun er ikke på det oppdraget denne dagen."), code="not_hers", field="job")
    choice = BillingChoice.objects.filter(participant=participant, work_day=work_day).first()
    choice = choice or BillingChoice(participant=participant, work_day=work_day)
    choice.job = job
    choice._history_user, choice._history_date = by, now
    choice.save()
    return choice


@transaction.atomic
def bill_as_usual(participant: Participant, work_day: WorkDay, *, by: User, now: datetime) -> None:
    """Take the choice back: the job of her first shift. Refused where the day is billed already."""
    _refuse_billed(participant, work_day)
    for choice in BillingChoice.objects.filter(participant=participant, work_day=work_day):
        choice._history_user, choice._history_date = by, now
        choice.delete()


def hers_that_day(participant: Participant, work_day: WorkDay) -> QuerySet[Shift]:
    """Her shifts of the day, the first first, without those that she never began."""
    found = Shift.objects.filter(participant=participant, work_day=work_day)
    return found.exclude(outcome=ShiftOutcome.DID_NOT_START).order_by("starts_at", "pk")


def is_billed(participant: Participant, work_day: WorkDay) -> bool:
    """Whether her participant-day stands on an invoice."""
    return BilledDay.objects.filter(participant=participant, work_day=work_day).exists()


def _refuse_billed(participant: Participant, work_day: WorkDay) -> None:
    # Whoever issues an invoice takes the day's lock too: what it bills can't be moved meanwhile.
    lock_day(work_day, DayState.WORKING, DayState.CLOSED)
    if is_billed(participant, work_day):
        raise Refused(
            _("Dagsverket står på en faktura. Krediter den først, så kan det flyttes."), code="billed"
        )
