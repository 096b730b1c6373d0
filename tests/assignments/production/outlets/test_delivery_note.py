"""The delivery note says what went where and on which terms, from the paper's own data, in its language."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.documents.delivery_note import DeliveryNote, NoteLine, delivery_note_of, delivery_note_pdf
from assignments.models import Batch, Outlet, Product, Shipment
from bikuben.models import Project
from tests.assignments.production.outlets.doing import about, deliver, take_back
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY
from tests.paper_text import pages_of, properties_of


def printed(shipment: Shipment) -> str:
    [page] = pages_of(delivery_note_pdf(delivery_note_of(Shipment.objects.get(pk=shipment.pk))))
    return page


def test_it_has_both_parties_the_pieces_and_a_line_to_sign(production: Production, batch: Batch) -> None:
    Outlet.objects.update(address="Markveien 3", postal_code="0554", city="Oslo")
    page = printed(deliver(production, 5, note="Kortene ligger i eskene"))
    for text in (
        "Følgeseddel 2026-0001",
        "Verkstedet i Prøvegata",
        "Prøvegata 1 · 0150 Oslo · Org.nr. 974 760 673",
        "Til Gullfugl Smykker Markveien 3 0554 Oslo",
        "4. mai 2026",
        "MelliBee MB-2026-001 5",
        "5 stykker i alt",
        "de er våre til de er solgt",
        "Kortene ligger i eskene",
        "Mottatt Dato Underskrift",
    ):
        assert text in page
    assert "Pris" not in page


def test_what_is_sold_on_delivery_has_its_price(production: Production, batch: Batch) -> None:
    wanted = [Wanted(production.product, 1, price=Decimal("299.50"))]
    page = printed(deliver_pieces(production.shop, wanted, date=TODAY, terms="sold", **about(production)))
    assert "MelliBee MB-2026-001 1 299,50" in page
    assert "1 stykke i alt" in page
    assert "Stykkene er solgt ved levering" in page


def test_it_is_in_the_language_of_the_outlet(production: Production, batch: Batch) -> None:
    Outlet.objects.update(language="en")
    assert "4 May 2026" in printed(deliver(production, 1))


def test_nothing_that_changes_later_changes_it(production: Production, batch: Batch) -> None:
    """The project moves, the shop and the product get new names, and the delivery is taken back."""
    shipment = deliver(production, 5)
    before = delivery_note_pdf(delivery_note_of(shipment))
    Product.history.update(history_date=NOW - timedelta(days=1))
    product = Product.objects.get(pk=production.product.pk)
    product.name = "Honningbie"
    product.save()
    Outlet.objects.filter(pk=production.shop.pk).update(name="Nytt navn", address="Ny gate 1")
    Project.objects.update(legal_name="Noe annet", city="Bergen")
    take_back(production, shipment.movement)
    assert delivery_note_pdf(delivery_note_of(Shipment.objects.get(pk=shipment.pk))) == before


def test_many_lines_go_on_over_the_page_and_are_signed_once() -> None:
    note = DeliveryNote(
        number="2026-0007",
        day=TODAY,
        language="nb",
        sold=False,
        sender=("Verkstedet i Prøvegata",),
        receiver=("Gullfugl Smykker",),
        lines=tuple(NoteLine("MelliBee", f"MB-2026-{number:03d}", 1, None) for number in range(1, 60)),
        note="",
    )
    pages = pages_of(delivery_note_pdf(note))
    assert len(pages) == 4
    assert all("Følgeseddel 2026-0007" in page for page in pages)
    assert [
        number for number in range(1, 60) if not any(f"MB-2026-{number:03d}" in one for one in pages)
    ] == []
    assert ["Mottatt" in page for page in pages] == [False, False, False, True]


def test_long_names_stay_within_the_sheet_and_no_one_is_named(production: Production, batch: Batch) -> None:
    Outlet.objects.filter(pk=production.shop.pk).update(
        name="Wilhelmmine-Åslaugmarie og døtrenes smykkeverksted"
    )
    shipment = deliver(production, 5, note="W" * 200)
    pdf = delivery_note_pdf(delivery_note_of(shipment))
    assert "leder" not in " ".join(pages_of(pdf))
    assert "Gullfugl" not in properties_of(pdf)


def test_our_own_stall_gets_no_terms(production: Production, batch: Batch) -> None:
    """What we take along to a market is nobody's but ours."""
    wanted = [Wanted(production.product, 2)]
    page = printed(deliver_pieces(production.market, wanted, date=TODAY, **about(production)))
    assert "Her selger vi selv. Det som ikke blir solgt, kommer hjem igjen." in page
    assert "kommisjon" not in page
