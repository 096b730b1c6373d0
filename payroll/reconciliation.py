"""Does it all agree (avstemming)? Slips, cash, report and what was paid, month by month of payout.

Nothing is stored: each side is read from its own papers, and a difference is shown with the papers behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from payroll.models import PaySlip
from payroll.owed import MonthOwed, TermOwed, year_owed
from payroll.report_paper import from_paper
from payroll.report_state import MonthState, year_states
from payroll.rules.due_dates import garnishment_due
from payroll.slip_status import SlipStatus, status_of, with_status

ZERO = Decimal(0)
LATEST_DAY = 31  # what letters ask for is paid at the latest by the end of the next month
PARTS = ("gross", "withholding", "garnishment", "net")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides of one figure, kroner. `counts`: whether a difference between them is one to look into."""

    ours: Decimal
    theirs: Decimal
    counts: bool = True

    @property
    def difference(self) -> Decimal:
        """What the other side has more than the slips."""
        return self.theirs - self.ours

    @property
    def is_off(self) -> bool:
        """Whether the two sides disagree and should not."""
        return self.counts and self.difference != 0


@dataclass
class ReconciledMonth:
    """One payout month.

    `cash`: net of the slips against what left the box or was settled, with the slips behind a difference in
    `open_slips`. `gross`, `withheld` and `contribution`: what the slips tell against the report that was
    delivered. `paid` and `garnished`: what was taken against what was paid onward.
    """

    month: date
    sums: dict[str, Decimal]
    cash: Compared
    gross: Compared
    withheld: Compared
    contribution: Compared
    paid: Compared
    garnished: Compared
    report: MonthState | None
    open_slips: list[PaySlip] = field(default_factory=list)

    @property
    def compared(self) -> tuple[Compared, ...]:
        """All that is held against each other, in the order of the page."""
        return self.cash, self.gross, self.withheld, self.contribution, self.paid, self.garnished

    @property
    def is_off(self) -> bool:
        """Whether anything in it disagrees."""
        return any(one.is_off for one in self.compared)


@dataclass(frozen=True)
class ReconciledTerm:
    """A term's contribution: as it is reported, against what was paid of it."""

    term: TermOwed
    paid: Compared


@dataclass(frozen=True)
class Reconciliation:
    """A year: the months in which anything was paid, and the terms."""

    year: int
    months: list[ReconciledMonth]
    terms: list[ReconciledTerm]

    @property
    def off(self) -> int:
        """How many months and terms disagree."""
        return sum(one.is_off for one in self.months) + sum(one.paid.is_off for one in self.terms)


def reconcile(year: int, *, today: date) -> Reconciliation:
    """Read one year's sides and hold them against each other, at a constant number of queries.

    What isn't due yet is no difference: a report before its month is over, a payment before its day.
    `MissingRates` where the year has pay and no rates.
    """
    slips = list(
        with_status(PaySlip.objects.filter(date__year=year))
        .select_related("reverses", "participant__data_key")
        .order_by("date", "year", "number")
    )
    by_month: dict[int, list[PaySlip]] = defaultdict(list)
    for slip in slips:
        by_month[slip.date.month].append(slip)
    owed = year_owed(year)
    states = {one.month.month: one for one in year_states(year, today=today)}
    months = [
        _month(month, by_month[month.month.month], states.get(month.month.month), today)
        for month in owed.months
        if by_month[month.month.month] or month.withholding_paid or month.garnishment_paid
    ]
    terms = [
        ReconciledTerm(term, Compared(term.owed, term.paid, counts=term.term.due < today or bool(term.paid)))
        for term in owed.terms
        if term.owed or term.paid
    ]
    return Reconciliation(year, months, terms)


def _month(owed: MonthOwed, slips: list[PaySlip], state: MonthState | None, today: date) -> ReconciledMonth:
    sums = {name: sum((getattr(slip, name) for slip in slips), ZERO) for name in PARTS}
    open_slips = [slip for slip in slips if status_of(slip) in (SlipStatus.NOT_FETCHED, SlipStatus.MONEY_OUT)]
    waiting = sum((slip.net for slip in open_slips), ZERO)
    tells = state.report if state is not None else None
    told = from_paper(state.delivered) if state is not None and state.delivered is not None else None
    counts = told is not None or (state is not None and state.is_overdue)
    return ReconciledMonth(
        month=owed.month,
        sums=sums,
        cash=Compared(sums["net"], sums["net"] - waiting),
        gross=Compared(tells.gross if tells else sums["gross"], told.gross if told else ZERO, counts),
        withheld=Compared(sums["withholding"], Decimal(told.withholding if told else 0), counts),
        contribution=Compared(owed.contribution, Decimal(told.contribution if told else 0), counts),
        paid=Compared(
            owed.withholding,
            owed.withholding_paid,
            owed.withholding_paid > owed.withholding or _is_past(slips, "withholding", None, today),
        ),
        garnished=Compared(
            owed.garnishment,
            owed.garnishment_paid,
            owed.garnishment_paid > owed.garnishment or _is_past(slips, "garnishment", LATEST_DAY, today),
        ),
        report=state,
        open_slips=open_slips,
    )


def _is_past(slips: Iterable[PaySlip], name: str, due_day: int | None, today: date) -> bool:
    """Whether the last payment of what was taken in the month should have been made by now."""
    days = [slip.date for slip in slips if getattr(slip, name)]
    return bool(days) and garnishment_due(max(days), due_day) < today
