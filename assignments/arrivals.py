"""The door: who has come (fremmøte), in order, and what to do when a touch was a mistake."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from assignments.attendance_notices import notices_for
from assignments.locked_days import lock_day
from assignments.models import AnnulReason, Attendance, AttendanceState, DayState, Participant, WorkDay
from assignments.places import PLACES_GIVEN, RUNNING, call_next, give_place, lock_attendance, waiting
from assignments.register_participant import register_participant
from assignments.rules import queue
from assignments.unused_shifts import take_back_shifts
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def arrive(
    day: WorkDay, participant: Participant, *, by: User, now: datetime, accept_warnings: bool
) -> Attendance:
    """Give the next ticket to one who has come.

    After the places are given she joins behind the reserves, or gets a place that is free and that no
    reserve waits for. What the refusals say can be read by the room: nothing about her is in it.

    Raises:
        Refused: `needs_look` where there are warnings and `accept_warnings` is False, `stopped` where the law
            leaves no choice, `already_here`, `not_active`, `list_closed`, or the day doesn't run.
    """
    day = lock_day(day, *RUNNING)
    if day.state == DayState.OPEN and day.list_closed_at is not None:
        raise Refused(
            _("Lista er stengt. Hold trekningen først, eller åpne lista igjen."), code="list_closed"
        )
    participant = Participant.objects.get(pk=participant.pk)
    if not participant.is_active:
        raise Refused(_("Hun er satt på pause eller har sluttet. Se på siden hennes."), code="not_active")
    here = list(day.attendances.all())
    attendance = _new_or_back(day, participant, here)
    _refuse_what_needs_a_look(day, participant, accept_warnings=accept_warnings)
    attendance.arrived_at, attendance.left_at = now, None
    if day.state == DayState.OPEN:
        attendance.state = AttendanceState.ARRIVED
        attendance.save()
        return attendance
    state, position = queue.late_arrival(waiting(here), day.places)
    if state == queue.State.PLACE:
        give_place(attendance, day=day, by=by, now=now)
        return attendance
    attendance.state, attendance.reserve_position = AttendanceState.RESERVE, position
    attendance.save()
    return attendance


def _new_or_back(day: WorkDay, participant: Participant, here: list[Attendance]) -> Attendance:
    """A new ticket, or the old one of someone who had gone and has come back."""
    mine = [one for one in here if one.participant_id == participant.pk]
    back = next((one for one in mine if one.state != AttendanceState.ANNULLED), None)
    if back is None:
        ticket = 1 + max((one.ticket for one in here), default=0)
        return Attendance(work_day=day, participant=participant, ticket=ticket)
    if back.state != AttendanceState.LEFT:
        raise Refused(_("Hun er allerede på lista. Én gang holder."), code="already_here")
    if back.shifts.exists():
        raise Refused(_("Hun har en økt i dag. Angre den under Arbeid."), code="has_shift")
    back.work_day = day
    # Her first place, if she had one, she gave up herself; the lot she drew is not used twice.
    back.placed_at, back.drawn = None, False
    return back


def _refuse_what_needs_a_look(day: WorkDay, participant: Participant, *, accept_warnings: bool) -> None:
    notices = notices_for([participant], day).get(participant.pk, [])
    if any(notice.stops for notice in notices):
        raise Refused(_("Se på det private først. Hun kan ikke føres på lista nå."), code="stopped")
    if notices and not accept_warnings:
        raise Refused(_("Ta et blikk først."), code="needs_look")


@transaction.atomic
def register_first_timer(
    day: WorkDay, chosen_name: str, *, language: str = "nb", by: User, now: datetime
) -> Attendance:
    """Register one who comes for the first time, by her chosen name alone, and put her on the list.

    Her first shift may be without a card: the warnings are the supervisor's to read afterwards.

    Raises:
        Refused: no name, one too long, one that someone has already, or what `arrive` refuses.
    """
    day = lock_day(day, *RUNNING)
    participant = register_participant(
        chosen_name=chosen_name, language=language, started_on=day.date, by=by, now=now, today=day.date
    )
    return arrive(day, participant, by=by, now=now, accept_warnings=True)


@transaction.atomic
def undo_arrival(
    attendance: Attendance, *, by: User, now: datetime, reason: str = AnnulReason.WRONG_PERSON
) -> None:
    """Take back an arrival before the draw.

    The last ticket goes as if it had never been and its number is free again; an earlier one is annulled
    with `reason`, because those behind it keep their numbers.

    Raises:
        Refused: places are given already (annul it instead), or the day doesn't run.
    """
    day, attendance = lock_attendance(attendance)
    if day.state != DayState.OPEN:
        raise Refused(_("Plassene er fordelt. Stryk henne med en grunn i stedet."), code="places_given")
    if attendance.state == AttendanceState.ANNULLED:
        raise Refused(_("Hun er allerede strøket."), code="already_annulled")
    last = day.attendances.aggregate(last=Max("ticket"))["last"]
    if attendance.ticket == last:
        attendance.delete()
    else:
        _annul(attendance, reason)


@transaction.atomic
def annul_arrival(attendance: Attendance, reason: str, *, by: User, now: datetime) -> Attendance | None:
    """Strike out a mistaken arrival (stryke). The reserve who moves up to her place, if any.

    Raises:
        Refused: no reason, already struck, she has worked today, or the day doesn't run.
    """
    if reason not in AnnulReason.values:
        raise Refused(_("Velg en grunn."), code="no_reason", field="reason")
    day, attendance = lock_attendance(attendance)
    if attendance.state == AttendanceState.ANNULLED:
        raise Refused(_("Hun er allerede strøket."), code="already_annulled")
    take_back_shifts(attendance)
    had_place = attendance.state == AttendanceState.PLACE
    _annul(attendance, reason)
    return call_next(day, by=by, now=now) if had_place and day.state in PLACES_GIVEN else None


def _annul(attendance: Attendance, reason: str) -> None:
    attendance.state = AttendanceState.ANNULLED
    attendance.annul_reason = reason
    attendance.reserve_position = None
    attendance.save()
