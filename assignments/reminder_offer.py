"""What the supervisor may choose between before she reminds a client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assignments.issue_reminder import Demand, demand_of
from assignments.models import Invoice
from assignments.rules.reminder import Claim, fee_from
from bikuben.refusals import Refused


@dataclass(frozen=True, slots=True)
class Offer:
    """What a reminder would ask for at least, and what may be added, kroner.

    `interest` is None where a rate is missing; `fee` and `compensation` where they can't be claimed now.
    `claimed_before`: what an earlier reminder claimed, which is asked for again.
    """

    least: Demand
    interest: Decimal | None
    fee: Decimal | None
    compensation: Decimal | None
    fee_from: date

    @property
    def claimed_before(self) -> Decimal:
        """Fees or compensation of earlier reminders."""
        return self.least.costs.total

    @property
    def totals(self) -> list[tuple[str, Decimal]]:
        """What is asked for in all by each choice: its claim, with "-interest" where that is added."""
        claims = {Claim.NOTHING: Decimal(0), Claim.FEE: self.fee, Claim.COMPENSATION: self.compensation}
        sums = [(claim.value, self.least.total + more) for claim, more in claims.items() if more is not None]
        if self.interest is not None:
            sums += [(f"{claim}-interest", total + self.interest) for claim, total in sums]
        return sums


def offer_for(invoice: Invoice, *, today: date) -> Offer:
    """The choices today. Refused where the invoice can't be reminded of at all."""
    least = demand_of(invoice, today=today, claim=Claim.NOTHING, with_interest=False)
    return Offer(
        least=least,
        interest=_added(invoice, Claim.NOTHING, least, today, with_interest=True),
        fee=_added(invoice, Claim.FEE, least, today) or None,
        compensation=_added(invoice, Claim.COMPENSATION, least, today) or None,
        fee_from=fee_from(invoice.due_on),
    )


def _added(
    invoice: Invoice, claim: Claim, least: Demand, today: date, *, with_interest: bool = False
) -> Decimal | None:
    try:
        demand = demand_of(invoice, today=today, claim=claim, with_interest=with_interest)
    except Refused:
        return None
    return demand.total - least.total
