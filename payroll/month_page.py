"""The month in three steps: pay what was withheld, deliver the report, pay the contribution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.models import OfficialPaymentKind
from payroll.owed import OpenAmount, open_amounts
from payroll.report_state import MonthState, ReportState, year_states
from payroll.rules.rates import MissingRates


@dataclass(frozen=True)
class ToPay:
    """What is open of some kinds, kroner: how many amounts, when the first is due, whether one is overdue."""

    count: int
    amount: Decimal
    due: date | None
    is_overdue: bool


@dataclass(frozen=True)
class MonthPage:
    """The three steps. `report` is the month to deliver, or the one that runs; `running` the term's so far.

    `lacks_rates`: the contribution can't be counted before the year's rates are entered.
    """

    today: date
    withholding: ToPay
    contribution: ToPay
    running: OpenAmount | None
    report: MonthState | None
    waiting_reports: int
    lacks_rates: bool = False
    has_credits: bool = False  # more was paid than is owed, to be used or claimed back

    @property
    def is_all_done(self) -> bool:
        """Whether nothing is left to pay, to deliver or to claim, due or not."""
        report = self.report
        is_undelivered = report is not None and (
            report.is_waiting or report.report is None or not report.report.is_empty
        )
        left = self.next_step or is_undelivered or self.running or self.has_credits or self.lacks_rates
        return not left

    @property
    def next_step(self) -> str:
        """What is most urgent: `pay`, `report` or `contribution`; empty where all is done."""
        report_waits = self.report is not None and self.report.is_waiting
        if self.withholding.is_overdue or self.contribution.is_overdue:
            return "pay"
        if report_waits and self.report.is_urgent:
            return "report"
        if self.withholding.count:
            return "pay"
        if report_waits:
            return "report"
        return "contribution" if self.contribution.count else ""


def month_page(today: date) -> MonthPage:
    """Read the steps of the month, at a constant number of queries."""
    try:
        amounts, lacks_rates = open_amounts(today), False
    except MissingRates:
        amounts, lacks_rates = [], True
    states = [*year_states(today.year - 1, today=today), *year_states(today.year, today=today)]
    waiting = [one for one in states if one.is_waiting]
    running = [one for one in states if one.state == ReportState.RUNNING]
    is_contribution = OfficialPaymentKind.CONTRIBUTION
    return MonthPage(
        today=today,
        withholding=_to_pay([one for one in amounts if one.kind != is_contribution]),
        contribution=_to_pay([one for one in amounts if one.kind == is_contribution]),
        running=next((one for one in amounts if one.is_running), None),
        report=next(iter(waiting or running), None),
        waiting_reports=len(waiting),
        lacks_rates=lacks_rates,
        has_credits=any(one.open < 0 for one in amounts),
    )


def _to_pay(amounts: list[OpenAmount]) -> ToPay:
    ready = [one for one in amounts if one.open > 0 and not one.is_running]
    return ToPay(
        count=len(ready),
        amount=sum((one.open for one in ready), Decimal(0)),
        due=min((one.due for one in ready), default=None),
        is_overdue=any(one.is_overdue for one in ready),
    )
