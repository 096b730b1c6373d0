"""What a month's page shows: the report in words, person by person, and where each figure comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from payroll.models import MonthlyReport as Paper
from payroll.report_state import MonthState
from payroll.report_words import INCOMES, difference_words, employment_words
from payroll.rules.monthly_report import MonthlyReport, ReportedPerson
from payroll.rules.report_changes import Difference
from payroll.rules.report_facts import IncomeCode


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the report, kroner and hours; `slips` leads to the slips behind the figures."""

    name: str
    slips: str
    hours: Decimal
    incomes: dict[IncomeCode, Decimal]
    withholding: int
    garnishment: int
    employments: list[str]
    is_told: bool

    @property
    def gross(self) -> Decimal:
        """All her incomes in the report."""
        return sum(self.incomes.values(), Decimal(0))


@dataclass(frozen=True, slots=True)
class PayoutRow:
    """What was withheld on one payout date."""

    date: date
    amount: int
    slips: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What differs from what was delivered, of one person or of the whole month (no name)."""

    name: str
    words: list[str]
    slips: str


def person_rows(state: MonthState) -> list[PersonRow]:
    """The people of what is told now, by name."""
    report = state.report
    if report is None:
        return []
    rows = [_row(one, state) for one in report.people]
    return sorted(rows, key=lambda row: row.name.casefold())


def payout_rows(report: MonthlyReport | None) -> list[PayoutRow]:
    """What was withheld, by payout date."""
    if report is None:
        return []
    return [
        PayoutRow(one.date, one.amount, slips_url(report.month, date=one.date.isoformat()))
        for one in report.payouts
    ]


def codes_of(rows: Iterable[PersonRow]) -> list[tuple[IncomeCode, str]]:
    """The incomes that anyone has, with their names: a column each."""
    found = {code for row in rows for code in row.incomes}
    return [(code, str(INCOMES[code])) for code in IncomeCode if code in found]


def change_rows(state: MonthState) -> list[ChangeRow]:
    """What has changed since the month was delivered, one row a person, the month as a whole last."""
    by_person: dict[int | None, list[Difference]] = {}
    for one in state.changes:
        by_person.setdefault(one.person, []).append(one)
    names = names_of(state)
    return [
        ChangeRow(
            names.get(person, "") if person is not None else "",
            [difference_words(one) for one in those],
            slips_url(state.month, person=person) if person is not None else slips_url(state.month),
        )
        for person, those in by_person.items()
    ]


def names_of(state: MonthState) -> dict[int, str]:
    """Legal names by id: those of today, else those that were delivered."""
    names = {one.participant_id: str(one.legal_name) for paper in state.editions for one in _people(paper)}
    return names | {pk: str(person.legal_name) for pk, person in state.year.people.items()}


def slips_url(month: date, **more: object) -> str:
    """The list of slips, narrowed to the month and, with `person` or `day`, further."""
    query = urlencode({"year": month.year, "month": month.month, **more})
    return f"{reverse('payroll:slips')}?{query}"


def _people(paper: Paper) -> list:
    return list(paper.people.all())


def _row(one: ReportedPerson, state: MonthState) -> PersonRow:
    return PersonRow(
        name=str(state.year.people[one.person].legal_name),
        slips=slips_url(state.month, person=one.person),
        hours=sum((income.hours for income in one.incomes), Decimal(0)),
        incomes={
            code: sum((income.amount for income in one.incomes if income.code == code), Decimal(0))
            for code in {income.code for income in one.incomes}
        },
        withholding=one.withholding,
        garnishment=one.garnishment,
        employments=[employment_words(employment) for employment in one.employments],
        is_told=bool(one.incomes or one.employments),
    )
