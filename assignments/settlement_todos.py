"""Sales that wait for a settlement, and settlements that wait for their money (`TODO_PROVIDERS`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.models import Outlet, OutletKind, OutletSettlement
from assignments.settlement_balance import SettlementState, with_left
from assignments.unsettled_sales import unsettled_lines
from bikuben.notices import Todo
from bikuben.roles import Role

FROM_DAY = 5  # of the month: by then the shops have told us what they sold
WAITS = timedelta(days=14)
SHOWN = 3
WHO = (Role.SUPERVISOR, Role.ACCOUNTANT)


def settlement_todos(today: date) -> list[Todo]:
    """In three queries, however many outlets there are."""
    return [*_to_settle(today), *_to_be_paid(today)]


def _to_settle(today: date) -> Iterator[Todo]:
    """Sales of a month that is over, from the fifth of the next one."""
    month_end = today.replace(day=1) - timedelta(days=1)
    if today.day < FROM_DAY:
        month_end = month_end.replace(day=1) - timedelta(days=1)
    outlets = {one.pk: one for one in Outlet.objects.exclude(kind=OutletKind.MARKET)}
    lines = unsettled_lines(outlets.values(), up_to=month_end).order_by()
    counts = dict(lines.values_list("paper__outlet").annotate(count=Sum("quantity")))
    waiting = [one for pk, one in outlets.items() if counts.get(pk)]
    for one in waiting[:SHOWN]:
        text = ngettext(
            "%(outlet)s har solgt %(count)d stykke som ikke er avregnet.",
            "%(outlet)s har solgt %(count)d stykker som ikke er avregnet.",
            counts[one.pk],
        )
        url = reverse("assignments:settle_outlet", args=[one.pk])
        yield Todo(text % {"outlet": one.name, "count": counts[one.pk]}, url, roles=WHO)
    rest = len(waiting) - SHOWN
    if rest > 0:
        text = ngettext(
            "%(count)d utsalgssted til har salg som ikke er avregnet.",
            "%(count)d utsalgssteder til har salg som ikke er avregnet.",
            rest,
        )
        yield Todo(text % {"count": rest}, reverse("assignments:outlet_settlements"), roles=WHO)


def _to_be_paid(today: date) -> Iterator[Todo]:
    found = with_left(OutletSettlement.objects.filter(issued_on__lte=today - WAITS))
    waiting = list(found.filter(state=SettlementState.OPEN).order_by("year", "number"))
    for one in waiting[:SHOWN]:
        facts = {"number": one.full_number, "outlet": one.outlet_name}
        text = _("Avregning %(number)s til %(outlet)s er verken betalt eller fakturert.") % facts
        yield Todo(text, reverse("assignments:outlet_settlement", args=[one.pk]), roles=WHO)
    rest = len(waiting) - SHOWN
    if rest > 0:
        text = ngettext(
            "%(count)d avregning til er verken betalt eller fakturert.",
            "%(count)d avregninger til er verken betalt eller fakturert.",
            rest,
        )
        yield Todo(text % {"count": rest}, reverse("assignments:outlet_settlements"), roles=WHO)
