"""Sell pieces ourselves, with a numbered receipt (kontantsalg), and take a purchase back. BOKF §5-4-1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from assignments.models import (
    CashSale,
    InvoiceSettings,
    Outlet,
    OutletKind,
    PaidBy,
    PieceKind,
    PieceMovement,
    Product,
)
from assignments.models.invoice_settings import EXEMPTION
from assignments.post_stock import piece_lines, reverse_pieces, take_pieces
from assignments.rules.cash_sale import total_of, vat_within
from assignments.rules.ledger import Ledger, Posting
from assignments.sales_report import Sold
from assignments.stock_ledger import HOME, SOLD, at_outlet, piece_ledger
from bikuben.models import Project, User
from bikuben.papers import Desk
from bikuben.refusals import Refused

MOST = 1_000
HIGHEST_PRICE = Decimal(100_000)


@dataclass(frozen=True, slots=True)
class Offered:
    """A product that can be sold in a place, and how many are there."""

    product: Product
    there: int


@transaction.atomic
def sell(
    wanted: Sequence[Sold],
    *,
    outlet: Outlet | None = None,
    paid_by: str,
    by: User,
    now: datetime,
    today: date,
) -> CashSale:
    """Sell pieces that are here, or at a stall of our own, and write the receipt.

    Raises:
        Refused: nothing sold, more than there is, a number or price that can't be, a place that isn't ours,
            or a project without name and number for the receipt.
    """
    desk = Desk(CashSale, PieceMovement, by=by, now=now, issued_on=today)
    if paid_by not in PaidBy.values:
        raise Refused(_("Velg hvordan det er betalt."), code="paid_by")
    if outlet is not None and not outlet.is_own:
        raise Refused(_("Det er ikke vi som selger der."), code="not_ours")
    if not wanted:
        raise Refused(_("Skriv hvor mange som er solgt."), code="nothing")
    project = Project.current()
    if project is None or not (project.legal_name and project.organisation_number):
        raise Refused(
            _("Kvitteringen må ha navnet og organisasjonsnummeret deres."),
            code="no_seller",
            mend=(reverse("bikuben:project"), _("Om prosjektet")),
        )
    postings, prices = _taken(wanted, outlet, piece_ledger())
    movement = desk.issue(
        PieceMovement(kind=PieceKind.CASH_SALE, outlet=outlet, date=today),
        lines=piece_lines(postings, prices=prices),
    )
    sold = zip((one.quantity for one in postings), prices, strict=True)
    return desk.issue(_receipt(movement, total_of(sold), paid_by, project, day=today))


def _taken(
    wanted: Sequence[Sold], outlet: Outlet | None, ledger: Ledger
) -> tuple[list[Posting], list[Decimal]]:
    source = HOME if outlet is None else at_outlet(outlet.pk)
    postings: list[Posting] = []
    prices: list[Decimal] = []
    for one in wanted:
        if not 1 <= one.quantity <= MOST:
            raise Refused(
                _("Skriv et antall fra 1 og opp."), code="quantity", field=f"quantity_{one.product.pk}"
            )
        if not 0 < one.unit_price <= HIGHEST_PRICE:
            raise Refused(
                _("Skriv en pris som er mer enn null."), code="price", field=f"price_{one.product.pk}"
            )
        lot = one.batch.pk if one.batch else None
        found = take_pieces(ledger, one.product, one.quantity, source, SOLD, lot=lot)
        postings += found
        prices += [one.unit_price] * len(found)
    return postings, prices


def _receipt(
    movement: PieceMovement, total: Decimal, paid_by: str, project: Project, *, day: date
) -> CashSale:
    settings = InvoiceSettings.current()
    with override("nb"):  # the receipt is Norwegian, whatever the language of the screen
        exemption = settings.exemption_text.strip() or str(EXEMPTION)
    percent = settings.vat_percent if settings.charges_vat else Decimal(0)
    return CashSale(
        movement=movement,
        total=total,
        vat_percent=percent,
        vat=vat_within(total, percent),
        paid_by=paid_by,
        seller_name=project.legal_name,
        seller_organisation_number=project.organisation_number,
        vat_registered=settings.charges_vat,
        exemption_text="" if settings.charges_vat else exemption,
        date=day,
    )


@transaction.atomic
def take_back_sale(sale: CashSale, *, by: User, now: datetime, today: date) -> CashSale:
    """Take a purchase back: the pieces come back to where they were, the money goes as it came.

    The receipt of it has the opposite amounts and refers to the one it takes back.

    Raises:
        Refused: it is taken back already, or is itself a purchase taken back.
    """
    desk = Desk(CashSale, PieceMovement, by=by, now=now, issued_on=today)
    refuse_taken_back(sale)
    movement = reverse_pieces(desk, sale.movement, reason="", day=today, ledger=piece_ledger())
    return desk.issue(
        CashSale(
            movement=movement,
            total=-sale.total,
            vat_percent=sale.vat_percent,
            vat=-sale.vat,
            paid_by=sale.paid_by,
            seller_name=sale.seller_name,
            seller_organisation_number=sale.seller_organisation_number,
            vat_registered=sale.vat_registered,
            exemption_text=sale.exemption_text,
            reverses=sale,
            date=today,
        )
    )


def refuse_taken_back(sale: CashSale) -> None:
    """A purchase is taken back once.

    Raises:
        Refused: it is, or it is itself one taken back.
    """
    if sale.reverses_id is not None or CashSale.objects.filter(reverses=sale).exists():
        raise Refused(_("Dette kjøpet er tatt tilbake."), code="reversed")


def places(ledger: Ledger) -> list[tuple[Outlet | None, list[Offered]]]:
    """Where we can sell and what is there: here first, then our stalls that have pieces. Two queries."""
    products = list(Product.objects.order_by("name"))
    stalls = Outlet.objects.filter(kind=OutletKind.MARKET, is_active=True).order_by("name")
    found = []
    for outlet in (None, *stalls):
        place = HOME if outlet is None else at_outlet(outlet.pk)
        there = [Offered(one, ledger.there(one.pk, place)) for one in products]
        offered = [one for one in there if one.there > 0]
        if offered or outlet is None:
            found.append((outlet, offered))
    return found
