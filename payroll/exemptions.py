"""Which rules for small and charitable employers count in a year (fritak)."""

from __future__ import annotations

from collections.abc import Iterable

from payroll.models import ExemptionsChoice


def exemptions_of(year: int, chosen: Iterable[ExemptionsChoice] | None = None) -> ExemptionsChoice:
    """What was chosen for a year, or last before it, or neither rule. No later choice changes it.

    `chosen`: every choice, where the caller has them already.
    """
    if chosen is None:
        chosen = ExemptionsChoice.objects.filter(year__lte=year).order_by("-year")[:1]
    earlier = [one for one in chosen if one.year <= year]
    return max(earlier, key=lambda one: one.year, default=ExemptionsChoice(year=year))
