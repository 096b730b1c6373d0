"""What an outlet says that it has sold (salgsrapport), typed in or read from its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from assignments.deliver_pieces import HIGHEST_PRICE, MOST, Wanted
from assignments.models import Batch, Outlet, PieceKind, PieceMovement, Product
from assignments.post_stock import piece_lines, refuse_future, take_pieces
from assignments.rules.ledger import Posting
from assignments.stock_ledger import SOLD, at_outlet, piece_ledger
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused


@dataclass(frozen=True, slots=True)
class Sold:
    """A number of one product sold at one price, kroner for one; of a batch where it is known."""

    product: Product
    quantity: int
    unit_price: Decimal
    batch: Batch | None = None


@transaction.atomic
def report_sales(
    outlet: Outlet,
    sold: Sequence[Sold],
    *,
    period_from: date,
    period_to: date,
    by: User,
    now: datetime,
    today: date,
) -> PieceMovement:
    """Enter what an outlet sold in a period; it counts on the period's last day. One paper for all lines.

    One product may come several times, at several prices.

    Raises:
        Refused: nothing sold, more than it has (the product is named), a price below nothing, a period that
            is upside down or hasn't been, or our own stall, where each sale has its receipt.
    """
    refuse_own(outlet)
    _refuse_period(period_from, period_to, today=today)
    if not sold:
        raise Refused(_("Skriv hvor mange som er solgt."), code="nothing", field="quantity")
    desk = Desk(PieceMovement, by=by, now=now, issued_on=today)
    ledger = piece_ledger()
    postings: list[Posting] = []
    prices: list[Decimal] = []
    for one in sold:
        _refuse_line(one)
        lot = one.batch.pk if one.batch else None
        found = take_pieces(ledger, one.product, one.quantity, at_outlet(outlet.pk), SOLD, lot=lot)
        postings += found
        prices += [one.unit_price] * len(found)
    return desk.issue(
        PieceMovement(
            kind=PieceKind.SALES,
            outlet=outlet,
            period_from=period_from,
            period_to=period_to,
            date=period_to,
        ),
        lines=piece_lines(postings, prices=prices),
    )


def reports_of(outlet: Outlet) -> QuerySet[PieceMovement]:
    """The sales reports of an outlet that stand: neither undone nor undoing."""
    return PieceMovement.objects.filter(outlet=outlet, kind=PieceKind.SALES, reverses=None, reversed_by=None)


def report_in(outlet: Outlet, period_from: date, period_to: date) -> PieceMovement | None:
    """A report that stands for any of these days already, the newest of them."""
    overlapping = reports_of(outlet).filter(period_from__lte=period_to, period_to__gte=period_from)
    return overlapping.order_by("-period_to", "-pk").first()


def sold_before_delivered(
    outlet: Outlet, day: date, *, more: Mapping[int, int] = MappingProxyType({})
) -> bool:
    """Whether more is sold up to a day than had come to the outlet by then: a date is wrong somewhere.

    It is told and not refused: what is owed is the same, and the wrong date may be the delivery's.

    Args:
        more: Sales that aren't booked yet, by product (pk).
    """
    then = piece_ledger(Q(paper__date__lte=day))
    place = at_outlet(outlet.pk)
    held = dict(then.items(place))
    return any(held.get(product, 0) < more.get(product, 0) for product in {*held, *more})


def refuse_own(outlet: Outlet) -> None:
    """Our own stall sells by receipts.

    Raises:
        Refused: it is our own.
    """
    if outlet.is_own:
        raise Refused(_("Her selger dere selv. Hvert salg har sin kvittering."), code="own", field="outlet")


def _refuse_period(first: date, last: date, *, today: date) -> None:
    refuse_future(last, today=today, field="period_to")
    refuse_future(first, today=today, field="period_from")
    if first > last:
        raise Refused(_("Perioden slutter før den begynner."), code="period_upside_down", field="period_to")


def _refuse_line(one: Sold) -> None:
    if not 1 <= one.quantity <= MOST:
        raise Refused(_("Skriv et antall fra 1 og opp."), code="quantity", field="quantity")
    if not 0 <= one.unit_price <= HIGHEST_PRICE:
        raise Refused(
            _("%(name)s: prisen kan ikke stemme.") % {"name": one.product.name},
            code="price",
            field="unit_price",
        )


def as_sold(wanted: Wanted) -> Sold:
    """What a form of numbers and prices says, as sold; a price left empty is the product's own."""
    price = wanted.product.price if wanted.price is None else wanted.price
    return Sold(wanted.product, wanted.quantity, price, wanted.batch)
