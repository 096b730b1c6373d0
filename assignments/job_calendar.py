"""The calendar: a month's days with their jobs, jobs across them, and the eight weeks to come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from assignments.models import WORKABLE, DayState, Job, JobKind, JobStage, WorkDay
from assignments.rules.calendar import WEEK, Piece, Span, monday_of, pieces_of, weeks_of

WEEKS_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """One date, the work day on it if there is one, and whether it lacks a job."""

    date: date
    day: WorkDay | None
    lacks_job: bool
    in_month: bool
    is_today: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A job's piece of a week."""

    job: Job
    piece: Piece


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, Monday first, and the jobs that lie across them."""

    cells: list[Cell]
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """A week to come: its number, its work days, and how many of those lack a job."""

    monday: date
    number: int
    cells: list[Cell]
    lacking: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the page shows. `lacking` counts the days of the eight weeks that have no job.

    `unpaid` counts those whose job nobody pays for, `unplanned` the whole weeks to come without a day.
    """

    month: date
    weeks: list[Week]
    ahead: list[WeekAhead]
    lacking: int
    unpaid: int
    unplanned: int


def calendar_of(month: date, *, today: date) -> Calendar:
    """The month of this date and the eight weeks from this one, in a constant number of queries."""
    weeks = weeks_of(month)
    monday = monday_of(today)
    until = monday + timedelta(days=WEEK * WEEKS_AHEAD - 1)
    shown = Q(date__range=(weeks[0][0], weeks[-1][-1])) | Q(date__range=(today, until))
    days = {day.date: day for day in WorkDay.objects.filter(shown).select_related("main_job")}

    def cell(date: date) -> Cell:
        day = days.get(date)
        return Cell(
            date=date,
            day=day,
            lacks_job=day is not None and date >= today and _lacks_job(day),
            in_month=(date.year, date.month) == (month.year, month.month),
            is_today=date == today,
        )

    jobs = {job.pk: job for job in _with_dates(weeks[0][0], weeks[-1][-1])}
    spans = [_span(job) for job in jobs.values()]
    ahead = [_ahead(monday + timedelta(days=WEEK * n), today, cell) for n in range(WEEKS_AHEAD)]
    return Calendar(
        month=month.replace(day=1),
        weeks=[
            Week(
                cells=[cell(date) for date in week],
                bars=[Bar(jobs[piece.key], piece) for piece in pieces_of(week, spans)],
            )
            for week in weeks
        ],
        ahead=ahead,
        lacking=sum(week.lacking for week in ahead),
        unpaid=sum(_is_unpaid(one) for week in ahead for one in week.cells),
        unplanned=sum(not week.cells for week in ahead if week.monday > today),
    )


def _lacks_job(day: WorkDay) -> bool:
    return day.state == DayState.PLANNED and (day.main_job is None or day.main_job.stage not in WORKABLE)


def _is_unpaid(cell: Cell) -> bool:
    day = cell.day
    if day is None or cell.lacks_job or day.state != DayState.PLANNED:
        return False
    return day.main_job is not None and day.main_job.kind != JobKind.BILLED


def _with_dates(first: date, last: date) -> list[Job]:
    """The jobs that have a first day and a last one, or a day that they are wished by, in this time."""
    found = Job.objects.exclude(stage=JobStage.LOST).filter(
        Q(starts_on=None) | Q(starts_on__lte=last),
        Q(ends_on__gte=first) | Q(ends_on=None, wanted_by__gte=first),
    )
    return [job for job in found.select_related("client") if _span(job).first <= last]


def _span(job: Job) -> Span:
    """From its first day to its last, or to the day it is wished by; that day alone where it has no first."""
    last = job.ends_on or job.wanted_by
    first = min(job.starts_on or last, last)
    return Span(key=job.pk, first=first, last=last)


def _ahead(monday: date, today: date, cell: Callable[[date], Cell]) -> WeekAhead:
    dates = (monday + timedelta(days=n) for n in range(WEEK))
    cells = [one for one in map(cell, dates) if one.day is not None and one.date >= today]
    return WeekAhead(
        monday=monday,
        number=monday.isocalendar().week,
        cells=cells,
        lacking=sum(one.lacks_job for one in cells),
    )
