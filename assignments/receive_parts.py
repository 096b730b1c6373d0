"""Parts that were bought come in (varemottak)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.components import MOST, lock_components, refuse_price
from assignments.models import Component, StockKind, StockMovement
from assignments.post_stock import Brought, brought_lines, refuse_future
from assignments.texts import line_of
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused


@dataclass(frozen=True, slots=True)
class Received:
    """A number of one part in a delivery. `unit_price` is what one cost, kroner.

    `make_usual`: that is its usual price from now on.
    """

    component: Component
    quantity: int
    unit_price: Decimal
    make_usual: bool = False


@transaction.atomic
def receive_parts(
    rows: Sequence[Received], *, supplier: str, date: date, by: User, now: datetime, today: date
) -> StockMovement:
    """Enter one delivery of parts; each row is a lot of its own, used oldest first.

    Raises:
        Refused: nothing came, no supplier, a part out of use, or a number, price or day that can't be.
    """
    supplier = line_of(supplier, longest=120, field="supplier")
    if not supplier:
        raise Refused(_("Skriv hvem delene kom fra."), code="no_supplier", field="supplier")
    refuse_future(date, today=today)
    if not rows:
        raise Refused(_("Skriv hvor mange som kom."), code="nothing")
    components = lock_components(row.component for row in rows)
    for row in rows:
        _refuse_row(row, components)
    desk = Desk(StockMovement, by=by, now=now, issued_on=today)
    brought = [Brought(components[row.component.pk], row.quantity, Decimal(row.unit_price)) for row in rows]
    movement = desk.issue(
        StockMovement(kind=StockKind.RECEIPT, supplier=supplier, date=date),
        lines=brought_lines(brought),
        counts=[],
    )
    for row in rows:
        component = components[row.component.pk]
        if row.make_usual and component.price != row.unit_price:
            component.price = row.unit_price
            component._history_user = by
            component.save(update_fields=["price"])
    return movement


def earlier_suppliers(most: int = 30) -> list[str]:
    """Whom parts came from before, by name; the latest ones where there are many."""
    names = StockMovement.objects.filter(kind=StockKind.RECEIPT).exclude(supplier="").order_by("-pk")
    found = dict.fromkeys(names.values_list("supplier", flat=True)[:500])
    return sorted(list(found)[:most], key=str.casefold)


def _refuse_row(row: Received, components: dict[int, Component]) -> None:
    component = components.get(row.component.pk)
    if component is None or not component.is_active:
        raise Refused(_("%(name)s er ikke i bruk lenger.") % {"name": row.component.name}, code="inactive")
    if not 1 <= row.quantity <= MOST:
        raise Refused(
            _("%(name)s: skriv et antall fra 1 og opp.") % {"name": component.name}, code="quantity"
        )
    refuse_price(Decimal(row.unit_price), field="price")
