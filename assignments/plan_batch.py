"""Begin a batch (nytt parti): its code, its list of parts, and the parts that are held for it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.make_pieces import refuse_number
from assignments.models import Batch, PartsList, PieceMovement, Product, Reservation, StockMovement
from assignments.post_stock import refuse_future, too_few
from assignments.stock_ledger import SHELF, reserved, stock_ledger
from assignments.texts import line_of
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused


@transaction.atomic
def plan_batch(
    product: Product,
    planned: int,
    *,
    started_on: date,
    note: str = "",
    by: User,
    now: datetime,
    today: date,
) -> Batch:
    """Begin a batch of a product. Where the product uses reservations, its parts are held from now on.

    Raises:
        Refused: no list of parts on that date, one with a part out of use, too few parts to hold, or a number
            or day that can't be.
    """
    note = line_of(note, longest=300, field="note")
    product = Product.objects.select_for_update(no_key=True).select_related("job").get(pk=product.pk)
    refuse_number(planned, field="planned")
    refuse_future(started_on, today=today, field="started_on")
    if not product.is_active:
        raise Refused(_("Produktet er ikke i produksjon lenger."), code="inactive", field="product")
    parts_list = parts_list_on(product, started_on)
    if parts_list is None:
        raise Refused(
            _("Produktet har ingen deleliste. Skriv hva det er laget av først."),
            code="no_list",
            field="product",
        )
    gone = parts_list.lines.filter(component__is_active=False).select_related("component").first()
    if gone is not None:  # no more of it can come in
        raise Refused(
            _("%(name)s er ikke i bruk lenger.") % {"name": gone.component.name},
            code="part_out_of_use",
            field="product",
        )
    number = product.batches.filter(year=started_on.year).count() + 1
    batch = Batch(
        product=product,
        parts_list=parts_list,
        job=product.job,
        code=f"{product.prefix}-{started_on.year}-{number:03d}",
        year=started_on.year,
        number=number,
        planned=planned,
        started_on=started_on,
        note=note,
    )
    batch._history_user = by
    batch.save()
    if product.uses_reservations:
        _hold(batch, by=by, now=now, today=today)
    return batch


def parts_list_on(product: Product, day: date) -> PartsList | None:
    """The list of parts that holds on a date, or None. One without lines is no list."""
    lists = product.parts_lists.filter(valid_from__lte=day, lines__isnull=False)
    return lists.distinct().order_by("-valid_from").first()


def _hold(batch: Batch, *, by: User, now: datetime, today: date) -> None:
    Desk(PieceMovement, StockMovement, by=by, now=now, issued_on=today)  # nobody books meanwhile
    parts = list(batch.parts_list.lines.select_related("component"))
    ledger = stock_ledger(part.component_id for part in parts)
    held = reserved()
    rows = []
    for part in parts:
        wanted = batch.planned * part.quantity
        there = ledger.there(part.component_id, SHELF)
        others = min(held.get(part.component_id, 0), there)
        if wanted > there - others:
            text = too_few(part.component.name, wanted=wanted, there=there - others, held=others)
            raise Refused(text, code="not_enough", field="planned")
        rows.append(Reservation(batch=batch, component=part.component, quantity=wanted))
    Reservation.objects.bulk_create(rows)
