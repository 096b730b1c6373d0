"""We sell ourselves: a numbered receipt, never more than there is, and a purchase taken back by another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.cash_sales import sell, take_back_sale
from assignments.models import CashSale, InvoiceSettings, PieceMovement
from assignments.post_stock import reverse_pieces
from assignments.sales_report import Sold
from assignments.stock_ledger import HOME, SOLD, at_outlet, piece_ledger
from bikuben.models import Project
from bikuben.papers import Desk
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.cash_sales.selling import about, sell_one
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY


def test_a_piece_is_sold_from_here(production: Production) -> None:
    sale = sell_one(production, 2)
    assert (sale.full_number, sale.total, sale.vat, sale.paid_by) == ("2026-0001", 698, 0, "cash")
    assert (sale.seller_name, sale.seller_organisation_number) == (
        Project.current().legal_name,
        Project.current().organisation_number,
    )
    assert sale.exemption_text == "Unntatt fra merverdiavgift, merverdiavgiftsloven § 3-4."
    assert (sale.movement.kind, sale.movement.outlet) == ("cash_sale", None)
    ledger = piece_ledger()
    assert (ledger.there(production.product.pk, HOME), ledger.there(production.product.pk, SOLD)) == (3, 2)
    assert list(verify_papers()) == []


def test_a_piece_is_sold_at_our_own_stall_and_nowhere_else(production: Production) -> None:
    sale = sell_one(production, outlet=production.market, paid_by="vipps", price="299.50")
    assert (sale.total, sale.movement.outlet) == (Decimal("299.50"), production.market)
    assert piece_ledger().there(production.product.pk, at_outlet(production.market.pk)) == 4
    with pytest.raises(Refused, match="Det er ikke vi som selger der"):
        sell_one(production, outlet=production.shop)


@pytest.mark.parametrize(
    ("number", "price", "paid_by", "words"),
    [
        (6, 349, "cash", "MelliBee: det er bare 5, og det trengs 6"),
        (0, 349, "cash", "Skriv et antall fra 1 og opp"),
        (-1, 349, "cash", "Skriv et antall fra 1 og opp"),
        (10**12, 349, "cash", "Skriv et antall fra 1 og opp"),
        (1, 0, "cash", "Skriv en pris som er mer enn null"),
        (1, -5, "cash", "Skriv en pris som er mer enn null"),
        (1, 100_001, "cash", "Skriv en pris som er mer enn null"),
        (1, 349, "cheque", "Velg hvordan det er betalt"),
    ],
)
def test_what_cant_be_sold_is_refused_and_takes_no_number(
    number: int, price: int, paid_by: str, words: str, production: Production
) -> None:
    with pytest.raises(Refused, match=words):
        sell_one(production, number, price=price, paid_by=paid_by)
    assert sell_one(production).full_number == "2026-0001"


def test_nothing_is_no_sale(production: Production) -> None:
    with pytest.raises(Refused, match="Skriv hvor mange som er solgt"):
        sell([], paid_by="cash", **about(production))


def test_the_receipt_needs_a_seller(production: Production) -> None:
    Project.objects.update(organisation_number="")
    with pytest.raises(Refused, match="organisasjonsnummeret") as refused:
        sell_one(production)
    assert refused.value.mend[0] == "/project/"


@pytest.mark.parametrize(
    ("price", "percent", "vat"),
    [("349", "25.0", "69.80"), ("100", "25.0", "20.00"), ("349", "15.0", "45.52"), ("0.03", "25.0", "0.01")],
)
def test_vat_is_part_of_the_price(price: str, percent: str, vat: str, production: Production) -> None:
    InvoiceSettings.objects.create(pk=1, charges_vat=True, vat_percent=Decimal(percent))
    sale = sell_one(production, price=price)
    assert (sale.total, sale.vat, sale.exemption_text) == (Decimal(price), Decimal(vat), "")
    back = take_back_sale(sale, **about(production))
    assert (back.total, back.vat) == (-Decimal(price), -Decimal(vat))
    assert list(verify_papers()) == []


def test_a_purchase_is_taken_back_once(production: Production) -> None:
    sale = sell_one(production, 2, outlet=production.market)
    back = take_back_sale(sale, **about(production))
    assert (back.full_number, back.total, back.reverses) == ("2026-0002", -698, sale)
    assert piece_ledger().there(production.product.pk, at_outlet(production.market.pk)) == 5
    for one in (sale, back):
        with pytest.raises(Refused, match="er tatt tilbake"):
            take_back_sale(one, **about(production))
    assert CashSale.objects.count() == 2
    assert list(verify_papers()) == []


def test_pieces_that_left_without_a_receipt_are_found(production: Production) -> None:
    sale = sell_one(production)
    desk = Desk(PieceMovement, by=production.by, now=NOW, issued_on=TODAY)
    reverse_pieces(desk, sale.movement, reason="Feil", day=TODAY, ledger=piece_ledger())
    (words,) = verify_papers()
    assert words.endswith("pieces sold without a receipt")


def test_several_products_are_one_receipt(production: Production) -> None:
    wanted = [Sold(production.product, 1, Decimal(349)), Sold(production.product, 1, Decimal(299))]
    assert sell(wanted, paid_by="card", **about(production)).total == 648
    assert list(verify_papers()) == []
