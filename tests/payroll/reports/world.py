"""A little world for reports: April 2026 with days that are worked and paid, looked at on 4 May."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from assignments.models import Participant, WorkDay
from bikuben.models import Project, User
from payroll.deliver_report import deliver_report
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import MonthlyReport, PaySlip
from payroll.pay_out import pay_out
from tests.cast import NOW, TODAY, make_card, make_participant
from tests.payroll.paying import finished_shift, working_day

APRIL, MARCH = date(2026, 4, 1), date(2026, 3, 1)
EIGHTH, TENTH = date(2026, 4, 8), date(2026, 4, 10)
COMPLETE = {"sub_organisation_number": "318215693", "employment_form": "fast"}


def fill_in(project: Project, **fields: str | bool) -> Project:
    """All that a report needs of the project."""
    for name, value in {**COMPLETE, **fields}.items():
        setattr(project, name, value)
    project.save()
    return project


def someone_with_card(**fields: object) -> Participant:
    """A participant by a 25 % card: 200 in her hand is 266 before tax."""
    participant = make_participant(**fields)
    make_card(participant)
    return participant


def paid(participant: Participant, day: date, *, by: User, fetched: bool = True) -> PaySlip:
    """A slip for three hours that day, paid the same day unless nobody fetched it."""
    work_day = WorkDay.objects.filter(date=day).first() or working_day(day)
    finished_shift(participant, work_day)
    slip = issue_pay_slip(participant, work_day, by=by, now=NOW, today=day)
    if fetched:
        pay_out(slip, by=by, now=NOW, today=day)
    return slip


def message_id(number: int = 1) -> str:
    """A UUID that is the same every time."""
    return str(UUID(int=number, version=4))


def deliver(by: User, month: date = APRIL, number: int = 1, today: date = TODAY) -> MonthlyReport:
    """Deliver a month."""
    return deliver_report(month, message_id=message_id(number), by=by, now=NOW, today=today)


def kr(amount: object) -> Decimal:
    return Decimal(str(amount))
