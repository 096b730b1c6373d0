"""Figures of a year, month by month, without names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, Sum
from django.db.models.functions import ExtractMonth

from assignments.models import CancelReason, DayState, WorkDay
from assignments.participant_days import participant_days
from payroll.models import PaySlip

FIRST_YEAR = 2020
HELD = (DayState.WORKING, DayState.CLOSED)
SUMS = ("net", "gross", "withholding", "contribution", "holiday_base")


@dataclass
class MonthFigures:
    """One month. Days and people by the day worked; kroner by the date of payout, reversals subtracted."""

    month: date
    days_held: int = 0
    days_cancelled: int = 0
    participant_days: int = 0
    people: int = 0
    net: Decimal = Decimal(0)
    gross: Decimal = Decimal(0)
    withholding: Decimal = Decimal(0)
    contribution: Decimal = Decimal(0)
    holiday_base: Decimal = Decimal(0)


@dataclass
class YearFigures:
    """The months in which anything happened, the year's sums, and why days were cancelled."""

    months: list[MonthFigures]
    people: int
    cancelled: list[tuple[str, int]] = field(default_factory=list)

    def total(self, name: str) -> Decimal | int:
        """The year's sum of one column."""
        return sum(getattr(month, name) for month in self.months)


def year_figures(year: int) -> YearFigures:
    """Count a year in five queries, however long it was."""
    months = {number: MonthFigures(date(year, number, 1)) for number in range(1, 13)}
    reasons: dict[str, int] = defaultdict(int)
    days = WorkDay.objects.filter(date__year=year).annotate(month=ExtractMonth("date"))
    for row in days.values("month", "state", "cancel_reason").annotate(count=Count("pk")).order_by():
        if row["state"] in HELD:
            months[row["month"]].days_held += row["count"]
        elif row["state"] == DayState.CANCELLED:
            months[row["month"]].days_cancelled += row["count"]
            reasons[row["cancel_reason"]] += row["count"]
    people: set[int] = set()
    by_month: dict[int, set[int]] = defaultdict(set)
    worked = participant_days().filter(work_day__date__year=year).order_by()
    for person, day in worked.values_list("participant", "work_day__date"):
        months[day.month].participant_days += 1
        by_month[day.month].add(person)
        people.add(person)
    for number, found in by_month.items():
        months[number].people = len(found)
    sums = (
        PaySlip.objects.filter(date__year=year)
        .annotate(month=ExtractMonth("date"))
        .order_by()
        .values("month")
        .annotate(**{f"sum_{name}": Sum(name) for name in SUMS})
    )
    for row in sums:
        for name in SUMS:
            setattr(months[row["month"]], name, row[f"sum_{name}"])
    cancelled = [(str(CancelReason(code).label), reasons[code]) for code in CancelReason if reasons[code]]
    lived = [month for month in months.values() if month != MonthFigures(month.month)]
    return YearFigures(lived, len(people), cancelled)
