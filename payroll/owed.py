"""What is owed to the state and by order (skyldig), what is paid of it, and what is still open.

Nothing here is stored: what is owed is read from the slips, what is paid from the payments marked as paid.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from payroll.contribution_owed import paid_each_year
from payroll.exemptions import exemptions_of
from payroll.models import (
    ExemptionsChoice,
    GarnishmentKind,
    GarnishmentOrder,
    OfficialPayment,
    OfficialPaymentKind,
    PaySlip,
    PaySlipGarnishment,
)
from payroll.rates_of_year import rates_of
from payroll.rules.contribution_bases import ContributionBase, PaidGross, contribution_owed, month_bases
from payroll.rules.due_dates import Term, garnishment_due, term_of, withholding_due

ZERO = Decimal(0)
KINDS = list(OfficialPaymentKind)
# Kind, what it counts for, and the order of a garnishment.
Key = tuple[OfficialPaymentKind, date, int | None]


@dataclass(frozen=True)
class OpenAmount:
    """One amount that is owed and not paid, or paid and not owed (kroner).

    `counts_for` is the payout date, or the first day of a term. `is_running`: the term isn't over, so the
    amount is what it has come to so far, and can't be paid yet.
    """

    kind: OfficialPaymentKind
    counts_for: date
    order: GarnishmentOrder | None
    due: date
    owed: Decimal
    paid: Decimal
    is_overdue: bool
    is_running: bool = False

    @property
    def open(self) -> Decimal:
        """What is left to pay; below nothing where more was paid than is owed, a credit."""
        return self.owed - self.paid


@dataclass(frozen=True)
class MonthBases:
    """A month's bases of the employer's contribution, and what they come to in whole kroner."""

    month: date
    bases: tuple[ContributionBase, ...]
    owed: Decimal


@dataclass(frozen=True)
class TermOwed:
    """A term of the employer's contribution: its two months, and what is paid of it (kroner)."""

    term: Term
    months: tuple[MonthBases, ...]
    paid: Decimal = ZERO

    @property
    def owed(self) -> Decimal:
        """The two months as they are reported."""
        return sum((month.owed for month in self.months), ZERO)


@dataclass
class MonthOwed:
    """A payout month: what its slips say is owed, and what is paid of exactly that (kroner)."""

    month: date
    withholding: Decimal = ZERO
    withholding_paid: Decimal = ZERO
    garnishment: Decimal = ZERO
    garnishment_paid: Decimal = ZERO
    contribution: Decimal = ZERO


@dataclass(frozen=True)
class YearOwed:
    """The twelve months of a year and its six terms."""

    months: tuple[MonthOwed, ...]
    terms: tuple[TermOwed, ...]


def open_amounts(today: date) -> list[OpenAmount]:
    """Everything open, overdue first, then by due date, at a constant number of queries."""
    return _open(_owed(today), _paid(OfficialPayment.objects.all()), today)


def open_of_payouts(year: int, today: date) -> list[OpenAmount]:
    """What is open of the tax and the garnishments of one year's payout dates, in the same order."""
    owed = _owed_by_payout(Q(date__year=year), Q(paper__date__year=year))
    payments = OfficialPayment.objects.filter(counts_for__year=year)
    return _open(owed, _paid(payments.exclude(kind=OfficialPaymentKind.CONTRIBUTION)), today)


def _open(owed: dict[Key, Decimal], paid: dict[Key, Decimal], today: date) -> list[OpenAmount]:
    open_keys = [key for key in owed.keys() | paid.keys() if owed.get(key, ZERO) != paid.get(key, ZERO)]
    orders = GarnishmentOrder.objects.select_related("participant__data_key").in_bulk(
        [order for _kind, _date, order in open_keys if order is not None]
    )
    found = []
    for kind, counts_for, order_pk in open_keys:
        key = (kind, counts_for, order_pk)
        order = orders[order_pk] if order_pk is not None else None
        due = due_date(kind, counts_for, order)
        amounts = owed.get(key, ZERO), paid.get(key, ZERO)
        found.append(
            OpenAmount(
                kind,
                counts_for,
                order,
                due,
                *amounts,
                is_overdue=due < today and amounts[0] > amounts[1],
                is_running=kind == OfficialPaymentKind.CONTRIBUTION and term_of(counts_for).last_day >= today,
            )
        )
    return sorted(found, key=_by_urgency)


