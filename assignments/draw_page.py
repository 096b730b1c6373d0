"""What the room sees of a draw, and what the supervisor sees of the places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assignments.models import Attendance, AttendanceState, Draw, WorkDay
from assignments.rules import queue
from assignments.rules.draw import verification_lines


@dataclass(frozen=True, slots=True)
class Lot:
    """One drawn ticket. `reserve` is her number among the reserves, None for one who got a place."""

    ticket: int
    name: str
    reserve: int | None


@dataclass(frozen=True, slots=True)
class Result:
    """A draw shown so far: the lots already read out, the newest of them, and how many are left."""

    lots: list[Lot]
    newest: Lot | None
    left: int
    lines: tuple[str, str, str] | tuple[()]

    @property
    def next_shown(self) -> int:
        """How many will be shown after the next touch."""
        return len(self.lots) + 1


def names_by_ticket(attendances: Iterable[Attendance]) -> dict[int, str]:
    """Chosen names of those on the list; an annulled ticket has none."""
    return {
        one.ticket: str(one.participant.chosen_name)
        for one in attendances
        if one.state != AttendanceState.ANNULLED
    }


def on_the_list(day: WorkDay) -> list[Attendance]:
    """All attendances of the day with their participants, by ticket, in one query."""
    return list(day.attendances.select_related("participant__data_key").order_by("ticket"))


def result(draw: Draw, names: dict[int, str], *, shown: int | None) -> Result:
    """The first `shown` lots of a draw; None is all. Only all of them come with the lines that redo it."""
    standing = queue.standing(draw.order, draw.places)
    lots = [
        Lot(ticket=ticket, name=names.get(ticket, ""), reserve=standing.position(ticket))
        for ticket in draw.order
    ]
    visible = lots if shown is None else lots[:shown]
    is_all = len(visible) == len(lots)
    lines: tuple[str, str, str] | tuple[()] = ()
    if is_all and not draw.by_hand:
        lines = verification_lines(bytes.fromhex(draw.seed_hex), draw.date, draw.word, draw.tickets)
    return Result(
        lots=visible,
        newest=visible[-1] if visible and shown is not None else None,
        left=len(lots) - len(visible),
        lines=lines,
    )
