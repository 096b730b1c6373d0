"""She is told privately what garnishment will take of the day's pay, to choose by before the draw."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from assignments.models import Participant, WorkDay
from bikuben.money import kroner
from bikuben.notices import Notice
from payroll.garnishing import Orders, garnishment_sum
from payroll.garnishment_words import in_a_row
from payroll.models import JobNet, NetRate, PaidDay
from payroll.unpaid import agreed_net


def garnishment(participants: Sequence[Participant], work_day: WorkDay) -> dict[int, list[Notice]]:
    """What would be taken of a whole day's pay that day, of those who aren't paid for it yet.

    What she will do isn't known at the door, so the net is the main job's.
    """
    day = work_day.date
    orders = Orders.of(one.pk for one in participants)
    if not orders:
        return {}
    net = _net_of(day)
    paid = set(PaidDay.objects.filter(work_day__date=day).values_list("participant", flat=True))
    found = {}
    for one in participants:
        taken = () if one.pk in paid else orders.take(one.pk, day, net)
        if taken:
            total = garnishment_sum(taken)
            facts = {
                "taken": kroner(total),
                "net": kroner(net),
                "payees": in_a_row([str(part.order.payee) for part in taken]),
                "left": kroner(net - total),
            }
            text = _("I dag trekkes %(taken)s kr av %(net)s kr til %(payees)s. I hånda: %(left)s kr.") % facts
            found[one.pk] = [Notice("garnishment", text)]
    return found


def _net_of(day: date) -> Decimal:
    main = WorkDay.objects.filter(date=day, main_job__isnull=False).values("main_job")
    own = JobNet.objects.filter(job__in=main).values_list("net", flat=True).first()
    return own if own is not None else agreed_net(day, NetRate.objects.all())
