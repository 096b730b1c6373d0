"""What a reminder (purring) may claim: inkassoforskriften §§ 1-2 and 2-3, forsinkelsesrenteloven § 3 a."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from assignments.rules.late_interest import ClaimPeriod

WAIT_BEFORE_FEE = timedelta(days=14)
TIME_TO_PAY = timedelta(days=14)
MOST_FEES = 2


class Claim(StrEnum):
    """What is claimed beside the open amount and the interest."""

    FEE = "fee"
    COMPENSATION = "compensation"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Sent:
    """A reminder that was sent: kroner claimed in all by then, and its last day to pay."""

    fee: Decimal
    compensation: Decimal
    due_on: date


@dataclass(frozen=True, slots=True)
class Costs:
    """Fees and compensation claimed in all, kroner. Both at once can't be built: ValueError."""

    fee: Decimal = Decimal(0)
    compensation: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        if self.fee and self.compensation:
            raise ValueError("a fee and the compensation are not claimed for the same invoice")

    @property
    def total(self) -> Decimal:
        """Both together; one of them is always nothing."""
        return self.fee + self.compensation


def fee_from(due_on: date) -> date:
    """The first day on which a reminder may carry a fee: 14 days after the due date."""
    return due_on + WAIT_BEFORE_FEE


def costs_of(
    claim: Claim, *, due_on: date, today: date, earlier: Sequence[Sent], amounts: ClaimPeriod | None
) -> Costs:
    """What is claimed in all on a reminder sent today, with what `earlier` ones (oldest first) claimed.

    A fee is added from 14 days after the due date, at most two for one invoice; each counts once, and a new
    reminder repeats the sum. The compensation takes the place of the fees and is claimed once; no fee follows
    it. `NOTHING` adds nothing, lets stand what was claimed before, and needs no `amounts`.
    """
    before = Costs(earlier[-1].fee, earlier[-1].compensation) if earlier else Costs()
    if before.compensation or amounts is None or claim == Claim.NOTHING:
        return before
    if claim == Claim.COMPENSATION:
        return Costs(compensation=amounts.compensation)
    if today >= fee_from(due_on) and fees_claimed(earlier) < MOST_FEES:
        return Costs(fee=before.fee + amounts.reminder_fee)
    return before


def fees_claimed(earlier: Sequence[Sent]) -> int:
    """How many of the reminders added a fee."""
    fees = [Decimal(0), *(one.fee for one in earlier)]
    return sum(1 for before, after in pairwise(fees) if after > before)
