"""A later payment for a day that is paid already (tillegg). SBF §5-10-1: one date, one period."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from assignments.models import Participant, WorkDay
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.models import PaidDay, PaySlip, ReversalCause, SlipKind
from payroll.pay_basis import work_out
from payroll.unpaid import details_missing, missing_for_slip
from payroll.write_slip import write_slip


@transaction.atomic
def issue_supplement(
    participant: Participant,
    work_day: WorkDay,
    *,
    net: Decimal,
    reason: str,
    by: User,
    now: datetime,
    today: date,
) -> PaySlip:
    """Pay `net` kroner more for a day that has a slip; withheld is the day's sum less what was withheld.

    Raises:
        Refused: the day has no slip to supplement, no reason is given, or the net is impossible.
    """
    if not reason.strip():
        raise Refused(_("Skriv hva tillegget er for."), code="no_reason", field="reason")
    if net <= 0 or net != net.to_integral_value():
        raise Refused(_("Beløpet må være i hele kroner og mer enn null."), code="bad_net", field="net")
    desk = Desk(PaySlip, by=by, now=now, issued_on=today)
    if not PaidDay.objects.filter(participant=participant, work_day=work_day).exists():
        raise Refused(_("Dagen har ingen lønnsslipp å legge noe til."), code="not_paid")
    if missing_for_slip(participant):
        raise details_missing()
    last = (
        PaySlip.objects.filter(participant=participant, work_day=work_day, supplemented_by=None)
        .exclude(pk__in=owed_supplements().values("pk"))
        .order_by("-year", "-number")
        .first()
    )
    worked = work_out(
        participant,
        work_day,
        net=net,
        payout=today,
        later_payment=True,
        holiday_percent=last.holiday_percent if last else None,
    )
    return write_slip(
        desk,
        participant,
        work_day,
        worked,
        payout=today,
        kind=SlipKind.SUPPLEMENT,
        supplements=last,
        reason=reason.strip(),
    )


def owed_supplements() -> QuerySet[PaySlip]:
    """Reversals of supplements that nobody fetched and that haven't been written again, oldest first."""
    return (
        PaySlip.objects.filter(
            kind=SlipKind.REVERSAL,
            reversal_cause=ReversalCause.NOT_FETCHED,
            reverses__kind=SlipKind.SUPPLEMENT,
            supplemented_by=None,
        )
        .select_related("participant__data_key", "work_day", "reverses__data_key")
        .order_by("year", "number")
    )


@transaction.atomic
def issue_supplement_again(reversal: PaySlip, *, by: User, now: datetime, today: date) -> PaySlip:
    """She comes for a supplement that wasn't fetched in its day: the same net and reason, dated today.

    Raises:
        Refused: it is written again already, or the day's own slip must be written first.
    """
    desk = Desk(PaySlip, by=by, now=now, issued_on=today)
    owed = owed_supplements().filter(pk=reversal.pk).first()
    if owed is None:
        raise Refused(_("Dette tillegget er allerede skrevet på nytt."), code="already_written")
    if not PaidDay.objects.filter(participant=owed.participant, work_day=owed.work_day).exists():
        raise Refused(_("Skriv dagens egen slipp først."), code="day_first")
    net = -(owed.net + owed.garnishment)
    worked = work_out(
        owed.participant,
        owed.work_day,
        net=net,
        payout=today,
        later_payment=True,
        holiday_percent=owed.holiday_percent,
    )
    return write_slip(
        desk,
        owed.participant,
        owed.work_day,
        worked,
        payout=today,
        kind=SlipKind.SUPPLEMENT,
        supplements=owed,
        reason=owed.reverses.reason,
    )
