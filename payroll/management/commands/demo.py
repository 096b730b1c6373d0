"""Fill an empty database with the demo year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from bikuben import clock
from payroll.demo.calendar import FIRST_DAY, LAST_UNTIL
from payroll.demo.users import PASSWORD, USERS
from payroll.demo.year import play_the_year
from payroll.emptiness import is_empty

SEED = 2026
TOLD = (
    "held", "cancelled", "draws", "slips", "reversals", "supplements", "withdrawals", "reports", "invoices",
    "credit notes",
)  # fmt: skip


class Command(BaseCommand):
    help = "Fill an empty database with a fictional project's year, the same every time for one seed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=SEED, help=f"default {SEED}")
        parser.add_argument(
            "--until",
            type=_a_day,
            help=f"the day that stands planned, from {FIRST_DAY} to {LAST_UNTIL}; default today",
        )

    def handle(self, *_args: Any, seed: int, until: date | None, **_options: Any) -> None:
        until = _until(until)
        if not settings.BIKUBEN_SYNTHETIC_IDENTITIES:
            raise CommandError(
                "The demo uses synthetic identity numbers: set BIKUBEN_SYNTHETIC_IDENTITIES=1, never where "
                "real people are registered."
            )
        if not is_empty():
            raise CommandError(
                "This database is in use (it has users, participants, days or papers). The demo fills an "
                "empty one only, and nothing has been changed."
            )
        stage = play_the_year(seed=seed, until=until, tell=self.stdout.write)
        counts = ", ".join(f"{stage.tally[name]} {name}" for name in TOLD)
        self.stdout.write(self.style.SUCCESS(f"{until} stands planned. {counts}."))
        self.stdout.write(f"Users: {', '.join(USERS)}. Password for each: {PASSWORD}")


def _a_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"--until is a date as 2026-11-24, not {text!r}.") from None


def _until(asked: date | None) -> date:
    """The day to stop at. Without one it is today, or the year's last day where that has passed."""
    if asked is None:
        return min(clock.today(), LAST_UNTIL)
    if not FIRST_DAY <= asked <= LAST_UNTIL:
        raise CommandError(f"--until is a day from {FIRST_DAY} to {LAST_UNTIL}.")
    return asked
