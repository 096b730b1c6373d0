"""Places and reserves (plasser og reserver): who may work today, and who is called next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What an attendance (fremmøte) is: she came, has a place, is reserve, left, or it was a mistake."""

    ARRIVED = "arrived"
    PLACE = "place"
    RESERVE = "reserve"
    LEFT = "left"
    ANNULLED = "annulled"


@dataclass(frozen=True, slots=True)
class Standing:
    """The outcome of a draw, in drawn order. The first of the reserves is called first."""

    places: tuple[int, ...]
    reserves: tuple[int, ...]

    def position(self, ticket: int) -> int | None:
        """Her number among the reserves, from 1; None for one who has a place or wasn't there."""
        return self.reserves.index(ticket) + 1 if ticket in self.reserves else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """One ticket on the day's list. `position` orders those who wait, None where she has none."""

    ticket: int
    state: State
    position: int | None = None
    drawn: bool = False
    had_place: bool = False


def needs_draw(*, people: int, places: int) -> bool:
    """No more people than places: everyone gets one, and nothing is drawn."""
    return people > places


def standing(order: Sequence[int], places: int) -> Standing:
    """Shares the places out along the order of tickets. ValueError: negative places or a ticket twice."""
    if places < 0:
        raise ValueError("there can't be fewer than no places")
    if len(set(order)) != len(order):
        raise ValueError("a ticket stands once in the order")
    return Standing(places=tuple(order[:places]), reserves=tuple(order[places:]))


def next_reserve(waiting: Iterable[Waiting]) -> int | None:
    """The ticket to call when someone with a place leaves; None where nobody waits."""
    reserves = [one for one in waiting if one.state == State.RESERVE]
    return min(reserves, key=_rank).ticket if reserves else None


def free_places(waiting: Iterable[Waiting], places: int) -> int:
    """How many places nobody has; never below zero, though places were cut after the draw."""
    return max(0, places - sum(one.state == State.PLACE for one in waiting))


def late_arrival(waiting: Sequence[Waiting], places: int) -> tuple[State, int]:
    """State and position of one who comes after the draw: behind everyone who is already there.

    She gets a place only where one is free and no reserve waits for it.
    """
    position = 1 + max((one.position or 0 for one in waiting), default=0)
    free = free_places(waiting, places) > 0 and next_reserve(waiting) is None
    return (State.PLACE if free else State.RESERVE), position


def turned_away(waiting: Iterable[Waiting]) -> list[int]:
    """Tickets turned away by lot (avvist): drawn and never given a place, unless she left first."""
    return sorted(
        one.ticket for one in waiting if one.drawn and not one.had_place and one.state == State.RESERVE
    )


def _rank(one: Waiting) -> tuple[int, int]:
    # A reserve without a position came in outside the draw: behind those who have one, by ticket.
    return (one.position if one.position is not None else 2**31, one.ticket)
