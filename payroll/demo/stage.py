"""What the demo holds in its hands while the year goes by: users, rows from actions, chance, time."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from bikuben.clock import OSLO

Row = Any  # A row as an action returned it. The demo knows no models.


class Hours:
    """The time of one simulated day in Oslo. It only goes forward."""

    def __init__(self, day: date, *, at: time = time(9)) -> None:
        self.day = day
        self._now = datetime.combine(day, at, tzinfo=OSLO)

    def at(self, hour: int, minute: int = 0) -> datetime:
        """Wait until that time, unless it has passed."""
        wanted = datetime.combine(self.day, time(hour, minute), tzinfo=OSLO)
        self._now = max(self._now, wanted)
        return self._now

    def later(self, minutes: int = 1) -> datetime:
        """Some minutes go by."""
        self._now += timedelta(minutes=minutes)
        return self._now

    @property
    def now(self) -> datetime:
        """This moment."""
        return self._now


@dataclass
class Stage:
    """The state of the demo between actions.

    `people` and `jobs` by chosen name and title; `days` by date; `owed`: days whose slip nobody fetched, by
    chosen name; `cards`: how many of her cards are entered; `numbers`: everyone's identity number, made
    beforehand; `orders`: garnishment orders by chosen name; `on_paper`: a day run by hand that is yet to be
    entered; `remembered`: whose slip of which day will turn out to be wrong. `invoices` by what they bill;
    `expected`: what the bank will tell, by the invoice's id; `to_send`, `reminders`, `credited`, `paid`: what
    has become of invoices; `follow_ups`, `told`: of the search for jobs. `workshop`: the own production.
    """

    rng: random.Random
    leader: Row
    accountant: Row
    people: dict[str, Row] = field(default_factory=dict)
    jobs: dict[str, Row] = field(default_factory=dict)
    days: dict[date, Row] = field(default_factory=dict)
    owed: dict[str, list[Row]] = field(default_factory=dict)
    cards: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, str] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)
    orders: dict[str, Row] = field(default_factory=dict)
    clients: dict[str, Row] = field(default_factory=dict)
    invoices: dict[str, Row] = field(default_factory=dict)
    expected: dict[int, Row] = field(default_factory=dict)
    to_send: list[Row] = field(default_factory=list)
    reminders: dict[str, Row] = field(default_factory=dict)
    credited: set[str] = field(default_factory=set)
    paid: set[str] = field(default_factory=set)
    follow_ups: dict[str, Row] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    free_weeks_chosen: bool = False
    cards_fetched: date | None = None
    remembered: tuple[str, Row, Row] | None = None
    on_paper: Row = None
    workshop: Row = None

    def chance(self, share: float) -> bool:
        """Whether something that happens in `share` of the cases happens now."""
        return self.rng.random() < share

    def name_of(self, participant_id: int) -> str:
        """The chosen name of a row's participant."""
        return next(name for name, row in self.people.items() if row.pk == participant_id)
