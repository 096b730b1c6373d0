"""Does it all agree (avstemming)? Slips, cash, report and what was paid, month by month of payout.

Nothing is stored: each side is read from its own papers, and a difference is shown with the papers behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from payroll.models import CashMovement, OfficialPaymentKind, PaySlip, Settlement
from payroll.owed import MonthOwed, OpenAmount, TermOwed, open_of_payouts, year_owed
from payroll.report_paper import from_paper
from payroll.report_state import MonthState, year_states
from payroll.slip_status import SlipStatus, status_of, with_status

ZERO = Decimal(0)
PARTS = ("gross", "withholding", "garnishment", "net")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides of one figure, kroner. `counts`: whether a difference between them is one to look into.

    `dates`: the payout dates of a sum that are off by themselves, with what the other side has more. Too much
    on one and too little on another cancel out in the sum and are wrong all the same.
    """

    ours: Decimal
    theirs: Decimal
    counts: bool = True
    dates: tuple[tuple[date, Decimal], ...] = ()

    @property
    def difference(self) -> Decimal:
        """What the other side has more than the slips."""
        return self.theirs - self.ours

    @property
    def is_off(self) -> bool:
        """Whether the two sides disagree and should not."""
        return self.counts and (self.difference != 0 or bool(self.dates))


@dataclass
class ReconciledMonth:
    """One payout month.

    `cash`: net of the slips against what left the box or was settled, with the slips behind a difference in
    `open_slips`. `gross`, `withheld` and `contribution`: what the slips say against the report that was
    delivered. `paid` and `garnished`: what was taken against what was paid onward, date by date.
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
    handed = _handed(year)
    still_open: dict[int, list[OpenAmount]] = defaultdict(list)
    for one in open_of_payouts(year, today):
        still_open[one.counts_for.month].append(one)
    months = [
        _month(month, by_month[number], states.get(number), handed[number], still_open[number])
        for number, month in enumerate(owed.months, start=1)
        if by_month[number] or still_open[number] or month.withholding_paid or month.garnishment_paid
    ]
    terms = [
        ReconciledTerm(term, Compared(term.owed, term.paid, counts=term.term.due < today or bool(term.paid)))
        for term in owed.terms
        if term.owed or term.paid
    ]
    return Reconciliation(year, months, terms)


def _month(
    owed: MonthOwed,
    slips: list[PaySlip],
    state: MonthState | None,
    handed: Decimal,
    still_open: list[OpenAmount],
) -> ReconciledMonth:
    sums = {name: sum((getattr(slip, name) for slip in slips), ZERO) for name in PARTS}
    told = from_paper(state.delivered) if state is not None and state.delivered is not None else None
    counts = told is not None or (state is not None and state.is_overdue)
    small_pay = state.year.small_pay_people if state is not None else frozenset()
    left_out = sum((slip.gross for slip in slips if slip.participant_id in small_pay), ZERO)
    return ReconciledMonth(
        month=owed.month,
        sums=sums,
        cash=Compared(sums["net"], handed),
        gross=Compared(sums["gross"] - left_out, told.gross if told else ZERO, counts),
        withheld=Compared(sums["withholding"], Decimal(told.withholding if told else 0), counts),
        contribution=Compared(owed.contribution, Decimal(told.contribution if told else 0), counts),
        paid=_paid(owed.withholding, owed.withholding_paid, still_open, OfficialPaymentKind.WITHHOLDING),
        garnished=_paid(owed.garnishment, owed.garnishment_paid, still_open, OfficialPaymentKind.GARNISHMENT),
        report=state,
        open_slips=[s for s in slips if status_of(s) in (SlipStatus.NOT_FETCHED, SlipStatus.MONEY_OUT)],
    )


def _paid(
    owed: Decimal, paid: Decimal, still_open: Iterable[OpenAmount], kind: OfficialPaymentKind
) -> Compared:
    """What was taken against what was paid onward: off where a date is overdue, or was paid too much."""
    off = [one for one in still_open if one.kind == kind and (one.is_overdue or one.open < 0)]
    dates = tuple(sorted((one.counts_for, -one.open) for one in off))
    return Compared(owed, paid, counts=bool(dates), dates=dates)


def _handed(year: int) -> dict[int, Decimal]:
    """What left the box or was settled for the slips of each month, less what came back, kroner."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    for papers, field_name, sign in (
        (CashMovement, "slip__date", -1),
        (Settlement, "slip__date", 1),
        (Settlement, "reversal__date", -1),
    ):
        rows = papers.objects.filter(**{f"{field_name}__year": year}).order_by().values_list(field_name)
        for day, total in rows.annotate(total=Sum("amount")):
            found[day.month] += sign * total
    return found
