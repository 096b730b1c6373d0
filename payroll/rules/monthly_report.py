"""The monthly report (a-melding): what a month's slips tell the state. Sums that don't add up can't be built.

Every slip dated in the month counts. A reversal carries the date of the slip it reverses, so what cancels out
disappears: whoever has nothing left is not in the report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bikuben.rounding import whole_kroner
from payroll.rules.contribution_bases import ContributionBase, contribution_owed
from payroll.rules.report_facts import (
    INCOME_CODES,
    Employer,
    EndCause,
    IncomeCode,
    PersonFact,
    SlipFact,
    end_cause,
    last_pay_change,
)

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class ReportedIncome:
    """All she was paid of one kind in one employment in the month: kroner gross, and the hours behind a wage
    (0 for others). `employment` is the number of one that is told with it; None where none is."""

    code: IncomeCode
    amount: Decimal
    hours: Decimal = ZERO
    employment: int | None = None

    def __post_init__(self) -> None:
        if self.amount <= 0 or self.hours < 0 or (self.hours and self.code != IncomeCode.WAGE):
            raise ValueError(f"impossible income: {self}")


@dataclass(frozen=True, slots=True)
class ReportedEmployment:
    """An employment (arbeidsforhold) as it stood when the month ended. `number` counts her employments."""

    number: int
    started_on: date
    pay_changed_on: date
    ended_on: date | None = None
    end_cause: EndCause | None = None

    def __post_init__(self) -> None:
        if (self.ended_on is None) != (self.end_cause is None):
            raise ValueError("an end has a cause, and a cause an end")


@dataclass(frozen=True, slots=True)
class DatedAmount:
    """Whole kroner of one payout date."""

    date: date
    amount: int

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise ValueError(f"what was taken on {self.date} is {self.amount}: it must be more than nothing")


@dataclass(frozen=True, slots=True)
class ReportedPerson:
    """One income recipient (inntektsmottaker). `withholding` is whole kroner, positive.

    `is_liable`: whether the contribution is owed on her pay. `garnishments`: what Skatteetaten's coordinated
    orders took, by payout date.
    """

    person: int
    identity_number: str
    is_liable: bool
    withholding: int
    incomes: tuple[ReportedIncome, ...] = ()
    employments: tuple[ReportedEmployment, ...] = ()
    garnishments: tuple[DatedAmount, ...] = ()

    def __post_init__(self) -> None:
        if self.withholding < 0:
            raise ValueError("what was withheld in a month is never negative")
        if len({(one.code, one.employment) for one in self.incomes}) != len(self.incomes):
            raise ValueError("one income a person, code and employment")
        if len({one.number for one in self.employments}) != len(self.employments):
            raise ValueError("an employment is reported once")
        numbers = {one.number for one in self.employments}
        if any(one.employment not in numbers for one in self.incomes if one.employment is not None):
            raise ValueError("an income's employment is told with it")

    @property
    def gross(self) -> Decimal:
        """All her incomes of the month."""
        return sum((one.amount for one in self.incomes), ZERO)

    @property
    def garnishment(self) -> int:
        """All that coordinated orders took."""
        return sum(one.amount for one in self.garnishments)


@dataclass(frozen=True, slots=True)
class MonthlyReport:
    """A month's report. `month` is its first day; `payouts` what was withheld, by payout date.

    ValueError where the sums don't add up, or where a date lies in another month.
    """

    month: date
    employer: Employer
    people: tuple[ReportedPerson, ...]
    payouts: tuple[DatedAmount, ...]
    bases: tuple[ContributionBase, ...]

    def __post_init__(self) -> None:
        if self.month.day != 1:
            raise ValueError("a month is named by its first day")
        if len({one.person for one in self.people}) != len(self.people):
            raise ValueError("a person is reported once")
        if len({one.date for one in self.payouts}) != len(self.payouts):
            raise ValueError("a payout date is reported once")
        if sum(one.withholding for one in self.people) != self.withholding:
            raise ValueError("what was withheld by date is not what was withheld from people")
        dated = [*self.payouts, *(one for person in self.people for one in person.garnishments)]
        if any(one.date.replace(day=1) != self.month for one in dated):
            raise ValueError("a month's report tells of that month only")

    @property
    def withholding(self) -> int:
        """All that was withheld in the month."""
        return sum(one.amount for one in self.payouts)

    @property
    def garnishment(self) -> int:
        """All that coordinated orders took in the month."""
        return sum(one.garnishment for one in self.people)

    @property
    def gross(self) -> Decimal:
        """All incomes in the report."""
        return sum((one.gross for one in self.people), ZERO)

    @property
    def contribution(self) -> int:
        """The contribution owed: bases times rates, added and rounded once."""
        return int(contribution_owed(self.bases))

    @property
    def is_empty(self) -> bool:
        """Whether it tells of nobody and nothing."""
        return not (self.people or self.payouts or self.bases)


def last_day(month: date) -> date:
    """The last day of the month that `month` lies in."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def make_report(
    month: date,
    slips: Iterable[SlipFact],
    people: Mapping[int, PersonFact],
    *,
    employer: Employer,
    bases: tuple[ContributionBase, ...],
    is_liable: Callable[[int], bool],
    small_pay: frozenset[int] = frozenset(),
    rates_from: Iterable[date] = (),
) -> MonthlyReport:
    """The report of the month whose first day is `month`, people in the order of their ids.

    `slips` may be those of a whole year. `people` are all who may have to be told of: those with slips, and
    those who have been paid before and ended in the month without pay, since their end would else never be
    told. Whoever is in `small_pay` is told of only by what was taken from her, so that it is credited.
    """
    paid: dict[int, list[SlipFact]] = defaultdict(list)
    for slip in slips:
        if slip.date.replace(day=1) == month:
            paid[slip.person].append(slip)
    changes = tuple(rates_from)
    found = []
    for number in sorted(people):
        one = _person(
            month, people[number], paid[number], is_liable(number), number not in small_pay, changes
        )
        if one is not None:
            found.append(one)
    everything = [slip for those in paid.values() for slip in those]
    return MonthlyReport(month, employer, tuple(found), _by_date(everything, "withholding"), bases)


