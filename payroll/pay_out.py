"""Paid and signed: the money leaves the box against a slip."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Min, Sum
from django.utils.translation import gettext as _

from assignments.models import DayState
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.models import (
    CashCount,
    CashMovement,
    MovementKind,
    PaidSlip,
    PaySlip,
    ReversalCause,
    SlipKind,
    expected_balance,
)


def unexplained(count: CashCount) -> Decimal:
    """What is left unexplained of a count's difference (kroner), after the payouts that name it."""
    explained = count.explained_by.aggregate(total=Sum("amount"))["total"] or Decimal(0)
    return count.difference - explained


def explaining_counts(slip: PaySlip) -> list[CashCount]:
    """Counts whose missing money this payout may explain, newest first.

    They are those since the day she worked, not since the slip: a payout that was forgotten is reversed
    when the day closes, and its new slip is of a later date than the count that missed the money. Holiday pay
    has no such day; its first slip that nobody fetched has.
    """
    if not slip.net:
        return []  # garnishment took it all: no money left the box
    since = min(slip.date, slip.work_date or _first_written(slip))
    counts = CashCount.objects.filter(date__gte=since).order_by("-year", "-number")
    return [count for count in counts if unexplained(count) <= -slip.net]


def _first_written(slip: PaySlip) -> date:
    unfetched = PaySlip.objects.filter(
        participant=slip.participant,
        earning_year=slip.earning_year,
        kind=SlipKind.HOLIDAY,
        reversed_by__reversal_cause=ReversalCause.NOT_FETCHED,
    )
    return min(unfetched.aggregate(first=Min("date"))["first"] or slip.date, slip.date)


@transaction.atomic
def pay_out(
    slip: PaySlip, *, by: User, now: datetime, today: date, explains: CashCount | None = None
) -> CashMovement:
    """Write the cash movement of a slip that has been paid and signed for.

    Args:
        explains: For a payout entered late: the count whose difference it explains. The box was counted
            without this money, so its balance isn't moved again. On the slip's own day it may be named,
            afterwards it must be.

    Raises:
        Refused: paid or reversed already, another day's slip, too little in the box, or a late payout
            that must name the difference it explains.
    """
    desk = Desk(CashMovement, by=by, now=now, issued_on=today)
    slip = PaySlip.objects.select_related("work_day").get(pk=slip.pk)
    _refuse_unpayable(slip, today)
    candidates = explaining_counts(slip)
    if explains is None and candidates and slip.date < today:
        raise Refused(
            _("Kassa er talt siden denne dagen. Velg hvilken differanse utbetalingen forklarer."),
            code="must_explain",
            field="explains",
        )
    if explains is not None and explains not in candidates:
        raise Refused(
            _("Den tellingen mangler ikke så mye penger."), code="does_not_explain", field="explains"
        )
    if explains is None and slip.net and expected_balance() < slip.net:
        raise Refused(
            _("Ifølge kasseboka er det ikke nok i kassa. Før inn det som er hentet i banken først."),
            code="box_too_small",
        )
    movement = desk.issue(
        CashMovement(kind=MovementKind.PAYOUT, amount=-slip.net, slip=slip, explains=explains, date=slip.date)
    )
    PaidSlip.objects.create(slip=slip, movement=movement)
    return movement


def _refuse_unpayable(slip: PaySlip, today: date) -> None:
    if slip.kind == SlipKind.REVERSAL:
        raise Refused(_("En tilbakeføring kan ikke betales ut."), code="is_reversal")
    if PaySlip.objects.filter(reverses=slip).exists():
        raise Refused(_("Denne slippen er tilbakeført."), code="is_reversed")
    if PaidSlip.objects.filter(slip=slip).exists():
        raise Refused(_("Denne slippen er allerede betalt."), code="already_paid")
    if not is_payable_on(slip, today):
        raise Refused(
            _("Slippen er fra en annen dag. Skriv en ny, så får den dagens dato."), code="stale_slip"
        )


def is_payable_on(slip: PaySlip, today: date) -> bool:
    """Whether a slip's date still is its payout date.

    It is on that day; and on a day run on paper, which is paid in its own name until it is closed.
    """
    if slip.date == today:
        return True
    day = slip.work_day
    return (
        day is not None
        and day.entered_afterwards
        and day.state == DayState.WORKING
        and slip.date == slip.work_date
    )
