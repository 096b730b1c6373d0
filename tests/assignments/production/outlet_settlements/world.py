"""What an outlet has and sells, by the functions under the buttons: MelliBee, 22 kr of parts in each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction

from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.models import Client, Outlet, OutletSettlement, PieceKind, PieceMovement
from assignments.post_stock import piece_lines, reverse_pieces, take_pieces
from assignments.settle_outlet import settle_outlet
from assignments.stock_ledger import SOLD, at_outlet, piece_ledger
from bikuben.models import User
from bikuben.papers import Desk
from tests.assignments.production.world import Production, build_production
from tests.cast import NOW, TODAY

APRIL = (date(2026, 4, 1), date(2026, 4, 30))
MARCH_9, APRIL_8, APRIL_20 = date(2026, 3, 9), date(2026, 4, 8), date(2026, 4, 20)


def build_shop(by: User, *, pieces: int = 30, share: str = "60") -> Production:
    """So many pieces made in March and at the shop, whose share is ours by so many percent."""
    made = build_production(by, in_stock=2 * pieces + 20)
    Outlet.objects.filter(pk=made.shop.pk).update(
        share_percent=Decimal(share), address="Storgata 8", postal_code="0155", city="Oslo"
    )
    made.shop.refresh_from_db()
    made.make(made.batch(pieces, day=date(2026, 3, 2)), pieces, day=date(2026, 3, 2))
    deliver(made, pieces)
    return made


def deliver(made: Production, pieces: int, *, terms: str = "consignment", day: date = MARCH_9) -> None:
    wanted = [Wanted(made.product, pieces)]
    deliver_pieces(made.shop, wanted, date=day, terms=terms, by=made.by, now=NOW, today=TODAY)


def sell(made: Production, pieces: int, day: date = APRIL_20, *, price: str = "349") -> PieceMovement:
    """The shop says that it sold so many."""
    with transaction.atomic():
        desk = Desk(PieceMovement, by=made.by, now=NOW, issued_on=TODAY)
        taken = take_pieces(piece_ledger(), made.product, pieces, at_outlet(made.shop.pk), SOLD)
        movement = PieceMovement(kind=PieceKind.SALES, outlet=made.shop, date=day)
        return desk.issue(movement, lines=piece_lines(taken, prices=[Decimal(price)] * len(taken)))


def undo(made: Production, sale: PieceMovement) -> PieceMovement:
    """The sale was a mistake."""
    with transaction.atomic():
        desk = Desk(PieceMovement, by=made.by, now=NOW, issued_on=TODAY)
        return reverse_pieces(desk, sale, reason="feil", day=sale.date, ledger=piece_ledger())


def settle(made: Production, period: tuple[date, date] = APRIL) -> OutletSettlement:
    return settle_outlet(made.shop, *period, by=made.by, now=NOW, today=TODAY)


def become_client(made: Production, **fields: object) -> Client:
    """The shop is a client too, with all that an invoice asks of it."""
    defaults = {
        "name": "Gullfugl Smykker AS",
        "organisation_number": "923609016",
        "address": "Storgata 8",
        "postal_code": "0155",
        "city": "Oslo",
    }
    client = Client.objects.create(**{**defaults, **fields})
    Outlet.objects.filter(pk=made.shop.pk).update(client=client)
    made.shop.refresh_from_db()
    return client


def settle_one(made: Production, client: Client) -> OutletSettlement:
    """The shop, which is a client too, sold one piece that is settled and one that isn't."""
    Outlet.objects.filter(pk=made.shop.pk).update(client=client)
    made.shop.refresh_from_db()
    sell(made, 1, TODAY)
    settlement = settle(made, (TODAY, TODAY))
    sell(made, 1, TODAY)
    return settlement
