"""The receipt as it is printed: number, date, seller, what, VAT, total, how it was paid. BOKF §5-4-1."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

from django.utils.translation import override
from pypdf import PdfReader

from assignments.cash_sales import sell, take_back_sale
from assignments.documents.cash_receipt import receipt_lines, receipt_pdf
from assignments.models import CashSale, InvoiceSettings, Product
from assignments.sales_report import Sold
from tests.assignments.production.cash_sales.selling import about, sell_one
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY


def printed(sale: CashSale) -> str:
    (page,) = PdfReader(BytesIO(receipt_pdf(sale))).pages
    assert round(float(page.mediabox.width) / 72 * 25.4) == 80
    return " ".join(page.extract_text().replace("\u00a0", " ").split())


def test_it_says_who_sold_what_to_whom_it_may_concern(production: Production) -> None:
    text = printed(sell_one(production, 2, price="299.50"))
    for words in (
        "Kvittering 2026-0001", "04.05.2026", "Org.nr. 974 760 673", "MelliBee", "2 stk. à 299,50", "599,00",
        "Unntatt fra merverdiavgift, merverdiavgiftsloven § 3-4.", "Betalt med: kontant",
    ):  # fmt: skip
        assert words in text
    assert "MVA" not in text


def test_it_says_mva_and_the_vat_of_whoever_is_registered(production: Production) -> None:
    InvoiceSettings.objects.create(pk=1, charges_vat=True, vat_percent=Decimal("25.0"))
    text = printed(sell_one(production, paid_by="card"))
    assert "Org.nr. 974 760 673 MVA" in text
    assert "Av dette er merverdiavgift 25 %: 69,80 kr. Uten avgift: 279,20 kr." in text
    assert "Betalt med: kort" in text
    assert "Unntatt" not in text


def test_one_taken_back_has_opposite_amounts_and_refers_to_the_first(production: Production) -> None:
    sale = sell_one(production, 2)
    text = printed(take_back_sale(sale, **about(production)))
    assert "Kjøpet på kvittering 2026-0001 er tatt tilbake." in text
    assert "\u2212698,00" in text
    assert "-2 stk. à 349,00" in text


def test_it_is_norwegian_whatever_the_language_of_the_screen_and_the_same_each_time(
    production: Production,
) -> None:
    with override("en"):
        sale = sell_one(production)
        pdf = receipt_pdf(sale)
    assert pdf == receipt_pdf(sale)
    assert "Unntatt" in printed(sale)


def test_a_long_receipt_is_a_long_strip(production: Production) -> None:
    production.product.name = "Et smykke med et svært langt navn som ikke får plass på én linje, i rosa"
    Product.history.update(history_date=NOW - timedelta(days=1))
    production.product._history_date = NOW
    production.product.save()
    wanted = [Sold(production.product, 1, Decimal(price)) for price in range(100, 105)]
    sale = sell(wanted, paid_by="cash", **about(production))
    assert len(receipt_lines(sale)) == 5
    short, long = receipt_pdf(sell_one(production, outlet=production.market)), receipt_pdf(sale)
    heights = [float(PdfReader(BytesIO(pdf)).pages[0].mediabox.height) for pdf in (short, long)]
    assert heights[1] > heights[0] + 100
    assert "510,00" in printed(sale)


def test_a_receipt_says_what_the_product_was_called_when_it_was_written(production: Production) -> None:
    sale = sell_one(production)
    Product.objects.get(pk=production.product.pk).history.update(history_date=NOW - timedelta(days=1))
    production.product.refresh_from_db()
    production.product.name = "Solbie"
    production.product._history_date = NOW + timedelta(hours=1)
    production.product.save()
    assert "MelliBee" in printed(sale)
    back = take_back_sale(sale, by=production.by, now=NOW + timedelta(hours=2), today=TODAY)
    assert "MelliBee" in printed(back)
    later = sell(
        [Sold(production.product, 1, Decimal(300))],
        paid_by="cash",
        by=production.by,
        now=NOW + timedelta(hours=3),
        today=TODAY,
    )
    assert "Solbie" in printed(later)