def _person(
    month: date,
    fact: PersonFact,
    slips: list[SlipFact],
    is_liable: bool,
    is_reported: bool,
    rates_from: tuple[date, ...],
) -> ReportedPerson | None:
    withholding = whole_kroner(sum((slip.withholding for slip in slips), ZERO))
    garnishments = _by_date(slips, "coordinated")
    employments = _employments(month, fact, rates_from) if is_reported else ()
    incomes = _incomes(slips, employments) if is_reported else ()
    ends_here = any(one.ended_on is not None for one in employments)
    if not (incomes or withholding or garnishments or ends_here):
        return None
    return ReportedPerson(
        person=fact.person,
        identity_number=fact.identity_number,
        is_liable=is_liable and is_reported,
        withholding=withholding,
        incomes=incomes,
        employments=employments,
        garnishments=garnishments,
    )


def _incomes(
    slips: list[SlipFact], employments: tuple[ReportedEmployment, ...]
) -> tuple[ReportedIncome, ...]:
    amounts: dict[tuple[IncomeCode, int | None], Decimal] = defaultdict(Decimal)
    hours: dict[tuple[IncomeCode, int | None], Decimal] = defaultdict(Decimal)
    for slip in slips:
        code = INCOME_CODES[slip.income_kind]
        key = code, _employment_on(slip.work_date, employments)
        amounts[key] += slip.gross
        if code == IncomeCode.WAGE:
            hours[key] += slip.hours
    numbers = [one.number for one in employments] or [None]
    return tuple(
        ReportedIncome(code, amounts[code, number], hours[code, number], number)
        for code in IncomeCode
        for number in numbers
        if amounts[code, number]
    )


def _employment_on(day: date | None, employments: tuple[ReportedEmployment, ...]) -> int | None:
    """The number of the one in force that day, among those told: the last begun by then. Without a day, as
    for holiday pay, the last; for a day before them all, as of one that ended in an earlier month, the first.
    """
    if not employments:
        return None
    begun = [one.number for one in employments if day is None or one.started_on <= day]
    return begun[-1] if begun else employments[0].number


def _employments(
    month: date, fact: PersonFact, rates_from: tuple[date, ...]
) -> tuple[ReportedEmployment, ...]:
    """Those of the month as it knew them: an end after the month is the later month's to tell."""
    last = last_day(month)
    found = []
    for one in fact.employments:
        if not one.overlaps(month, last):
            continue
        ended_on = one.ended_on if one.ended_on is not None and one.ended_on <= last else None
        found.append(
            ReportedEmployment(
                number=one.number,
                started_on=one.started_on,
                pay_changed_on=last_pay_change(one.started_on, ended_on or last, rates_from),
                ended_on=ended_on,
                end_cause=end_cause(one.end_reason) if ended_on else None,
            )
        )
    return tuple(found)


def _by_date(slips: Iterable[SlipFact], name: str) -> tuple[DatedAmount, ...]:
    sums: dict[date, Decimal] = defaultdict(Decimal)
    for slip in slips:
        sums[slip.date] += getattr(slip, name)
    return tuple(DatedAmount(day, whole_kroner(sums[day])) for day in sorted(sums) if sums[day])
