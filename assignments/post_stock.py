"""Write movements of parts and pieces: the one way into both ledgers, under the lock of the desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.models import (
    Component,
    PieceLine,
    PieceMovement,
    PiecePlace,
    Product,
    StockLine,
    StockMovement,
    StockPlace,
)
from assignments.rules.ledger import Ledger, NotEnough, Place, Posting
from assignments.stock_ledger import OUTSIDE, SHELF, stock_ledger
from assignments.unsettled_sales import refuse_settled
from bikuben.papers import Desk
from bikuben.refusals import Refused


@dataclass(frozen=True, slots=True)
class Brought:
    """Parts that come into the house, onto the shelf; `unit_price` is what one cost, kroner.

    `lot` is the line that they are counted with, where more of a known lot is found.
    """

    component: Component
    quantity: int
    unit_price: Decimal
    lot: int | None = None


def stock_lines(postings: Iterable[Posting], *, first: int = 1) -> list[StockLine]:
    """Lines of parts for postings of a ledger; each costs what its lot cost."""
    found = list(postings)
    prices = dict(StockLine.objects.filter(pk__in={one.lot for one in found}).values_list("pk", "unit_price"))
    return [
        StockLine(
            position=position,
            component_id=one.item,
            lot_id=one.lot,
            quantity=one.quantity,
            source=one.source.name,
            source_batch_id=one.source.holder,
            target=one.target.name,
            target_batch_id=one.target.holder,
            unit_price=prices[one.lot],
            source_after=None if one.source.name == StockPlace.OUTSIDE else one.source_after,
        )
        for position, one in enumerate(found, start=first)
    ]


def brought_lines(brought: Iterable[Brought], *, first: int = 1) -> list[StockLine]:
    """Lines of parts that come in from outside."""
    return [
        StockLine(
            position=position,
            component=one.component,
            lot_id=one.lot,
            quantity=one.quantity,
            source=StockPlace.OUTSIDE,
            target=StockPlace.SHELF,
            unit_price=one.unit_price,
        )
        for position, one in enumerate(brought, start=first)
    ]


def piece_lines(postings: Iterable[Posting], *, prices: Sequence[Decimal] = ()) -> list[PieceLine]:
    """Lines of pieces for postings of a ledger. `prices`, one a posting, where they are sold, kroner."""
    return [
        PieceLine(
            position=position,
            batch_id=one.lot,
            quantity=one.quantity,
            source=one.source.name,
            source_outlet_id=one.source.holder,
            target=one.target.name,
            target_outlet_id=one.target.holder,
            unit_price=prices[position - 1] if prices else None,
            source_after=None if one.source.name == PiecePlace.BATCH else one.source_after,
        )
        for position, one in enumerate(postings, start=1)
    ]


def take_parts(
    ledger: Ledger,
    component: Component,
    quantity: int,
    source: Place,
    target: Place,
    *,
    held: int = 0,
    advice: str = "",
) -> list[Posting]:
    """Take parts from a place; from the shelf, `held` of them are others' and stay.

    Raises:
        Refused: fewer are there, or free. It names the part, and gives the `advice` on what to do now.
    """
    there = ledger.there(component.pk, source)
    held = min(held, there) if source == SHELF else 0
    if quantity > there - held:
        text = too_few(component.name, wanted=quantity, there=there - held, held=held)
        raise Refused(f"{text} {advice}".rstrip(), code="not_enough")
    return ledger.take(component.pk, quantity, source, target)


def take_pieces(
    ledger: Ledger, product: Product, quantity: int, source: Place, target: Place, *, lot: int | None = None
) -> list[Posting]:
    """Take pieces of a product, of the oldest batch first or of one batch.

    Raises:
        Refused: fewer are there. It names the product.
    """
    try:
        return ledger.take(product.pk, quantity, source, target, lot=lot)
    except NotEnough as lacking:
        text = too_few(product.name, wanted=quantity, there=lacking.there)
        raise Refused(text, code="not_enough") from lacking


def too_few(name: str, *, wanted: int, there: int, held: int = 0) -> str:
    """What is lacking, in a sentence; and, where some lie there that are `held` for others, that."""
    facts = {"name": name, "there": there, "wanted": wanted}
    if there:
        text = ngettext(
            "%(name)s: det er bare %(there)s, og det trengs %(wanted)s.",
            "%(name)s: det er bare %(there)s, og det trengs %(wanted)s.",
            there,
        )
    else:
        text = _("%(name)s: det er ingen igjen, og det trengs %(wanted)s.")
    told = text % facts
    if not held:
        return told
    others = _("Holdt av til andre partier: %(held)s.") % {"held": held}
    return f"{told} {others}"


def refuse_future(day: date, *, today: date, field: str = "date") -> None:
    """Nothing happens tomorrow yet.

    Raises:
        Refused: the day is after `today`, or too long ago to be anything but a slip of the keys.
    """
    if day > today:
        raise Refused(_("Dagen har ikke vært ennå."), code="future", field=field)
    if day.year < today.year - 1:
        raise Refused(_("Så langt tilbake kan det ikke føres."), code="too_old", field=field)


def reverse_stock(desk: Desk, movement: StockMovement, *, reason: str, day: date) -> StockMovement:
    """The movement of parts that undoes another, line by line the other way, on the same date.

    Raises:
        Refused: the parts aren't there any more, or it is undone already, or undoes another.
    """
    refuse_twice(movement)
    ledger = stock_ledger(movement.lines.values_list("component", flat=True))
    postings = []
    for line in reversed(list(movement.lines.all())):
        source, target = Place(line.target, line.target_batch_id), Place(line.source, line.source_batch_id)
        lot = line.lot_id or line.pk
        if source == OUTSIDE:  # the world never has too few
            ledger.put(line.component_id, lot, target, line.quantity)
            postings.append(Posting(line.component_id, lot, line.quantity, source, target, 0))
            continue
        try:
            postings += ledger.take(line.component_id, line.quantity, source, target, lot=lot)
        except NotEnough as lacking:
            raise Refused(
                _("Komponentene er brukt til noe annet siden. Rett det som kom etter først."), code="moved_on"
            ) from lacking
    return desk.issue(
        StockMovement(
            kind=movement.kind,
            batch=movement.batch,
            pieces=-movement.pieces,
            cause=movement.cause,
            supplier=movement.supplier,
            reason=reason,
            reverses=movement,
            date=day,
        ),
        lines=stock_lines(postings),
        counts=[],
    )


def reverse_pieces(
    desk: Desk,
    movement: PieceMovement,
    *,
    reason: str,
    day: date,
    ledger: Ledger,
    stock_movement: StockMovement | None = None,
) -> PieceMovement:
    """The movement of pieces that undoes another, line by line the other way.

    Raises:
        Refused: the pieces aren't there any more, it is undone already or undoes another, or it is a sale
            that is settled.
    """
    refuse_twice(movement)
    refuse_settled(movement)
    postings, prices = [], []
    for line in reversed(list(movement.lines.select_related("batch"))):
        source, target = Place(line.target, line.target_outlet_id), Place(line.source, line.source_outlet_id)
        try:
            postings += ledger.take(line.batch.product_id, line.quantity, source, target, lot=line.batch_id)
        except NotEnough as lacking:
            raise Refused(
                _("Stykkene er ikke der lenger. Rett det som kom etter først."), code="moved_on"
            ) from lacking
        prices.append(line.unit_price)
    return desk.issue(
        PieceMovement(
            kind=movement.kind,
            outlet=movement.outlet,
            stock_movement=stock_movement,
            period_from=movement.period_from,
            period_to=movement.period_to,
            reason=reason,
            reverses=movement,
            date=day,
        ),
        lines=piece_lines(postings, prices=prices if any(p is not None for p in prices) else ()),
    )


def refuse_twice(movement: StockMovement | PieceMovement) -> None:
    """A movement is undone once, and what undoes isn't undone: do it again instead.

    Raises:
        Refused: it is undone, or undoes another.
    """
    if movement.reverses_id is not None or type(movement).objects.filter(reverses=movement).exists():
        raise Refused(_("Dette er tatt tilbake allerede."), code="reversed")
