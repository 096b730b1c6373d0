"""Count the parts on the shelf against what should be there (varetelling)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.components import lock_components
from assignments.lose_parts import MOST_REASON, checked_reason, found_more, missing, newest_lots
from assignments.models import Component, StockCountLine, StockKind, StockLine, StockMovement
from assignments.post_stock import Brought, brought_lines, refuse_future, stock_lines
from assignments.rules.ledger import Ledger, Posting
from assignments.stock_ledger import SHELF, stock_ledger
from assignments.texts import line_of
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

MOST_COUNTED = 10_000_000  # several deliveries of the most that one may bring


@dataclass(frozen=True, slots=True)
class CountedPart:
    """What was counted of one part, and how many should have been there when she began."""

    expected: int
    counted: int


class MovedMeanwhile(Refused):
    """The stock moved while she counted. `there` is how many there are now, by the component's pk."""

    def __init__(self, there: dict[int, int], names: Mapping[int, str]) -> None:
        self.there = there
        listed = ", ".join(f"{names[pk]} {number}" for pk, number in there.items())
        super().__init__(
            _("Lageret er endret mens du talte. Nå skal det være: %(listed)s. Tell dem en gang til.")
            % {"listed": listed},
            code="moved",
        )


@transaction.atomic
def count_parts(
    counted: Mapping[Component | int, CountedPart],
    *,
    reason: str = "",
    date: date,
    by: User,
    now: datetime,
    today: date,
) -> StockMovement:
    """Enter a count. All that was counted stands on it; what differs is put right, as lost or found.

    Args:
        counted: By component or its pk. What isn't there wasn't counted.
        reason: Why it differs; required where anything does.

    Raises:
        MovedMeanwhile: there are no longer as many as were expected of some part. Nothing is entered.
        Refused: nothing counted, a difference without a reason, or a number or day that can't be.
    """
    refuse_future(date, today=today)
    found = {one.pk if isinstance(one, Component) else one: part for one, part in counted.items()}
    if not found:
        raise Refused(_("Skriv hvor mange du talte."), code="nothing")
    if any(not 0 <= part.counted <= MOST_COUNTED for part in found.values()):
        raise Refused(_("Skriv et antall fra 0 og opp."), code="quantity")
    components = lock_components(found)
    if set(components) != set(found) or not all(one.is_active for one in components.values()):
        raise Refused(_("En av komponentene er ikke i bruk lenger. Åpne siden på nytt."), code="inactive")
    desk = Desk(StockMovement, by=by, now=now, issued_on=today)
    ledger = stock_ledger(components)
    _refuse_moved(ledger, components, found)
    differs = any(part.counted != part.expected for part in found.values())
    reason = checked_reason(reason) if differs else line_of(reason, longest=MOST_REASON, field="reason")
    ordered = sorted(components.values(), key=lambda one: (one.name.casefold(), one.pk))
    return desk.issue(
        StockMovement(kind=StockKind.COUNT, reason=reason, date=date),
        lines=_differences(ledger, ordered, found),
        counts=[
            StockCountLine(
                position=position,
                component=one,
                expected=found[one.pk].expected,
                counted=found[one.pk].counted,
                difference=found[one.pk].counted - found[one.pk].expected,
            )
            for position, one in enumerate(ordered, start=1)
        ],
    )


def _refuse_moved(
    ledger: Ledger, components: Mapping[int, Component], found: Mapping[int, CountedPart]
) -> None:
    there = {pk: ledger.there(pk, SHELF) for pk in components}
    moved = {pk: number for pk, number in there.items() if number != found[pk].expected}
    if moved:
        raise MovedMeanwhile(moved, {pk: one.name for pk, one in components.items()})


def _differences(
    ledger: Ledger, components: list[Component], found: Mapping[int, CountedPart]
) -> list[StockLine]:
    """A line for each lot of which some are missing, then one for each part of which more were found."""
    lost: list[Posting] = []
    more: list[Brought] = []
    lots = newest_lots([one.pk for one in components])
    for one in components:
        difference = found[one.pk].counted - found[one.pk].expected
        if difference < 0:
            lost += missing(ledger, one, -difference)
        elif difference > 0:
            more.append(found_more(one, difference, newest=lots.get(one.pk)))
    lines = stock_lines(lost)
    return [*lines, *brought_lines(more, first=len(lines) + 1)]
