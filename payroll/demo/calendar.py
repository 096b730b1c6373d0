"""When the demo's project works: terms, breaks and cancelled days. Public holidays the planning skips."""

from __future__ import annotations

from dataclasses import dataclass

from payroll.demo.people import on

FIRST_DAY = on(1, 5)
LAST_UNTIL = on(12, 31)
WEEKDAYS = (0, 2, 4)  # Monday, Wednesday, Friday

# Winter break, Easter, summer and autumn break lie between the terms.
TERMS = (
    (on(1, 5), on(2, 13)),
    (on(2, 23), on(3, 27)),
    (on(4, 7), on(7, 3)),
    (on(8, 3), on(9, 25)),
    (on(10, 5), on(12, 18)),
)


@dataclass(frozen=True)
class Cancelled:
    """A day that was not held: why, and whether it was already open when it was cancelled."""

    reason: str
    after_opening: bool = False


CANCELLED = {
    on(1, 16): Cancelled("no_jobs"),
    on(2, 2): Cancelled("illness", after_opening=True),
    on(2, 27): Cancelled("no_jobs"),
    on(3, 18): Cancelled("no_jobs"),
    on(3, 25): Cancelled("other"),
    on(4, 8): Cancelled("no_jobs"),
    on(5, 15): Cancelled("holiday"),
    on(5, 29): Cancelled("no_jobs"),
    on(6, 24): Cancelled("no_jobs"),
    on(8, 3): Cancelled("no_jobs"),
    on(8, 28): Cancelled("no_jobs"),
    on(9, 9): Cancelled("illness"),
    on(9, 23): Cancelled("other"),
    on(10, 19): Cancelled("no_jobs"),
    on(10, 26): Cancelled("illness"),
    on(11, 11): Cancelled("no_jobs"),
    on(12, 18): Cancelled("holiday"),
}

FREE_WEEKS_FROM = on(11, 16)
FREE_WEEKS_CHOSEN_ON = on(11, 2)
