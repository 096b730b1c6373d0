"""The invoice on paper (BOKF §5-1-1): all that it must say, on as many pages as it needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from assignments.documents.invoice_pdf import sales_pdf
from assignments.documents.sales_data import Party, PrintedLine, SalesDocument
from assignments.rules.invoice import LineSum, line_net, totals_of
from bikuben.documents.fonts import REPLACEMENT
from bikuben.documents.sheet import RIGHT, Sheet
from tests.paper_text import pages_of, properties_of

SELLER = Party("Verkstedet i Prøvegata", "974760673", "Prøvegata 1", "0150", "Oslo")
BUYER = Party("Perle & Co AS", "923609016", "Kundeveien 3", "0250", "Oslo")
LONG = "Østensjøvannsnaturreservatvernforening"


def days(title: str, count: int, *, percent: int = 0, start: int = 1) -> list[PrintedLine]:
    """So many dates from 1 April, eight participant-days each."""
    first = date(2026, 4, 1)
    return [
        PrintedLine(
            start + number,
            title,
            first + timedelta(days=number),
            Decimal(8),
            "dagsverk",
            Decimal(200),
            Decimal(0),
            Decimal(1600),
            Decimal(percent),
        )
        for number in range(count)
    ]


def extra(position: int, text: str, *, discount: str = "0", percent: int = 0) -> PrintedLine:
    price = Decimal("49.90")
    net = line_net(Decimal(3), price, Decimal(discount))
    return PrintedLine(
        position, text, None, Decimal(3), "pakker", price, Decimal(discount), net, Decimal(percent)
    )


def document(lines: list[PrintedLine], **fields: Any) -> SalesDocument:
    totals = totals_of(LineSum(line.net, line.vat_percent) for line in lines)
    defaults: dict[str, Any] = {
        "number": "2026-0042",
        "date": date(2026, 5, 4),
        "language": "nb",
        "seller": SELLER,
        "seller_email": "post@verkstedet.example",
        "seller_phone": "22 00 00 00",
        "account": "86011117947",
        "vat_registered": False,
        "in_business_register": False,
        "buyer": BUYER,
        "buyer_is_public": False,
        "buyer_reference": "Ola Nordmann",
        "order_reference": "B-17",
        "delivered_from": date(2026, 4, 1),
        "delivered_to": date(2026, 4, 3),
        "exemption_text": "Unntatt fra merverdiavgift, merverdiavgiftsloven § 3-4.",
        "due_on": date(2026, 5, 18),
        "kid": "20260004202",
    }
    sums = {"vat_sums": totals.by_rate, "net": totals.net, "vat": totals.vat, "total": totals.total}
    return SalesDocument(lines=tuple(lines), **{**defaults, **sums, **fields})


def test_it_says_all_that_the_law_asks() -> None:
    (page,) = pages_of(sales_pdf(document([*days("Brette esker", 3), extra(4, "Perler")], note="Takk!")))
    for words in (
        "Faktura 2026-0042",
        "4. mai 2026",
        "Verkstedet i Prøvegata",
        "Org.nr. 974 760 673",
        "Perle & Co AS",
        "Kundeveien 3",
        "Org.nr. 923 609 016",
        "Onsdag 1. april 2026",
        "8 dagsverk",
        "200,00",
        "1 600,00",
        "149,70",
        "01.04.2026 – 03.04.2026",
        "Leveringssted Oslo",
        "Unntatt fra merverdiavgift",
        "4 949,70 kr",
        "18. mai 2026",
        "8601 11 17947",
        "20260004202",
        "Ola Nordmann",
        "B-17",
        "Takk!",
        "Side 1 av 1",
    ):
        assert words in page, words
    assert "MVA" not in page
    assert "Foretaksregisteret" not in page
    assert "Rabatt" not in page
    assert "Merverdiavgift 0 %" not in page


def test_with_vat_it_says_so_behind_the_number_and_in_kroner() -> None:
    lines = [*days("Brette esker", 1, percent=25), extra(2, "Perler", discount="9.70", percent=25)]
    pdf = sales_pdf(document(lines, vat_registered=True, in_business_register=True, exemption_text=""))
    (page,) = pages_of(pdf)
    for words in (
        "974 760 673 MVA Foretaksregisteret",
        "Sum uten merverdiavgift",
        "Merverdiavgift 25 % av 1 740,00",
        "435,00",
        "2 175,00 kr",
        "Rabatt",
        "−9,70",
    ):
        assert words in page, words


def test_a_credit_note_refers_to_its_invoice_and_asks_for_no_money() -> None:
    note = document(
        days("Brette esker", 1),
        number="2026-0003",
        due_on=None,
        kid="20260004202",
        credits="2026-0042",
        credits_date=date(2026, 5, 4),
        reason="Feil antall",
    )
    (page,) = pages_of(sales_pdf(note))
    for words in ("Kreditnota 2026-0003", "Gjelder faktura 2026-0042", "Grunn: Feil antall", "Til gode"):
        assert words in page
    assert "Å betale" not in page
    assert "Forfall" not in page


def test_the_clients_language_is_used() -> None:
    (page,) = pages_of(sales_pdf(document(days("Folding", 1), language="en")))
    assert "Wednesday 1 April 2026" in page
    assert "1,600.00" in page
    assert ("Delivered" in page, "Submitted" in page) == (True, False)


@pytest.mark.parametrize("count", [1, 14, 18, 19, 20, 21, 22, 23, 24, 25, 26, 31, 45, 62])
def test_every_date_stands_on_one_page_and_the_sums_on_the_last(count: int) -> None:
    pages = pages_of(sales_pdf(document(days("Pakke smykker", count))))
    text = " ".join(pages)
    assert text.count("8 dagsverk") == count
    for number, page in enumerate(pages, start=1):
        assert f"Side {number} av {len(pages)}" in page
        assert "8 dagsverk" in page, "the sums never stand alone"
        assert "Pakke smykker" in page
        assert ("Å betale" in page) == (number == len(pages))


def test_the_title_is_said_again_where_its_dates_go_on() -> None:
    first, second = pages_of(sales_pdf(document(days("Pakke smykker", 31))))
    assert "(fortsetter)" not in first
    assert "Pakke smykker (fortsetter)" in second


def test_forty_lines_and_long_words_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text is drawn past the margins or onto the foot of the page."""
    drawn: list[tuple[float, float]] = []
    original = Sheet.text

    def text(self: Sheet, x: float, y: float, text: str, **how: Any) -> float:
        width = original(self, x, y, text, **how)
        align = how.get("align", "left")
        drawn.append((x + width if align == "left" else x, y))
        return width

    monkeypatch.setattr(Sheet, "text", text)
    lines = [*days(f"{LONG} {LONG} {LONG}", 20)]
    lines += [extra(21 + n, f"{LONG}{LONG} med {LONG} {n}") for n in range(20)]
    pdf = sales_pdf(
        document(
            lines,
            buyer=replace(BUYER, name=f"{LONG} {LONG}s {LONG}"[:120], address=f"{LONG} {LONG}", city=LONG),
            seller=replace(SELLER, name=f"{LONG} {LONG}s {LONG}"[:120]),
            note="x" * 300,
            buyer_reference="y" * 60,
            order_reference="z" * 60,
        )
    )
    assert len(pages_of(pdf)) > 2
    assert max(end for end, _y in drawn) <= RIGHT + 0.1
    assert max(y for _end, y in drawn) <= 297 - 12


def test_letters_from_all_of_europe_are_printed() -> None:
    (page,) = pages_of(sales_pdf(document(days("Čađ Łódź Ŋuolla", 1))))
    assert "Čađ Łódź Ŋuolla" in page
    assert REPLACEMENT not in page


def test_the_same_invoice_is_the_same_file_and_its_properties_name_nobody() -> None:
    pdf = sales_pdf(document(days("Brette esker", 3)))
    assert pdf == sales_pdf(document(days("Brette esker", 3)))
    assert "Perle" not in properties_of(pdf)


def test_sums_that_do_not_add_up_cannot_be_printed() -> None:
    with pytest.raises(ValueError, match="sums"):
        document(days("Brette esker", 1), vat=Decimal(1), total=Decimal(1601))
