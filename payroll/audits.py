"""What must agree across kinds of papers, for `manage.py verify_papers`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import F, Q, Value

from bikuben.money import MoneyField
from payroll.models import (
    CashMovement,
    PaidDay,
    PaidSlip,
    PaySlip,
    PaySlipGarnishment,
    Settlement,
    SlipKind,
)

ZERO = Value(Decimal(0), MoneyField())


def claims_and_slips_agree() -> Iterator[str]:
    """Each unreversed slip of a day has its claim, and each claim an unreversed slip of the same day."""
    unclaimed = PaySlip.objects.filter(
        kind=SlipKind.DAY, reversed_by=None, paid_day=None, work_day__isnull=False
    )
    for slip in unclaimed:
        yield f"{slip}: the day it pays isn't claimed"
    wrong = PaidDay.objects.filter(
        ~Q(slip__participant=F("participant"))
        | ~Q(slip__work_day=F("work_day"))
        | Q(slip__reversed_by__isnull=False)
    )
    for claim in wrong.select_related("slip"):
        yield f"{claim.slip}: the claimed day isn't the one it pays, or the slip is reversed"


def garnishments_and_slips_agree() -> Iterator[str]:
    """What was taken of a slip was taken by her own orders, and a reversal gives exactly it back."""
    strange = PaySlipGarnishment.objects.exclude(order__participant=F("paper__participant"))
    for part in strange.select_related("paper"):
        yield f"{part.paper}: garnished by an order that isn't hers"
    reversals = PaySlip.objects.filter(kind=SlipKind.REVERSAL, reverses__garnishment__gt=ZERO)
    for slip in reversals.select_related("reverses").prefetch_related(
        "garnishments", "reverses__garnishments"
    ):
        taken = {part.order_id: part.amount for part in slip.reverses.garnishments.all()}
        if {part.order_id: -part.amount for part in slip.garnishments.all()} != taken:
            yield f"{slip}: doesn't give back what was garnished"


def payments_and_slips_agree() -> Iterator[str]:
    """Each movement of pay and each settlement has its claim, and a slip is paid by one of them only."""
    for movement in CashMovement.objects.filter(slip__isnull=False).exclude(
        pk__in=PaidSlip.objects.filter(movement__isnull=False).values("movement")
    ):
        yield f"{movement}: the slip it pays isn't claimed"
    for settlement in Settlement.objects.exclude(
        pk__in=PaidSlip.objects.filter(settlement__isnull=False).values("settlement")
    ):
        yield f"{settlement}: the slip it settles isn't claimed"
    for settlement in Settlement.objects.filter(reversal__paid__isnull=False):
        yield f"{settlement}: the money it settles also came back to the box"
    wrong = PaidSlip.objects.filter(
        Q(movement__isnull=False) & ~Q(movement__slip=F("slip"))
        | Q(settlement__isnull=False) & ~Q(settlement__slip=F("slip"))
    )
    for claim in wrong.select_related("slip"):
        yield f"{claim.slip}: paid by another slip's money"
