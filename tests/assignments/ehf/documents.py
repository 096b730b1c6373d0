"""Sales documents made up for the tests of EHF: one at a time, and any number by hypothesis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from assignments.documents.sales_data import Party, PrintedLine, SalesDocument
from assignments.rules.invoice import LineSum, line_net, totals_of

DAY = date(2026, 4, 20)
EXEMPTION = "Unntatt fra merverdiavgift, merverdiavgiftsloven § 3-4."
SELLER = Party("Verkstedet i Prøvegata", "974760673", "Prøvegata 1", "0150", "Oslo")
BUYER = Party("Perle & Co AS", "923609016", "Kundeveien 3", "0250", "Oslo")
PRIVATE = Party("Åse Prøve", "", "", "", "")


def make_line(position: int = 1, **fields: Any) -> PrintedLine:
    """Three participant-days on 20 April, 200 kroner each."""
    quantity = fields.setdefault("quantity", Decimal(3))
    price = fields.setdefault("unit_price", Decimal(200))
    discount = fields.setdefault("discount", Decimal(0))
    fields.setdefault("day", DAY if fields.get("unit", "dagsverk") == "dagsverk" else None)
    defaults = {
        "description": "Brette esker",
        "unit": "dagsverk",
        "net": line_net(quantity, price, discount),
        "vat_percent": Decimal(0),
    }
    return PrintedLine(position=position, **{**defaults, **fields})


def make_document(*lines: PrintedLine, **fields: Any) -> SalesDocument:
    """An invoice of 600 kroner without VAT, due on 18 May; with `credits` it is a credit note."""
    lines = lines or (make_line(),)
    totals = totals_of(LineSum(line.net, line.vat_percent) for line in lines)
    defaults: dict[str, Any] = {
        "number": "2026-0004",
        "date": date(2026, 5, 4),
        "language": "nb",
        "seller": SELLER,
        "seller_email": "post@verkstedet.example",
        "seller_phone": "22 00 00 00",
        "account": "86011117947",
        "vat_registered": any(line.vat_percent for line in lines),
        "in_business_register": False,
        "buyer": BUYER,
        "buyer_is_public": False,
        "buyer_reference": "Kari Innkjøp",
        "order_reference": "",
        "delivered_from": DAY,
        "delivered_to": DAY + timedelta(days=7),
        "exemption_text": EXEMPTION,
        "due_on": None if fields.get("credits") else date(2026, 5, 18),
        "kid": "20260000402",
    }
    return SalesDocument(
        lines=tuple(lines),
        vat_sums=totals.by_rate,
        net=totals.net,
        vat=totals.vat,
        total=totals.total,
        **{**defaults, **fields},
    )


def make_credit_note(*lines: PrintedLine, **fields: Any) -> SalesDocument:
    """A credit note of invoice 2026-0004."""
    return make_document(
        *lines,
        **{
            "number": "2026-0001",
            "credits": "2026-0004",
            "credits_date": date(2026, 4, 27),
            "reason": "Feil antall",
            **fields,
        },
    )


AMOUNTS = st.integers(0, 200_000).map(lambda ore: Decimal(ore) / 100)
QUANTITIES = st.integers(1, 5_000).map(lambda hundredths: Decimal(hundredths) / 100)
WORDS = st.sampled_from(
    ["Brette esker", "Frakt til Ås <&> Ø", "Đorđević \x0b Łódź", "Perler ", "Bånd og esker " * 14, " \x00 "]
)


@st.composite
def lines(draw: st.DrawFn, percents: Sequence[str]) -> PrintedLine:
    """A line of a day or of something extra, some with a discount."""
    quantity, price = draw(QUANTITIES), draw(AMOUNTS)
    discount = draw(st.integers(0, 100)) * line_net(quantity, price) / 100
    return make_line(
        quantity=quantity,
        unit_price=price,
        discount=discount.quantize(Decimal("0.01"), "ROUND_DOWN") if draw(st.booleans()) else Decimal(0),
        description=draw(WORDS),
        unit=draw(st.sampled_from(["dagsverk", "stk", "timer", "", "KM", "kvadratmeter"])),
        vat_percent=Decimal(draw(st.sampled_from(percents))),
    )


@st.composite
def documents(draw: st.DrawFn) -> SalesDocument:
    """Invoices and credit notes of every kind that can be issued, and some that are nearly bare."""
    registered = draw(st.booleans())
    percents = ["25.0", "15.0", "12.0", "0", "11.1"] if registered else ["0"]
    made = [
        replace(line, position=place)
        for place, line in enumerate(draw(st.lists(lines(percents), min_size=1, max_size=6)), start=1)
    ]
    make = draw(st.sampled_from([make_document, make_credit_note]))
    private = draw(st.booleans())
    return make(
        *made,
        language=draw(st.sampled_from(["nb", "en"])),
        vat_registered=registered,
        in_business_register=draw(st.booleans()),
        buyer=draw(st.sampled_from([PRIVATE, replace(BUYER, organisation_number="")])) if private else BUYER,
        buyer_is_public=not private and draw(st.booleans()),
        buyer_reference=draw(st.sampled_from(["", "  ", "Kari Innkjøp"])),
        order_reference=draw(st.sampled_from(["", "PO-7 & 8"])),
        exemption_text=draw(st.sampled_from(["", EXEMPTION])),
        seller_email=draw(st.sampled_from(["", "post@verkstedet.example"])),
        seller_phone="",
        delivered_from=draw(st.sampled_from([None, DAY])),
        delivered_to=draw(st.sampled_from([None, DAY])),
    )
