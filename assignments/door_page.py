"""What the door's page shows, read at a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Max, Q

from assignments.attendance_notices import notices_for
from assignments.models import Attendance, AttendanceState, DayState, Participant, WorkDay
from assignments.places import PRESENT

LATELY = timedelta(days=56)


@dataclass(frozen=True, slots=True)
class Face:
    """One who may come through the door."""

    participant_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One ticket on the list. `has_mark` says only that there is something to look at privately."""

    attendance: Attendance
    name: str
    has_mark: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Door:
    """The list of today and those who haven't come yet, the likeliest first."""

    rows: list[Row]
    faces: list[Face]
    present: int
    needs_draw: bool
    can_arrive: bool
    list_is_open: bool


def door(day: WorkDay, *, search: str = "") -> Door:
    """Read the door of a day. `search` leaves only the faces whose chosen name has it."""
    attendances = list(
        day.attendances.select_related("participant__data_key")
        .exclude(state=AttendanceState.ANNULLED)
        .order_by("ticket")
    )
    last_ticket = day.attendances.aggregate(last=Max("ticket"))["last"]
    marked = notices_for([one.participant for one in attendances], day)
    rows = [
        Row(
            attendance=one,
            name=str(one.participant.chosen_name),
            has_mark=one.participant_id in marked,
            is_last=one.ticket == last_ticket and day.state == DayState.OPEN,
        )
        for one in attendances
    ]
    present = sum(one.state in PRESENT for one in attendances)
    list_is_open = day.state == DayState.OPEN and day.list_closed_at is None
    return Door(
        rows=rows,
        faces=_faces(day, here={one.participant_id for one in attendances}, search=search),
        present=present,
        needs_draw=present > day.places,
        can_arrive=list_is_open or day.state in (DayState.DRAWN, DayState.WORKING),
        list_is_open=list_is_open,
    )


def _faces(day: WorkDay, *, here: set[int], search: str) -> list[Face]:
    came = (
        Attendance.objects.filter(work_day__date__gte=day.date - LATELY, work_day__date__lt=day.date)
        .filter(~Q(state=AttendanceState.ANNULLED))
        .values("participant_id")
        .annotate(times=Count("id"), last=Max("work_day__date"))
    )
    lately = {row["participant_id"]: (row["times"], row["last"].toordinal()) for row in came.order_by()}
    wanted = search.strip().casefold()
    faces = [
        Face(participant_id=one.pk, name=str(one.chosen_name))
        for one in Participant.objects.active()
        if one.pk not in here
    ]
    faces = [face for face in faces if wanted in face.name.casefold()]

    def likeliest_first(face: Face) -> tuple[int, int, str]:
        times, last = lately.get(face.participant_id, (0, 0))
        return -times, -last, face.name.casefold()

    return sorted(faces, key=likeliest_first)
