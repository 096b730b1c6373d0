"""Where the report of each month stands: not needed, to come, open, delivered, or changed since."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bikuben.models import Project
from payroll.models import MonthlyReport as Paper
from payroll.models import ReportChannel
from payroll.report_missing import Lack, lacking
from payroll.report_paper import channel_of, delivered_in, from_paper
from payroll.report_year import ReportYear, read_year
from payroll.rules.due_dates import report_due
from payroll.rules.monthly_report import MonthlyReport, last_day
from payroll.rules.report_changes import Difference, differences


class ReportState(StrEnum):
    """What is to be done with a month."""

    NOT_NEEDED = "not_needed"
    TO_COME = "to_come"
    RUNNING = "running"
    OPEN = "open"
    EMPTY = "empty"
    DELIVERED = "delivered"
    CHANGED = "changed"

    @property
    def label(self) -> str | Promise:
        """In the supervisor's words."""
        return LABELS[self]

    @property
    def sign(self) -> str:
        """The class of its mark on the page."""
        return SIGNS.get(self, "")


LABELS = {
    ReportState.NOT_NEEDED: _("trengs ikke"),
    ReportState.TO_COME: _("ikke begynt"),
    ReportState.RUNNING: _("måneden er ikke over"),
    ReportState.OPEN: _("ikke levert"),
    ReportState.EMPTY: _("tom melding ikke levert"),
    ReportState.DELIVERED: _("låst, fil laget"),
    ReportState.CHANGED: _("endret etter levering"),
}
SIGNS = {
    ReportState.OPEN: "bk-state-now",
    ReportState.EMPTY: "bk-state-now",
    ReportState.DELIVERED: "bk-state-done",
    ReportState.CHANGED: "bk-state-warn",
}
WAITING = (ReportState.OPEN, ReportState.EMPTY, ReportState.CHANGED)
NEAR = timedelta(days=1)


@dataclass
class MonthState:
    """One month. `report` is what is told now, None where it can't be made; `editions` what was delivered.

    `lacks` is what must be mended before it can be delivered.
    """

    month: date
    state: ReportState
    channel: str
    today: date
    year: ReportYear
    report: MonthlyReport | None
    editions: list[Paper] = field(default_factory=list)
    changes: tuple[Difference, ...] = ()

    @property
    def due(self) -> date:
        """When it is to be delivered at the latest."""
        return report_due(self.month)

    @property
    def delivered(self) -> Paper | None:
        """The latest edition, which stands."""
        return self.editions[-1] if self.editions else None

    @property
    def is_waiting(self) -> bool:
        """Whether someone has to deliver it."""
        return self.state in WAITING

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been delivered by now."""
        return self.state in (ReportState.OPEN, ReportState.EMPTY) and self.today > self.due

    @property
    def is_urgent(self) -> bool:
        """Whether it is due tomorrow, today, or was."""
        return self.state in (ReportState.OPEN, ReportState.EMPTY) and self.today >= self.due - NEAR

    @property
    def is_to_skatteetaten(self) -> bool:
        """Whether it is an a-melding; else it is a file to the payroll office."""
        return self.channel == ReportChannel.A_MELDING

    @cached_property
    def lacks(self) -> list[Lack]:
        """What is missing, each with where it is mended."""
        return lacking(self.year, self.month, self.report)

    @property
    def can_deliver(self) -> bool:
        """Whether the button is there."""
        return self.is_waiting and not self.lacks


def year_states(year: int, *, today: date) -> list[MonthState]:
    """The months of a year in order, in a fixed number of queries."""
    project = Project.current()
    if project is None:
        return []
    facts = read_year(year, project=project)
    delivered = delivered_in(year)
    return [_state(facts, month, delivered.get(month, []), today) for month in facts.months]


def month_state(month: date, *, today: date) -> MonthState:
    """One month. RuntimeError before the project's own page has been filled in."""
    project = Project.current()
    if project is None:
        raise RuntimeError("there is no project yet")
    editions = delivered_in(month.year).get(month, [])
    return _state(read_year(month.year, project=project), month, editions, today)


def _state(facts: ReportYear, month: date, editions: list[Paper], today: date) -> MonthState:
    report = facts.report(month) if facts.rates is not None else None
    found = MonthState(
        month=month,
        state=ReportState.OPEN,
        channel=channel_of(facts.project),
        year=facts,
        report=report,
        editions=editions,
        today=today,
    )
    if editions:
        if report is not None:
            found.changes = differences(from_paper(editions[-1]), report)
        found.state = ReportState.CHANGED if found.changes else ReportState.DELIVERED
    elif month > today:
        found.state = ReportState.TO_COME
    elif today <= last_day(month):
        found.state = ReportState.RUNNING
    elif report is not None and report.is_empty:
        employs = facts.has_employees(month) and found.is_to_skatteetaten
        found.state = ReportState.EMPTY if employs else ReportState.NOT_NEEDED
    elif report is None and not facts.slips_of(month):
        found.state = ReportState.NOT_NEEDED
    return found
