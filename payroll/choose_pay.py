"""The supervisor's word on one person's pay for one day, other than full pay."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import PAYABLE, Participant, Shift, WorkDay
from bikuben.models import User
from bikuben.refusals import Refused
from payroll.models import PaidDay, PayChoice

HIGHEST_NET = 10_000


@transaction.atomic
def choose_pay(
    participant: Participant, work_day: WorkDay, *, net: Decimal, reason: str, by: User, now: datetime
) -> PayChoice:
    """Let one person have `net` kroner for a day instead of the usual; 0 means that nothing is owed.

    Raises:
        Refused: no reason, an impossible amount, a day she didn't finish, or one with a slip already.
    """
    if not 0 <= net <= HIGHEST_NET or net != net.to_integral_value():
        raise Refused(_("Skriv et beløp i hele kroner, fra 0 til 10 000."), code="bad_net", field="net")
    if not reason.strip():
        raise Refused(_("Skriv hvorfor."), code="no_reason", field="reason")
    _refuse_unless_owed(participant, work_day)
    choice = PayChoice.objects.filter(participant=participant, work_day=work_day).first() or PayChoice(
        participant=participant, work_day=work_day
    )
    choice.net, choice.reason = net, reason.strip()
    choice._history_user, choice._history_date = by, now
    choice.save()
    return choice


@transaction.atomic
def pay_as_usual(participant: Participant, work_day: WorkDay, *, by: User, now: datetime) -> None:
    """Take the choice back: she is paid what everyone is. Refused where the day has its slip."""
    _refuse_unless_owed(participant, work_day)
    for choice in PayChoice.objects.filter(participant=participant, work_day=work_day):
        choice._history_user, choice._history_date = by, now
        choice.delete()


def _refuse_unless_owed(participant: Participant, work_day: WorkDay) -> None:
    WorkDay.objects.select_for_update(no_key=True).get(pk=work_day.pk)
    if PaidDay.objects.filter(participant=participant, work_day=work_day).exists():
        raise Refused(
            _("Lønnsslippen er skrevet. Før den tilbake først, så kan lønna endres."), code="already_paid"
        )
    if not Shift.objects.filter(participant=participant, work_day=work_day, outcome__in=PAYABLE).exists():
        raise Refused(_("Hun er ikke ferdig med dagen ennå."), code="not_finished")
