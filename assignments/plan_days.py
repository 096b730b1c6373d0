"""Plan work days (arbeidsdager): one, or a repeating pattern for a term past the public holidays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assignments.models import Job, WorkDay
from assignments.rules.planning import FIRST_YEAR, LAST_YEAR, LONGEST_PATTERN, holiday_name, pattern_days
from bikuben.models import User
from bikuben.refusals import Refused

MOST_PLACES = 100


@dataclass(frozen=True, slots=True)
class Preview:
    """What a pattern would plan: new dates, holidays left out with their names, dates that have a day."""

    dates: tuple[date, ...]
    skipped_holidays: tuple[tuple[date, str], ...]
    already: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """What a pattern planned: the new days, holidays left out with their names, dates that had a day."""

    days: tuple[WorkDay, ...]
    skipped_holidays: tuple[tuple[date, str], ...]
    already: tuple[date, ...]


@transaction.atomic
def plan_day(
    *,
    date: date,
    places: int = 10,
    main_job: Job | None = None,
    jobs: Iterable[Job] = (),
    starts_at: time = time(10),
    ends_at: time = time(13),
    by: User,
    today: date | None = None,
    even_on_a_holiday: bool = False,
) -> WorkDay:
    """Plan one day. Raises `Refused` for a date that has a day, a public holiday or a year far away.

    Where `today` is given, a date before it is refused too: a day that has been is entered afterwards.
    `even_on_a_holiday`: whoever plans it has seen that it is one.
    """
    check_new_date(date, today=today, even_on_a_holiday=even_on_a_holiday)
    return _new_day(date, places, main_job, tuple(jobs), starts_at, ends_at)


@transaction.atomic
def plan_pattern(
    *,
    first: date,
    last: date,
    weekdays: Collection[int],
    places: int = 10,
    main_job: Job | None = None,
    jobs: Iterable[Job] = (),
    starts_at: time = time(10),
    ends_at: time = time(13),
    by: User,
    today: date | None = None,
) -> Planned:
    """Plan the given weekdays (0 Monday … 6 Sunday) from `first` to `last`, both included.

    Raises `Refused` for a pattern that can't be, or that holds no new day.
    """
    found = preview_pattern(first=first, last=last, weekdays=weekdays, today=today)
    if not found.dates:
        raise Refused(_("Her er det ingen nye dager å planlegge."), code="nothing_to_plan", field="last")
    also = tuple(jobs)
    days = tuple(_new_day(date, places, main_job, also, starts_at, ends_at) for date in found.dates)
    return Planned(days, found.skipped_holidays, found.already)


def preview_pattern(
    *, first: date, last: date, weekdays: Collection[int], today: date | None = None
) -> Preview:
    """What `plan_pattern` would plan, without planning it. Raises `Refused` for a pattern that can't be."""
    _check_date(first, today, field="first")
    _check_date(last, None, field="last")
    if not weekdays or not set(weekdays) <= set(range(7)):
        raise Refused(_("Velg minst én ukedag."), code="weekdays", field="weekdays")
    if last < first:
        raise Refused(_("Siste dag må være etter første dag."), code="last_before_first", field="last")
    if (last - first).days >= LONGEST_PATTERN:
        raise Refused(_("Planlegg høyst ett år om gangen."), code="too_long", field="last")
    pattern = pattern_days(first, last, set(weekdays))
    taken = set(WorkDay.objects.filter(date__range=(first, last)).values_list("date", flat=True))
    return Preview(
        dates=tuple(day for day in pattern.days if day not in taken),
        skipped_holidays=pattern.skipped,
        already=tuple(day for day in pattern.days if day in taken),
    )


def check_new_date(date: date, *, today: date | None = None, even_on_a_holiday: bool = False) -> None:
    """Raise `Refused` where no day can be planned on this date, as `plan_day` would."""
    _check_date(date, today)
    name = holiday_name(date)
    if name and not even_on_a_holiday:
        raise Refused(
            _("%(date)s er %(holiday)s. Velg en annen dag.") % {"date": _shown(date), "holiday": name},
            code="holiday",
            field="date",
        )
    if WorkDay.objects.filter(date=date).exists():
        raise _taken(date)


def check_jobs(main_job: Job | None, jobs: Iterable[Job]) -> None:
    """Raise `Refused` where a job chosen for a day is over."""
    for field, job in (("main_job", main_job), *(("jobs", job) for job in jobs)):
        if job is not None and not job.is_active:
            raise Refused(
                _("Oppdraget «%(job)s» er avsluttet.") % {"job": job.title}, code="job_over", field=field
            )


def check_times(starts_at: time, ends_at: time) -> None:
    """Raise `Refused` where a day or a shift would end before it begins."""
    if ends_at <= starts_at:
        raise Refused(_("Slutten må være etter starten."), code="end_before_start", field="ends_at")


def check_places(places: int) -> None:
    """Raise `Refused` for a number of places that no room has."""
    if not 1 <= places <= MOST_PLACES:
        raise Refused(
            _("Velg fra 1 til %(most)s plasser.") % {"most": MOST_PLACES}, code="places", field="places"
        )


def _check_date(date: date, today: date | None, *, field: str = "date") -> None:
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise Refused(
            _("Velg en dag mellom %(first)s og %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR},
            code="year",
            field=field,
        )
    if today is not None and date < today:
        raise Refused(
            _("Den dagen har vært. Ble den holdt, kan du føre den inn etterpå."), code="past", field=field
        )


def _new_day(
    date: date, places: int, main_job: Job | None, jobs: tuple[Job, ...], starts_at: time, ends_at: time
) -> WorkDay:
    check_times(starts_at, ends_at)
    check_places(places)
    check_jobs(main_job, jobs)
    day = WorkDay(date=date, places=places, main_job=main_job, starts_at=starts_at, ends_at=ends_at)
    try:
        day.clean_fields()
        with transaction.atomic():
            day.save()
    except ValidationError as error:
        raise Refused("; ".join(error.messages), code="invalid") from error
    except IntegrityError:
        raise _taken(date) from None
    if jobs:
        day.jobs.set(job for job in jobs if job != main_job)
    return day


def _taken(date: date) -> Refused:
    return Refused(_("Det er alt en dag %(date)s.") % {"date": _shown(date)}, code="date_taken", field="date")


def _shown(date: date) -> str:
    return date_format(date, _("j. F Y"))
