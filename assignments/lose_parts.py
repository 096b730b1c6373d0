"""Parts that went missing or broke (svinn), and what was entered wrong (rettelse)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.components import MOST, lock_components
from assignments.models import Component, StockKind, StockLine, StockMovement
from assignments.post_stock import Brought, brought_lines, refuse_future, stock_lines
from assignments.rules.ledger import Ledger, Posting
from assignments.stock_ledger import LOST, OUTSIDE, SHELF, stock_ledger
from assignments.texts import line_of
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

MOST_REASON = 200


@transaction.atomic
def lose_parts(
    component: Component, quantity: int, *, reason: str, date: date, by: User, now: datetime, today: date
) -> StockMovement:
    """Parts on the shelf are lost: the oldest lots first. What is held for batches may be lost as well.

    Raises:
        Refused: no reason, fewer on the shelf, or a number or day that can't be.
    """
    reason = _checked(quantity, reason, date, today=today)
    component = lock_components([component])[component.pk]
    desk = Desk(StockMovement, by=by, now=now, issued_on=today)
    ledger = stock_ledger([component.pk])
    _refuse_fewer(ledger, component, quantity)
    postings = ledger.take(component.pk, quantity, SHELF, LOST)
    return desk.issue(
        StockMovement(kind=StockKind.LOSS, reason=reason, date=date), lines=stock_lines(postings), counts=[]
    )


@transaction.atomic
def correct_parts(
    component: Component, difference: int, *, reason: str, date: date, by: User, now: datetime, today: date
) -> StockMovement:
    """Put right a number that was entered wrong: more are there (above zero), or fewer ever came (below).

    More go to the newest lot of the part, or make a new one at the usual price where there is none. Fewer
    are of the newest lots, as what was entered wrong mostly is: what came before it keeps its number.

    Raises:
        Refused: no reason, no difference, fewer on the shelf, or a number or day that can't be.
    """
    reason = _checked(abs(difference), reason, date, today=today)
    component = lock_components([component])[component.pk]
    desk = Desk(StockMovement, by=by, now=now, issued_on=today)
    if difference > 0:
        lines = brought_lines([found_more(component, difference)])
    else:
        ledger = stock_ledger([component.pk])
        _refuse_fewer(ledger, component, -difference)
        lines = stock_lines(_never_came(ledger, component, -difference))
    return desk.issue(
        StockMovement(kind=StockKind.CORRECTION, reason=reason, date=date), lines=lines, counts=[]
    )


def found_more(component: Component, quantity: int, *, newest: StockLine | None = None) -> Brought:
    """More of a part than the ledger knew: of its newest lot, or a new lot at the usual price.

    `newest` is that lot where the caller has it already.
    """
    lot = newest or newest_lots([component.pk]).get(component.pk)
    if lot is None:
        return Brought(component, quantity, component.price)
    return Brought(component, quantity, lot.unit_price, lot=lot.pk)


def newest_lots(components: list[int]) -> dict[int, StockLine]:
    """The newest lot of each component by pk; one whose movement is undone is no lot. One query."""
    lots = StockLine.objects.filter(component__in=components, lot=None, paper__reversed_by=None)
    return {lot.component_id: lot for lot in lots.order_by("pk")}


def missing(ledger: Ledger, component: Component, quantity: int) -> list[Posting]:
    """Parts that a count didn't find: they are lost."""
    return ledger.take(component.pk, quantity, SHELF, LOST)


def checked_reason(reason: str) -> str:
    """A reason, written.

    Raises:
        Refused: at `reason`, where there is none.
    """
    reason = line_of(reason, longest=MOST_REASON, field="reason")
    if not reason:
        raise Refused(_("Skriv kort hva som er grunnen."), code="no_reason", field="reason")
    return reason


def _never_came(ledger: Ledger, component: Component, quantity: int) -> list[Posting]:
    postings: list[Posting] = []
    for lot, count in reversed(ledger.lots(component.pk, SHELF)):
        part = min(count, quantity)
        postings += ledger.take(component.pk, part, SHELF, OUTSIDE, lot=lot) if part else []
        quantity -= part
    return postings


def _checked(quantity: int, reason: str, day: date, *, today: date) -> str:
    if not 1 <= quantity <= MOST:
        raise Refused(_("Skriv et antall fra 1 og opp."), code="quantity", field="quantity")
    refuse_future(day, today=today)
    return checked_reason(reason)


def _refuse_fewer(ledger: Ledger, component: Component, quantity: int) -> None:
    there = ledger.there(component.pk, SHELF)
    if quantity > there:
        raise Refused(
            ngettext("Det er bare %(there)s på lager.", "Det er bare %(there)s på lager.", there)
            % {"there": there}
            if there
            else _("Det er ingen på lager."),
            code="not_enough",
            field="quantity",
        )
