"""What a day is worth in the hand: from a date, and for a job of its own."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Job
from bikuben.models import User
from bikuben.refusals import Refused
from payroll.choose_pay import HIGHEST_NET
from payroll.models import JobNet, NetRate

FIRST_YEAR = 2020
YEARS_AHEAD = 2


@transaction.atomic
def set_net(net: Decimal, *, valid_from: date, by: User, now: datetime, today: date) -> NetRate:
    """Let a day be worth `net` whole kroner from a date on. The same date again replaces what was said.

    Slips that are issued stay as they are.

    Raises:
        Refused: an impossible amount or date.
    """
    _refuse_impossible(net)
    if not FIRST_YEAR <= valid_from.year <= today.year + YEARS_AHEAD:
        raise Refused(
            _("Datoen må ligge mellom %(first)d og %(last)d.")
            % {"first": FIRST_YEAR, "last": today.year + YEARS_AHEAD},
            code="bad_date",
            field="valid_from",
        )
    rate = NetRate.objects.select_for_update(no_key=True).filter(valid_from=valid_from).first()
    rate = rate or NetRate(valid_from=valid_from)
    rate.net = net
    rate.save()
    return rate


@transaction.atomic
def set_job_net(job: Job, net: Decimal | None, *, by: User, now: datetime) -> JobNet | None:
    """Let a job have a net of its own (whole kroner), or the day's again with None.

    Raises:
        Refused: an impossible amount.
    """
    job = Job.objects.select_for_update(no_key=True).get(pk=job.pk)
    choice = JobNet.objects.filter(job=job).first()
    if net is None:
        if choice is not None:
            choice.delete()
        return None
    _refuse_impossible(net)
    choice = choice or JobNet(job=job)
    choice.net = net
    choice.save()
    return choice


def _refuse_impossible(net: Decimal) -> None:
    if not 0 < net <= HIGHEST_NET or net != net.to_integral_value():
        raise Refused(_("Skriv et beløp i hele kroner, fra 1 til 10 000."), code="bad_net", field="net")
