"""What the page of the employer's contribution shows: each term, and each month's bases in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bikuben.rounding import half_up_to_ore
from payroll.exemptions import exemptions_of
from payroll.models import ExemptionsChoice
from payroll.owed import MonthBases, TermOwed, year_owed
from payroll.rules.contribution_bases import ContributionBase


@dataclass(frozen=True)
class BaseRow:
    """One base, and what it comes to, to the øre."""

    base: ContributionBase
    amount: Decimal


@dataclass(frozen=True)
class MonthRow:
    """A month of a term."""

    month: MonthBases
    bases: list[BaseRow]


@dataclass(frozen=True)
class TermRow:
    """A term in which anyone was paid."""

    owed: TermOwed
    months: list[MonthRow]
    is_running: bool
    is_overdue: bool

    @property
    def open(self) -> Decimal:
        """What is left to pay, kroner; below nothing where more was paid than is owed."""
        return self.owed.owed - self.owed.paid


@dataclass(frozen=True)
class ContributionPage:
    """The terms of a year, the newest first."""

    terms: list[TermRow]
    exemptions: ExemptionsChoice


def contribution_page(year: int, today: date) -> ContributionPage:
    """Read one year, at a constant number of queries."""
    rows = [_row(one, today) for one in year_owed(year).terms if one.months or one.paid]
    return ContributionPage(rows[::-1], exemptions_of(year))


def _row(owed: TermOwed, today: date) -> TermRow:
    months = [
        MonthRow(month, [BaseRow(base, half_up_to_ore(base.exact)) for base in month.bases])
        for month in owed.months
    ]
    return TermRow(
        owed,
        months,
        is_running=owed.term.last_day >= today,
        is_overdue=owed.term.due < today and owed.owed > owed.paid,
    )
