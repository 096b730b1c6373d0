"""The little world of the door: a day with few places and people with names that can be told apart."""

from __future__ import annotations

from assignments.arrivals import arrive
from assignments.hold_draw import close_list, hold_draw
from assignments.models import Attendance, Participant, WorkDay
from assignments.open_day import open_day
from bikuben.models import User
from bikuben.notices import Notice
from tests.cast import NOW, TODAY, make_participant, make_work_day, randomness

NAMES = ("Bie", "Solveig", "Luna", "Rose", "Tiger", "Perle")
WARNED = "Varslet"
STOPPED = "Stoppet"


def warnings(participants: list[Participant], day: WorkDay) -> dict[int, list[Notice]]:
    """A check of another floor: says something about those called Varslet and stops those called Stoppet."""
    return {
        one.pk: [
            Notice(code="test", text="Mangler skattekort.", stops=str(one.chosen_name).startswith(STOPPED))
        ]
        for one in participants
        if str(one.chosen_name).startswith((WARNED, STOPPED))
    }


def people(count: int) -> list[Participant]:
    return [make_participant(chosen_name=name) for name in NAMES[:count]]


def opened(by: User, *, places: int = 2, **fields: object) -> WorkDay:
    day = make_work_day(TODAY, places=places, **fields)
    return open_day(day, by=by, now=NOW, today=TODAY, randomness=randomness)


def comes(day: WorkDay, participant: Participant, by: User) -> Attendance:
    return arrive(day, participant, by=by, now=NOW, accept_warnings=True)


def drawn(by: User, *, count: int, places: int = 2, **fields: object) -> tuple[WorkDay, list[Attendance]]:
    """A day on which `count` came; drawn with the word "tåke" where they were more than the places."""
    day = opened(by, places=places, **fields)
    for participant in people(count):
        comes(day, participant, by)
    if close_list(day, by=by, now=NOW):
        hold_draw(day, "tåke", by=by, now=NOW, today=TODAY)
    day.refresh_from_db()
    return day, list(day.attendances.order_by("ticket"))


def states(day: WorkDay) -> dict[int, str]:
    """What each ticket is now."""
    return dict(day.attendances.order_by("ticket").values_list("ticket", "state"))
