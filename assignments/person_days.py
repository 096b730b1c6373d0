"""One person's days: when she came, what became of it, and the hours that go on her fortnightly card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assignments.models import (
    PAYABLE,
    Attendance,
    AttendanceState,
    DayState,
    Participant,
    Shift,
    ShiftOutcome,
)
from assignments.rules.hours import day_hours
from bikuben.documents.wording import number

# A Monday on which a fortnight of the card for NAV (meldekort) begins: weeks 1 and 2 of 2026.
FORTNIGHT = timedelta(days=14)
FIRST_MONDAY = date(2025, 12, 29)


@dataclass(frozen=True)
class PersonDay:
    """One day she came."""

    day: date
    outcome: str | Promise
    hours: str


@dataclass(frozen=True)
class HoursOfDay:
    """One day's hours, two decimals, shifts that overlap counted once."""

    day: date
    hours: Decimal


def days_of(participant: Participant) -> list[PersonDay]:
    """Every day she came, newest first, in two queries."""
    came = (
        Attendance.objects.filter(participant=participant)
        .exclude(state=AttendanceState.ANNULLED)
        .select_related("work_day")
        .prefetch_related("shifts")
        .order_by("-work_day__date")
    )
    return [_day(one) for one in came]


def _day(one: Attendance) -> PersonDay:
    paid = [shift for shift in one.shifts.all() if shift.outcome in PAYABLE]
    hours = day_hours((shift.starts_at, shift.ends_at) for shift in paid)
    return PersonDay(one.work_day.date, outcome_of(one), number(hours) if paid else "")


def outcome_of(one: Attendance) -> str | Promise:
    """What became of her that day. Reads the day and its shifts, which are loaded already."""
    outcomes = {shift.outcome for shift in one.shifts.all()}
    if outcomes & {ShiftOutcome.DONE, ShiftOutcome.LEFT_EARLY}:
        early = ShiftOutcome.DONE not in outcomes
        return ShiftOutcome.LEFT_EARLY.label if early else _("jobbet")
    if ShiftOutcome.WORKING in outcomes:
        return ShiftOutcome.WORKING.label
    if one.state == AttendanceState.RESERVE and one.work_day.state == DayState.CLOSED:
        return _("fikk ikke plass") if one.drawn else _("kom etter trekningen")
    return AttendanceState(one.state).label


def fortnight_of(day: date) -> date:
    """The Monday that the fortnight with this day begins on."""
    return day - timedelta(days=(day - FIRST_MONDAY).days % 14)


def hours_in(participant: Participant, first: date, last: date) -> list[HoursOfDay]:
    """Her hours on each day from `first` to `last` on which she worked, oldest first."""
    shifts = Shift.objects.filter(
        participant=participant, outcome__in=PAYABLE, work_day__date__range=(first, last)
    ).select_related("work_day")
    spans: dict[date, list[tuple]] = {}
    for shift in shifts:
        spans.setdefault(shift.work_day.date, []).append((shift.starts_at, shift.ends_at))
    return [HoursOfDay(day, day_hours(spans[day])) for day in sorted(spans)]
