"""Whose work a day was: the participant-days of a job, shared between the batches that were worked on.

One person, one date = one participant-day (dagsverk). It goes to the batches of the job by how many pieces
each had through somebody's hands that date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Period:
    """When a batch was open: from a date to another and both, or still."""

    begun: date
    closed: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it was open on a date."""
        return self.begun <= day and (self.closed is None or day <= self.closed)


def share_days(
    days: Mapping[date, int],
    handled: Mapping[date, Mapping[int, int]],
    periods: Mapping[int, Period],
) -> dict[int, dict[date, Fraction]]:
    """The participant-days of each batch by date, as exact fractions.

    A date on which nothing was recorded is shared equally between the batches open then. Where none was, it
    is nobody's. The shares of a date come to the whole of it.

    Args:
        days: The job's participant-days by date.
        handled: By date, how many pieces of each batch were made, rejected or taken through a step.
        periods: When each of the job's batches was open.
    """
    shares: dict[int, dict[date, Fraction]] = {}
    for day, count in days.items():
        weights = {batch: pieces for batch, pieces in handled.get(day, {}).items() if pieces > 0}
        if not weights:
            weights = {batch: 1 for batch, period in periods.items() if period.holds(day)}
        whole = sum(weights.values())
        for batch, weight in weights.items():
            if count:
                shares.setdefault(batch, {})[day] = Fraction(count * weight, whole)
    return shares
