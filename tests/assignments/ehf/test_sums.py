"""Line, VAT and total in the file are the paper's, in whole øre."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given, settings

from assignments.documents.ehf import ehf
from tests.assignments.ehf.documents import documents, make_document, make_line
from tests.assignments.ehf.reading import amounts, read, text, texts

ORE = re.compile(r"-?\d+\.\d\d")


@settings(max_examples=80)
@given(paper=documents())
def test_the_sums_add_up(paper) -> None:
    root = read(ehf(paper))
    (net,) = amounts(root, "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount")
    (payable,) = amounts(root, "cac:LegalMonetaryTotal/cbc:PayableAmount")
    (vat,) = amounts(root, "cac:TaxTotal/cbc:TaxAmount")
    assert sum(amounts(root, "*/cbc:LineExtensionAmount[../cac:Item]")) == net == paper.net
    assert sum(amounts(root, "//cac:TaxSubtotal/cbc:TaxableAmount")) == net
    assert sum(amounts(root, "//cac:TaxSubtotal/cbc:TaxAmount")) == vat == paper.vat
    assert payable == net + vat == paper.total
    assert all(ORE.fullmatch(found) for found in texts(root, "//*[@currencyID]"))
    assert set(root.xpath("//@currencyID")) == {"NOK"}


def test_a_discount_is_taken_off_its_line() -> None:
    root = read(ehf(make_document(make_line(quantity=Decimal("1.5"), discount=Decimal("20.50")))))
    line = "cac:InvoiceLine/"
    assert text(root, f"{line}cbc:InvoicedQuantity") == "1.5"
    assert text(root, f"{line}cac:Price/cbc:PriceAmount") == "200.00"
    assert text(root, f"{line}cac:AllowanceCharge/cbc:Amount") == "20.50"
    assert text(root, f"{line}cac:AllowanceCharge/cbc:ChargeIndicator") == "false"
    assert text(root, f"{line}cbc:LineExtensionAmount") == "279.50"


def test_each_rate_has_its_share() -> None:
    lines = [make_line(1, vat_percent=Decimal("25.0")), make_line(2, vat_percent=Decimal("0"))]
    root = read(ehf(make_document(*lines)))
    share = "//cac:TaxSubtotal/"
    assert texts(root, f"{share}cac:TaxCategory/cbc:ID") == ["E", "S"]
    assert texts(root, f"{share}cac:TaxCategory/cbc:Percent") == ["0", "25"]
    assert texts(root, f"{share}cbc:TaxAmount") == ["0.00", "150.00"]
