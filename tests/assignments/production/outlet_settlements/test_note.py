"""The settlement note, read back from its PDF."""

from __future__ import annotations

from dataclasses import replace

from assignments.documents.settlement_note import note_of, settlement_note
from assignments.invoice_settlement import invoice_settlement
from assignments.models import Outlet, OutletSettlement
from assignments.settle_outlet import reverse_settlement
from tests.assignments.production.outlet_settlements.world import become_client, sell, settle
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY
from tests.paper_text import pages_of


def printed(paper: OutletSettlement, *, own: bool = False) -> str:
    found = OutletSettlement.objects.select_related("outlet").get(pk=paper.pk)
    return " ".join(pages_of(settlement_note(note_of(found), with_surplus=own)))


def test_it_says_what_was_sold_our_share_and_where_to_pay(shop: Production) -> None:
    sell(shop, 12)
    text = printed(settle(shop))
    for words in (
        "Avregning 2026-0001", "Gullfugl Smykker", "Storgata 8", "Verkstedet i Prøvegata", "01.04.2026",
        "30.04.2026", "60 prosent", "MelliBee", "349,00", "4 188,00", "2 512,80 kr", "8601 11 17947",
        "Merk betalingen med «Avregning 2026-0001».",
    ):  # fmt: skip
        assert words in text, words


def test_parts_and_surplus_are_in_our_own_copy_only(shop: Production) -> None:
    sell(shop, 12)
    paper = settle(shop)
    assert "2 248,80" not in printed(paper)
    own = printed(paper, own=True)
    for words in ("Vårt eget eksemplar", "−264,00", "2 248,80"):
        assert words in own, words


def test_where_an_invoice_asks_for_it_nothing_is_to_be_paid_by_the_note(shop: Production) -> None:
    become_client(shop)
    sell(shop, 12)
    paper = settle(shop)
    text = printed(paper)
    assert "Dere får en faktura på beløpet." in text
    assert "Til konto" not in text
    invoice_settlement(paper, by=shop.by, now=NOW, today=TODAY)
    assert "Beløpet står på faktura 2026-0001." in printed(paper)


def test_one_that_takes_back_is_not_to_be_paid(shop: Production) -> None:
    sell(shop, 12)
    text = printed(reverse_settlement(settle(shop), by=shop.by, now=NOW, today=TODAY))
    assert "Denne tar tilbake avregning 2026-0001. Den skal ikke betales." in text
    assert "−2 512,80" in text


def test_one_that_is_taken_back_is_not_to_be_paid_either(shop: Production) -> None:
    sell(shop, 12)
    paper = settle(shop)
    reverse_settlement(paper, by=shop.by, now=NOW, today=TODAY)
    text = printed(paper)
    assert "Denne er tatt tilbake av avregning 2026-0002. Den skal ikke betales." in text
    assert "Til konto" not in text


def test_in_the_outlets_language(shop: Production) -> None:
    Outlet.objects.filter(pk=shop.shop.pk).update(language="en")
    shop.shop.refresh_from_db()
    sell(shop, 12)
    paper = settle(shop)
    assert paper.language == "en"
    assert "1 Apr 2026 – 30 Apr 2026" in printed(paper)
    assert "2,512.80" in printed(paper)


def test_sixty_lines_go_over_pages_and_none_is_lost(shop: Production) -> None:
    sell(shop, 1)
    note = note_of(settle(shop))
    (line,) = note.lines
    long = tuple(replace(line, text=f"Smykke med et langt navn som må deles nummer {n}") for n in range(60))
    pages = pages_of(settlement_note(replace(note, lines=long), with_surplus=True))
    text = " ".join(pages)
    assert len(pages) > 2
    assert all(f"nummer {n}" in text for n in range(60))
    assert text.count("Overskudd, kroner") == 1
