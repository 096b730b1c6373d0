"""Issue pay slips: for one person now, or for everyone who has finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from assignments.models import DayState, Participant, WorkDay
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.garnishing import garnishments_of
from payroll.models import PaidDay, PaidSlip, PaySlip, Settlement, SlipKind
from payroll.pay_basis import work_out
from payroll.unpaid import UnpaidDay, details_missing, unpaid_days
from payroll.write_slip import write_slip

PAYABLE_STATES = (DayState.WORKING, DayState.CLOSED)


@dataclass(frozen=True)
class Issued:
    """The slips of one go, and those left out because something is missing on their page."""

    slips: list[PaySlip]
    left_out: list[UnpaidDay]


def payout_date(work_day: WorkDay, today: date) -> date:
    """The date a slip gets: today, but its own date for a day run on paper and entered afterwards."""
    if work_day.entered_afterwards and work_day.state == DayState.WORKING:
        return work_day.date
    return today


@transaction.atomic
def issue_pay_slip(
    participant: Participant, work_day: WorkDay, *, by: User, now: datetime, today: date
) -> PaySlip:
    """Issue the slip of one person's finished day.

    Raises:
        Refused: not finished, already paid, something missing on her page, or the day isn't held.
    """
    day = _held_day(work_day)
    desk = Desk(PaySlip, Settlement, by=by, now=now, issued_on=today)
    found = unpaid_days(work_day=day, participant=participant)
    if not found:
        if PaidDay.objects.filter(participant=participant, work_day=day).exists():
            raise Refused(_("Denne dagen har hun allerede fått lønnsslipp for."), code="already_paid")
        raise Refused(_("Hun er ikke ferdig med dagen ennå."), code="not_finished")
    return _issue(desk, found[0], day, today)


@transaction.atomic
def issue_pay_slips(work_day: WorkDay, *, by: User, now: datetime, today: date) -> Issued:
    """Issue the slips of everyone who has finished the day and isn't paid, all or none of them.

    People whose page lacks what a slip needs are left out and named, so that the others aren't kept waiting.

    Raises:
        Refused: the day isn't held, or there is no slip to issue.
    """
    day = _held_day(work_day)
    desk = Desk(PaySlip, Settlement, by=by, now=now, issued_on=today)
    found = unpaid_days(work_day=day)
    ready = [unpaid for unpaid in found if not unpaid.missing]
    left_out = [unpaid for unpaid in found if unpaid.missing]
    if not ready:
        if left_out:
            raise details_missing()
        raise Refused(_("Det er ingen som venter på lønnsslipp."), code="nothing_to_issue")
    return Issued([_issue(desk, unpaid, day, today) for unpaid in ready], left_out)


def _held_day(work_day: WorkDay) -> WorkDay:
    day = WorkDay.objects.select_for_update(no_key=True).get(pk=work_day.pk)
    if day.state not in PAYABLE_STATES:
        raise Refused(_("Lønn kan først skrives når arbeidet er i gang."), code="day_not_held")
    return day


def _issue(desk: Desk, unpaid: UnpaidDay, day: WorkDay, today: date) -> PaySlip:
    if unpaid.missing:
        raise details_missing()
    held = money_she_holds(unpaid.participant, day)
    payout = held.date if held else payout_date(day, today)
    # What was taken of the money she holds stays taken: the same money is settled, not paid once more.
    if held is not None and held.net + held.garnishment != -unpaid.net:
        raise Refused(
            _("Hun har fortsatt pengene fra en tilbakeført slipp for dagen. Før dem tilbake i kassa først."),
            code="holds_other_money",
        )
    garnished = garnishments_of(held.reverses) if held and held.reverses else None
    worked = work_out(
        unpaid.participant,
        day,
        net=unpaid.net,
        payout=payout,
        correct=held is None,
        garnished=garnished,
        # So stays what it was, a wage or a fee, and where: its month may be reported already.
        holiday_percent=held.holiday_percent if held else None,
        zone=held.contribution_zone if held else None,
    )
    slip = write_slip(desk, unpaid.participant, day, worked, payout=payout)
    PaidDay.objects.create(participant=unpaid.participant, work_day=day, slip=slip)
    if held is not None:
        settle(desk, slip, held)
    return slip


def money_she_holds(participant: Participant, work_day: WorkDay) -> PaySlip | None:
    """The reversal of a paid slip for the day whose money neither came back nor was settled, if any."""
    return _money_out().filter(participant=participant, work_day=work_day).first()


def holiday_money_she_holds(participant: Participant, earning_year: int) -> PaySlip | None:
    """The same of a year's holiday pay."""
    return _money_out().filter(participant=participant, earning_year=earning_year).first()


def _money_out() -> QuerySet[PaySlip]:
    out = PaySlip.objects.filter(
        kind=SlipKind.REVERSAL, reverses__paid__isnull=False, paid=None, settled_by=None
    )
    return out.order_by("year", "number")


def settle(desk: Desk, slip: PaySlip, reversal: PaySlip) -> Settlement:
    """Pay a new slip with the money she already has from a reversed one. No notes move."""
    settlement = desk.issue(Settlement(slip=slip, reversal=reversal, amount=slip.net, date=slip.date))
    PaidSlip.objects.create(slip=slip, settlement=settlement)
    return settlement
