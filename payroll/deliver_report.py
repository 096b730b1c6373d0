"""Delivering a month's report (levere): from then on it is a paper, and a change makes a new edition."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bikuben.models import Project, User
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.models import MonthlyReport, PaySlip
from payroll.report_paper import to_paper
from payroll.report_state import MonthState, ReportState, month_state

REFUSALS = {
    ReportState.NOT_NEEDED: gettext_lazy("Det er ingenting å melde for denne måneden."),
    ReportState.TO_COME: gettext_lazy("Måneden har ikke begynt."),
    ReportState.RUNNING: gettext_lazy("Måneden er ikke over. Den kan leveres fra den første i neste måned."),
    ReportState.DELIVERED: gettext_lazy("Måneden er levert, og ingenting er endret siden."),
}


@transaction.atomic
def deliver_report(month: date, *, message_id: str, by: User, now: datetime, today: date) -> MonthlyReport:
    """Issue the report of the month whose first day is `month`, or the edition that replaces the last one.

    `message_id` is a new UUID: the a-melding's meldingsId.

    Raises:
        Refused: the month isn't over, needs no report, has changed in nothing since it was delivered, or
            lacks something; nothing is delivered then.
        ValueError: `month` isn't the first of a month, or `message_id` no UUID.
    """
    if month.day != 1 or str(UUID(message_id)) != message_id:
        raise ValueError("a month is its first day, and a message id a UUID")
    if Project.current() is None:
        raise Refused(_("Fyll ut siden om prosjektet først."), code="no_project")
    # Slips too: none is written between the reading and the issuing.
    desk = Desk(MonthlyReport, PaySlip, by=by, now=now, issued_on=today)
    found = month_state(month, today=today)
    refuse_what_lacks(found)
    paper, parts = to_paper(
        found.report, found.year.project, found.year.people, message_id=message_id, replaces=found.delivered
    )
    return desk.issue(paper, **parts)


def refuse_what_lacks(found: MonthState) -> None:
    """Raise Refused where the month can't be delivered."""
    if not found.is_waiting:
        raise Refused(str(REFUSALS[found.state]), code=found.state)
    if found.lacks:
        raise Refused(found.lacks[0].text, code=found.lacks[0].code)
