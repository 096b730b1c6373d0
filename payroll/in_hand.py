"""What will be in her hand of pay that isn't written yet: the agreed net less what garnishment takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import prefetch_related_objects

from payroll.garnishing import Orders, garnishment_sum
from payroll.issue_pay_slips import payout_date
from payroll.models import PaySlip, SlipKind
from payroll.unpaid import UnpaidDay


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment that waits: whose (participant id), the date it would get, kroner after tax.

    None is whoever gets the place. `renews` is the slip that will be reversed before it, and what that took
    given back.
    """

    participant: int | None
    payout: date
    net: Decimal
    renews: PaySlip | None = None


@dataclass(frozen=True)
class InHand:
    """Pay that waits, with what will be in her hand if it is paid today.

    `days` are the unpaid days with what will be garnished; `slips` the kroner by the id of a slip that will
    be written anew, or of the reversal of a supplement.
    """

    days: list[UnpaidDay]
    slips: dict[int, Decimal]


def in_hand(
    days: Sequence[UnpaidDay],
    *,
    today: date,
    to_renew: Sequence[PaySlip] = (),
    supplements: Sequence[PaySlip] = (),
) -> InHand:
    """What waits, by what it is: unpaid days, slips of another date, supplements that nobody fetched."""
    slips = [*to_renew, *supplements]
    payments = [payment_of_day(one, today) for one in days]
    payments += [payment_of_slip(slip, today) for slip in slips]
    hands = left_in_hand(payments)
    found = [replace(one, garnished=one.net - hand) for one, hand in zip(days, hands, strict=False)]
    return InHand(found, dict(zip((slip.pk for slip in slips), hands[len(days) :], strict=True)))


def payment_of_day(unpaid: UnpaidDay, today: date) -> Payment:
    """The payment of a day without a slip."""
    return Payment(unpaid.participant.pk, payout_date(unpaid.work_day, today), unpaid.net)


def payment_of_slip(slip: PaySlip, today: date) -> Payment:
    """The payment that comes instead of a slip nobody fetched, or of the reversal of one."""
    net = abs(slip.net + slip.garnishment)
    return Payment(slip.participant_id, today, net, renews=None if slip.kind == SlipKind.REVERSAL else slip)


def left_in_hand(payments: Sequence[Payment]) -> list[Decimal]:
    """The kroner of each, the one after the other, so that a month's amount is taken once.

    Costs the same number of queries however many there are.
    """
    orders = Orders.of(one.participant for one in payments if one.participant is not None)
    garnished = [one.renews for one in payments if one.renews is not None and one.renews.garnishment]
    prefetch_related_objects(garnished, "garnishments")
    for slip in garnished:
        orders.give_back(slip)
    return [one.net - garnishment_sum(orders.take(one.participant, one.payout, one.net)) for one in payments]
