"""What a participant-day of a job is expected to cost, and the price that would cover it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from assignments.models import Job
from bikuben.rounding import half_up_to_krone
from payroll.models import JobNet
from payroll.read_costs import costs_of_job, costs_of_year
from payroll.rules.cost import Cost, Sums, covering_price

ENOUGH = 10


class RestsOn(StrEnum):
    """Whose participant-days an expectation is the average of."""

    JOB = "job"
    YEAR = "year"
    TWO_YEARS = "two_years"


@dataclass(frozen=True)
class ExpectedCost:
    """The average cost of a participant-day, kroner, of `days` of them.

    `net`: the job's own net, where the average has been made up or down to it; else None.
    """

    cost: Cost
    price: Decimal
    rests_on: RestsOn
    days: int
    net: Decimal | None = None

    @property
    def about(self) -> Decimal:
        """The cost of a day to the nearest krone: an expectation is no finer."""
        return half_up_to_krone(self.cost.total)


def expected_cost(job: Job, today: date, *, own: Sums | None = None) -> ExpectedCost | None:
    """What to expect of a job: its own average, or the year's where it has fewer than ten paid days.

    A price made from one or two days would tell what tax those who worked them pay. Where the year is young,
    last year's days count too. None where nobody has been paid for anything yet. `own`: the job's sums, where
    the caller has them already.
    """
    own = costs_of_job(job).total if own is None else own
    if own.days >= ENOUGH and own.cost.total > 0:
        return _average(own, RestsOn.JOB)
    sums, rests_on = costs_of_year(today.year).total, RestsOn.YEAR
    if sums.days < ENOUGH:
        sums, rests_on = sums + costs_of_year(today.year - 1).total, RestsOn.TWO_YEARS
    if not sums.days or sums.cost.total <= 0:
        return None
    net = JobNet.objects.filter(job=job).values_list("net", flat=True).first()
    if net is not None and sums.cost.agreed > 0:
        return _scaled(sums, rests_on, net)
    return _average(sums, rests_on)


def _average(sums: Sums, rests_on: RestsOn) -> ExpectedCost:
    days = Decimal(sums.days)
    price = covering_price(sums.cost.total / days)
    return ExpectedCost(sums.cost.times(Decimal(1), over=days), price, rests_on, sums.days)


def _scaled(sums: Sums, rests_on: RestsOn, net: Decimal) -> ExpectedCost:
    """The average day, made up or down to another net."""
    price = covering_price(sums.cost.total * net / sums.cost.agreed)
    return ExpectedCost(sums.cost.times(net, over=sums.cost.agreed), price, rests_on, sums.days, net)
