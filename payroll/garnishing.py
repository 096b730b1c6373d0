"""What garnishment orders take of a payout, for whoever writes a slip or wants to know beforehand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from assignments.models import Participant
from payroll.models import (
    GarnishmentKind,
    GarnishmentOrder,
    GarnishmentPer,
    PaySlip,
    PaySlipGarnishment,
)
from payroll.rules.garnishment import Order, taken_by


@dataclass(frozen=True, slots=True)
class Taken:
    """What one order takes of one payout, whole kroner."""

    order: GarnishmentOrder
    amount: int


class Orders:
    """The orders of some people with what each has taken month by month: two queries, however many they are.

    `take` counts what it takes and `give_back` what a reversal will give back, so that several payouts can be
    looked at beforehand, one after the other.
    """

    def __init__(self, orders: QuerySet[GarnishmentOrder]) -> None:
        self._orders: dict[int, dict[int, GarnishmentOrder]] = defaultdict(dict)
        for order in orders.select_related("participant__data_key"):
            self._orders[order.participant_id][order.pk] = order
        self._months: dict[tuple[int, int], dict[int, Decimal]] = defaultdict(dict)
        if self._orders:
            self._read_months()

    @classmethod
    def of(cls, people: Iterable[int]) -> Orders:
        """The orders of these participants (ids), as they are now. For pages: locks nothing."""
        return cls(GarnishmentOrder.objects.filter(participant__in=set(people)))

    def __bool__(self) -> bool:
        """Whether any of them has an order."""
        return bool(self._orders)

    def take(self, participant: int | None, payout: date, net: Decimal | int) -> tuple[Taken, ...]:
        """What is taken of `net` kroner (what is left after tax), first in line first."""
        orders = self._orders.get(participant) if participant else None
        if not orders:
            return ()
        month = self._months[payout.year, payout.month]
        found = taken_by(
            [rule_order(order) for order in orders.values()],
            payout=payout,
            net=net,
            taken_this_month=month,
        )
        for key, amount in found.items():
            month[key] = month.get(key, Decimal(0)) + amount
        return tuple(Taken(orders[key], amount) for key, amount in found.items())

    def give_back(self, slip: PaySlip) -> None:
        """Count back what was taken of a slip that will be reversed. Prefetch its `garnishments`."""
        month = self._months[slip.date.year, slip.date.month]
        for part in slip.garnishments.all():
            month[part.order_id] = month.get(part.order_id, Decimal(0)) - part.amount

    def _read_months(self) -> None:
        parts = PaySlipGarnishment.objects.filter(
            order__in=[pk for own in self._orders.values() for pk in own]
        )
        sums = (
            parts.order_by()
            .values_list("order", "paper__date__year", "paper__date__month")
            .annotate(total=Sum("amount"))
        )
        for order, year, month, total in sums:
            self._months[year, month][order] = total


def rule_order(order: GarnishmentOrder) -> Order:
    """A stored order as the rules know it."""
    return Order(
        key=order.pk,
        is_coordinated=order.kind == GarnishmentKind.COORDINATED,
        starts_on=order.starts_on,
        ends_on=order.ends_on,
        amount=order.amount,
        per_month=order.per == GarnishmentPer.MONTH,
        percent=order.percent,
    )


def garnishments_for(participant: Participant, payout: date, net: Decimal | int) -> tuple[Taken, ...]:
    """What is taken of a payout that is about to be written, `net` kroner after tax.

    Ask after the desk has locked its counters, in the same transaction: no slip can then come between. Her
    orders are locked too, so that none is changed as long as nothing was taken, while something is.

    Raises:
        ValueError: a net below nothing.
    """
    orders = GarnishmentOrder.objects.filter(participant=participant)
    return Orders(orders.select_for_update(no_key=True, of=("self",))).take(participant.pk, payout, net)


def garnishments_of(slip: PaySlip) -> tuple[Taken, ...]:
    """What was taken of an issued slip: the slip settled against its money takes the same."""
    parts = slip.garnishments.select_related("order__participant__data_key")
    return tuple(Taken(part.order, int(part.amount)) for part in parts)


def garnishment_sum(taken: Iterable[Taken]) -> int:
    """What all of them take together, kroner."""
    return sum(one.amount for one in taken)


def garnishment_parts(taken: Iterable[Taken]) -> list[PaySlipGarnishment]:
    """The parts of the slip that says what was taken, for `Desk.issue(slip, garnishments=…)`."""
    return [
        PaySlipGarnishment(
            position=position,
            order=one.order,
            kind=one.order.kind,
            payee=str(one.order.payee),
            amount=Decimal(one.amount),
        )
        for position, one in enumerate(taken, start=1)
    ]


def garnishment_parts_back(slip: PaySlip) -> list[PaySlipGarnishment]:
    """The parts of the reversal that gives back what was taken of a slip: the same copy, negated."""
    return [
        PaySlipGarnishment(
            position=part.position,
            order=part.order,
            kind=part.kind,
            payee=str(part.payee),
            amount=-part.amount,
        )
        for part in slip.garnishments.select_related("order__participant__data_key")
    ]