def due_date(kind: OfficialPaymentKind, counts_for: date, order: GarnishmentOrder | None = None) -> date:
    """When an amount is paid at the latest."""
    if kind == OfficialPaymentKind.CONTRIBUTION:
        return term_of(counts_for).due
    if order is None or order.kind == GarnishmentKind.COORDINATED:
        return withholding_due(counts_for)
    return garnishment_due(counts_for, order.due_day)


def year_owed(year: int) -> YearOwed:
    """What is owed and paid by payout month and by term of one year, at a constant number of queries."""
    terms = _terms({year: paid_each_year().get(year, [])})
    months = {number: MonthOwed(date(year, number, 1)) for number in range(1, 13)}
    for day, total in _withholding(Q(date__year=year)).items():
        months[day.month].withholding += total
    for (day, _order), total in _garnishment(Q(paper__date__year=year)).items():
        months[day.month].garnishment += total
    paid_terms: dict[date, Decimal] = {}
    for (kind, counts_for, _order), total in _paid(
        OfficialPayment.objects.filter(counts_for__year=year)
    ).items():
        if kind == OfficialPaymentKind.WITHHOLDING:
            months[counts_for.month].withholding_paid += total
        elif kind == OfficialPaymentKind.GARNISHMENT:
            months[counts_for.month].garnishment_paid += total
        else:
            paid_terms[counts_for] = total
    found = []
    for number in range(1, 7):
        term = Term(year, number)
        parts = terms.get(term, ())
        for part in parts:
            months[part.month.month].contribution = part.owed
        found.append(TermOwed(term, parts, paid_terms.get(term.first_day, ZERO)))
    return YearOwed(tuple(months.values()), tuple(found))


def _by_urgency(one: OpenAmount) -> tuple[bool, date, int, date, int]:
    order = one.order.pk if one.order else 0
    return not one.is_overdue, one.due, KINDS.index(one.kind), one.counts_for, order


def _owed_by_payout(slips: Q, garnishments: Q) -> dict[Key, Decimal]:
    owed: dict[Key, Decimal] = {}
    for day, total in _withholding(slips).items():
        owed[OfficialPaymentKind.WITHHOLDING, day, None] = total
    for (day, order), total in _garnishment(garnishments).items():
        owed[OfficialPaymentKind.GARNISHMENT, day, order] = total
    return owed


def _owed(today: date) -> dict[Key, Decimal]:
    owed = _owed_by_payout(Q(), Q())
    for term, months in _terms(paid_each_year()).items():
        # The first month has to be over: before that nothing is known that anyone could plan by.
        if today >= term.months[1]:
            total = sum((month.owed for month in months), ZERO)
            owed[OfficialPaymentKind.CONTRIBUTION, term.first_day, None] = total
    return owed


def _withholding(which: Q) -> dict[date, Decimal]:
    rows = PaySlip.objects.filter(which).order_by().values_list("date").annotate(total=Sum("withholding"))
    return dict(rows)


def _garnishment(which: Q) -> dict[tuple[date, int], Decimal]:
    rows = (
        PaySlipGarnishment.objects.filter(which)
        .order_by()
        .values_list("paper__date", "order_id")
        .annotate(total=Sum("amount"))
    )
    return {(day, order): total for day, order, total in rows}


def _paid(payments: Iterable[OfficialPayment]) -> dict[Key, Decimal]:
    rows = payments.order_by().values_list("kind", "counts_for", "order_id").annotate(total=Sum("amount"))
    return {(OfficialPaymentKind(kind), day, order): total for kind, day, order, total in rows}


def _terms(paid: dict[int, list[PaidGross]]) -> dict[Term, tuple[MonthBases, ...]]:
    """Each term in which anyone was paid, with its months."""
    chosen = list(ExemptionsChoice.objects.all())
    terms: dict[Term, list[MonthBases]] = defaultdict(list)
    for year, rows in paid.items():
        if not rows:
            continue
        rates, charity = rates_of(year), exemptions_of(year, chosen).charity_exemption
        for number in sorted({row.month for row in rows}):
            month = date(year, number, 1)
            bases = month_bases(rates, rows, number, charity=charity)
            terms[term_of(month)].append(MonthBases(month, bases, contribution_owed(bases)))
    return {term: tuple(months) for term, months in terms.items()}
