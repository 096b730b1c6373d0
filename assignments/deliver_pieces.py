"""Deliver pieces to an outlet, with a delivery note (leveranse og følgeseddel)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import (
    Batch,
    Outlet,
    OutletKind,
    PieceKind,
    PieceMovement,
    Product,
    Shipment,
    Terms,
)
from assignments.outlets import address_of
from assignments.post_stock import piece_lines, refuse_future, take_pieces
from assignments.rules.ledger import Ledger, Posting
from assignments.stock_ledger import HOME, SOLD, at_outlet, piece_ledger
from assignments.texts import line_of
from bikuben.models import Project, User
from bikuben.papers import Desk
from bikuben.refusals import Refused

MOST = 100_000
MOST_NOTE = 200
HIGHEST_PRICE = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many pieces of a product; of one batch, or of the oldest at hand. `price`: kroner, where sold."""

    product: Product
    quantity: int
    batch: Batch | None = None
    price: Decimal | None = None


@transaction.atomic
def deliver_pieces(
    outlet: Outlet,
    wanted: Sequence[Wanted],
    *,
    date: date,
    terms: str | None = None,
    note: str = "",
    by: User,
    now: datetime,
    today: date,
) -> Shipment:
    """Deliver pieces that are here to an outlet, on its usual terms where none are given.

    Raises:
        Refused: nothing to deliver, fewer at hand, an outlet no longer in use, a day to come, or our own
            stall on other terms than consignment, where each sale has its receipt.
    """
    desk = Desk(PieceMovement, Shipment, by=by, now=now, issued_on=today)
    return ship(desk, outlet, wanted, ledger=piece_ledger(), date=date, terms=terms, note=note, today=today)


def ship(
    desk: Desk,
    outlet: Outlet,
    wanted: Sequence[Wanted],
    *,
    ledger: Ledger,
    date: date,
    terms: str | None = None,
    note: str = "",
    today: date,
) -> Shipment:
    """The same at a desk that is open for `PieceMovement` and `Shipment`, with its ledger of pieces."""
    outlet = Outlet.objects.select_related("client").get(pk=outlet.pk)  # as it is now that we have the desk
    note = line_of(note, longest=MOST_NOTE, field="note")
    refuse_future(date, today=today)
    if not outlet.is_active:
        raise Refused(_("Utsalgsstedet er ikke i bruk lenger."), code="inactive", field="outlet")
    if not wanted:
        raise Refused(_("Skriv hvor mange som leveres."), code="nothing", field="quantity")
    terms = terms or outlet.terms
    if outlet.is_own and terms == Terms.SOLD:
        raise Refused(_("Her selger dere selv. Hvert salg har sin kvittering."), code="own", field="terms")
    target = SOLD if terms == Terms.SOLD else at_outlet(outlet.pk)
    postings: list[Posting] = []
    prices: list[Decimal] = []
    for one in wanted:
        if not 1 <= one.quantity <= MOST:
            raise Refused(_("Skriv et antall fra 1 og opp."), code="quantity", field="quantity")
        found = take_pieces(
            ledger, one.product, one.quantity, HOME, target, lot=one.batch.pk if one.batch else None
        )
        price = one.product.price if one.price is None else one.price
        if not 0 <= price <= HIGHEST_PRICE:
            text = _("%(name)s: prisen kan ikke stemme.") % {"name": one.product.name}
            raise Refused(text, code="price", field="price")
        postings += found
        prices += [price] * len(found)
    movement = desk.issue(
        PieceMovement(kind=PieceKind.DELIVERY, outlet=outlet, date=date),
        lines=piece_lines(postings, prices=prices if terms == Terms.SOLD else ()),
    )
    return desk.issue(_delivery_note(outlet, movement, terms=terms, note=note, day=date))


def _delivery_note(outlet: Outlet, movement: PieceMovement, *, terms: str, note: str, day: date) -> Shipment:
    project = Project.current() or Project()
    address, postal_code, city = address_of(outlet)
    return Shipment(
        outlet=outlet,
        movement=movement,
        terms=terms,
        outlet_name=outlet.name,
        outlet_address=address,
        outlet_postal_code=postal_code,
        outlet_city=city,
        sender_name=project.legal_name,
        sender_organisation_number=project.organisation_number,
        sender_address=project.address,
        sender_postal_code=project.postal_code,
        sender_city=project.city,
        language=outlet.language,
        note=note,
        date=day,
    )


def last_outlet() -> int | None:
    """Whom pieces were delivered to last; a market day of our own is no habit."""
    deliveries = PieceMovement.objects.filter(kind=PieceKind.DELIVERY, reverses=None)
    deliveries = deliveries.exclude(outlet__kind=OutletKind.MARKET)
    return deliveries.order_by("-year", "-number").values_list("outlet", flat=True).first()
