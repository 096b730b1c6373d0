"""A later payment for a day that is paid already (tillegg). SBF §5-10-1: one date, one period."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Participant, WorkDay
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.models import PaidDay, PaySlip, SlipKind
from payroll.pay_basis import work_out
from payroll.unpaid import missing_for_slip
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
        raise Refused(
            _("Det mangler navn eller fødselsnummer. Fyll det ut, så kan slippen skrives."),
            code="missing_details",
        )
    last = (
        PaySlip.objects.filter(participant=participant, work_day=work_day)
        .order_by("-year", "-number")
        .first()
    )
    worked = work_out(participant, work_day, net=net, payout=today, later_payment=True)
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
