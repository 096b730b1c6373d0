"""A day that was run on paper (ført inn etterpå), because the power failed: entered with its true date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.hold_draw import close_list, enter_hand_draw
from assignments.models import Attendance, AttendanceState, DayState, Job, Participant, WorkDay
from assignments.places import give_place
from assignments.plan_days import check_jobs, check_places, check_times
from assignments.rules.planning import FIRST_YEAR
from assignments.shifts import did_not_start, finish_all, start_work
from bikuben.models import User
from bikuben.refusals import Refused


@dataclass(frozen=True, slots=True)
class PaperDraw:
    """The draw as it stands on paper: every ticket in the order drawn, and who saw it."""

    order: tuple[int, ...]
    witness: str


@transaction.atomic
def enter_past_day(
    *,
    date: date,
    people: Sequence[Participant],
    places: int,
    main_job: Job,
    starts_at: time,
    ends_at: time,
    draw: PaperDraw | None = None,
    called_reserves: Sequence[int] = (),
    did_not_work: Sequence[int] = (),
    by: User,
    now: datetime,
    today: date,
) -> WorkDay:
    """Enter a day that has been: those who came in the order of the list, the draw by hand, the work done.

    Tickets are 1, 2, 3 … along `people`. `did_not_work` are tickets that had a place and did not start;
    `called_reserves` those that got a place in the end. The day is marked as entered afterwards and stands
    in work, all shifts done, for its pay and cash to follow.

    Raises `Refused` for a day to come, today, a year before the project, a date on which a day was held or
    cancelled, someone erased, more people than places without a draw, and whatever its own steps refuse.
    """
    _check_date(date, today)
    check_places(places)
    check_times(starts_at, ends_at)
    check_jobs(main_job, ())
    if not people:
        raise Refused(_("Skriv hvem som kom."), code="nobody", field="people")
    if len({person.pk for person in people}) != len(people):
        raise Refused(_("Den samme står to ganger på lista."), code="twice", field="people")
    if any(person.erased_at is not None for person in people):
        raise Refused(_("Hun er slettet."), code="erased", field="people")
    day = _the_day(date)
    day.places, day.main_job, day.starts_at, day.ends_at = places, main_job, starts_at, ends_at
    day.state, day.entered_afterwards = DayState.OPEN, True
    day.opened_at = day.opened_at or now
    day.save()
    _enter_people(day, people, now)
    if close_list(day, by=by, now=now):
        if draw is None:
            raise Refused(
                _("Det kom flere enn det var plass til. Skriv rekkefølgen loddene ble trukket i."),
                code="draw_missing",
                field="order",
            )
        enter_hand_draw(day, draw.order, draw.witness, by=by, now=now, today=today)
    elif draw is not None:
        raise Refused(_("Det var plass til alle, så det ble ikke trukket."), code="no_draw", field="order")
    start_work(day, by=by, now=now)
    _what_happened(day, did_not_work, called_reserves, by=by, now=now)
    finish_all(day, by=by, now=now)
    day.refresh_from_db()
    return day


def _check_date(day: date, today: date) -> None:
    if day >= today:
        raise Refused(_("Bare dager som har vært, føres inn etterpå."), code="not_past", field="date")
    if day.year < FIRST_YEAR:
        raise Refused(
            _("Velg en dag fra %(first)s eller senere.") % {"first": FIRST_YEAR}, code="year", field="date"
        )


def _the_day(day: date) -> WorkDay:
    """The planned day of that date, locked, or a new one."""
    found = WorkDay.objects.select_for_update(no_key=True).filter(date=day).first()
    if found is None:
        return WorkDay.objects.create(date=day)
    if found.state == DayState.CANCELLED:
        raise Refused(
            _("Dagen står som avlyst. Ta avlysningen tilbake først."), code="cancelled", field="date"
        )
    if found.state not in (DayState.PLANNED, DayState.OPEN):
        raise Refused(_("Den dagen er alt holdt i programmet."), code="held", field="date")
    return found


def _enter_people(day: WorkDay, people: Sequence[Participant], now: datetime) -> None:
    """Tickets 1, 2, 3 … in the paper's order. Who came before the power failed keeps her ticket."""
    entered = {one.ticket: one.participant_id for one in day.attendances.all()}
    if any(ticket > len(people) for ticket in entered):
        raise _other_tickets()
    for ticket, person in enumerate(people, start=1):
        if ticket not in entered:
            Attendance.objects.create(work_day=day, participant=person, ticket=ticket, arrived_at=now)
        elif entered[ticket] != person.pk:
            raise _other_tickets()
    if day.attendances.exclude(state=AttendanceState.ARRIVED).exists():
        raise _other_tickets()


def _other_tickets() -> Refused:
    return Refused(
        _("Noen av loddene var alt gitt i programmet til andre. Bruk de samme numrene."),
        code="other_tickets",
        field="people",
    )


def _what_happened(
    day: WorkDay, did_not_work: Sequence[int], called_reserves: Sequence[int], *, by: User, now: datetime
) -> None:
    day.refresh_from_db()
    shifts = {shift.attendance.ticket: shift for shift in day.shifts.select_related("attendance")}
    for ticket in did_not_work:
        if ticket not in shifts:
            raise Refused(
                _("Lodd %(ticket)s hadde ikke plass.") % {"ticket": ticket},
                code="no_place",
                field="did_not_work",
            )
        did_not_start(shifts[ticket], by=by, now=now)
    reserves = {one.ticket: one for one in day.attendances.filter(state=AttendanceState.RESERVE)}
    for ticket in called_reserves:
        if ticket not in reserves:
            raise Refused(
                _("Lodd %(ticket)s var ikke reserve.") % {"ticket": ticket},
                code="no_reserve",
                field="called_reserves",
            )
        give_place(reserves[ticket], day=day, by=by, now=now)
