"""The list of days with what came of each, and a year's days counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from assignments.filters_planning import HELD
from assignments.models import Attendance, AttendanceState, CancelReason, DayState, WorkDay
from assignments.participant_days import count_of, participant_days
from assignments.turned_away import turned_away


@dataclass(frozen=True, slots=True)
class YearOfDays:
    """How many days of a year are planned, held and cancelled, and for which reasons (most first)."""

    year: int
    planned: int
    held: int
    cancelled: int
    reasons: tuple[tuple[str, int], ...]


def listed_days() -> QuerySet[WorkDay]:
    """Every day with how many came, worked and were turned away, in one query."""
    came = Attendance.objects.exclude(state=AttendanceState.ANNULLED)
    return WorkDay.objects.select_related("main_job").annotate(
        came=count_of(came, "work_day"),
        worked=count_of(participant_days(), "work_day"),
        turned_away=count_of(turned_away(), "work_day"),
    )


def year_of_days(year: int) -> YearOfDays:
    """Count a year in one query."""
    counted = (
        WorkDay.objects.filter(date__year=year)
        .order_by()
        .values_list("state", "cancel_reason")
        .annotate(count=Count("pk"))
    )
    held = planned = 0
    reasons: dict[str, int] = {}
    for state, reason, count in counted:
        if state == DayState.CANCELLED:
            reasons[reason] = count
        elif state in HELD:
            held += count
        else:
            planned += count
    named = [(str(CancelReason(code).label), count) for code, count in reasons.items()]
    return YearOfDays(
        year=year,
        planned=planned,
        held=held,
        cancelled=sum(reasons.values()),
        reasons=tuple(sorted(named, key=lambda one: (-one[1], one[0]))),
    )


def months_with_days(today: date) -> list[date]:
    """The first of every month that has a day, and of this month; newest first."""
    months = set(WorkDay.objects.order_by().dates("date", "month"))
    return sorted(months | {today.replace(day=1)}, reverse=True)
