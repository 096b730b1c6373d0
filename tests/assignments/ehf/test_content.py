"""What an EHF file says, in the fields where it is looked for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assignments.documents.ehf import ehf, ehf_name
from tests.assignments.ehf.documents import (
    BUYER,
    PRIVATE,
    make_credit_note,
    make_document,
    make_line,
)
from tests.assignments.ehf.reading import read, text, texts

SELLER_NODE = "cac:AccountingSupplierParty/cac:Party/"
BUYER_NODE = "cac:AccountingCustomerParty/cac:Party/"


def test_an_invoice_is_paid_to_the_account_with_its_kid() -> None:
    root = read(ehf(make_document()))
    assert text(root, "cbc:InvoiceTypeCode") == "380"
    assert text(root, "cbc:DueDate") == "2026-05-18"
    assert text(root, "cac:PaymentMeans/cbc:PaymentMeansCode") == "30"
    assert text(root, "cac:PaymentMeans/cbc:PaymentID") == "20260000402"
    assert text(root, "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID") == "86011117947"


def test_a_credit_note_names_its_invoice_and_asks_for_no_money() -> None:
    """BOKF §5-2-7."""
    root = read(ehf(make_credit_note()))
    assert text(root, "cbc:CreditNoteTypeCode") == "381"
    assert text(root, "cbc:Note") == "Feil antall"
    assert text(root, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID") == "2026-0004"
    assert text(root, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate") == "2026-04-27"
    assert texts(root, "cac:PaymentMeans") == []
    assert text(root, "cac:CreditNoteLine/cbc:CreditedQuantity") == "3"


def test_both_parties_have_name_and_organisation_number() -> None:
    """BOKF §5-1-2."""
    root = read(ehf(make_document()))
    for node, name, number in (
        (SELLER_NODE, "Verkstedet i Prøvegata", "974760673"),
        (BUYER_NODE, "Perle & Co AS", "923609016"),
    ):
        assert text(root, f"{node}cbc:EndpointID[@schemeID='0192']") == number
        assert text(root, f"{node}cac:PartyLegalEntity/cbc:RegistrationName") == name
        assert text(root, f"{node}cac:PartyLegalEntity/cbc:CompanyID[@schemeID='0192']") == number


@pytest.mark.parametrize("number", ["", "123456789"])
def test_a_client_without_a_number_is_reached_through_us(number: str) -> None:
    root = read(ehf(make_document(buyer=replace(BUYER, organisation_number=number))))
    assert text(root, f"{BUYER_NODE}cbc:EndpointID") == "974760673"
    assert texts(root, f"{BUYER_NODE}cac:PartyLegalEntity/cbc:CompanyID") == []


def test_mva_and_foretaksregisteret_stand_only_where_they_are_true() -> None:
    tax = f"{SELLER_NODE}cac:PartyTaxScheme/cbc:CompanyID"
    assert texts(read(ehf(make_document())), tax) == []
    assert texts(read(ehf(make_document(vat_registered=True))), tax) == ["NO974760673MVA"]
    both = make_document(vat_registered=True, in_business_register=True)
    assert texts(read(ehf(both)), tax) == ["NO974760673MVA", "Foretaksregisteret"]


def test_who_is_not_registered_is_outside_vat_and_says_why() -> None:
    root = read(ehf(make_document()))
    category = "//cac:TaxSubtotal/cac:TaxCategory/"
    assert text(root, f"{category}cbc:ID") == "O"
    assert texts(root, f"{category}cbc:Percent") == []
    assert text(root, f"{category}cbc:TaxExemptionReason").startswith("Unntatt fra merverdiavgift")
    bare = read(ehf(make_document(exemption_text="  ")))
    assert text(bare, f"{category}cbc:TaxExemptionReason") == "Uten merverdiavgift"


@pytest.mark.parametrize(
    ("buyer", "order", "says"),
    [("Kari", "", ["Kari"]), ("", "PO-7", []), ("Kari", "PO-7", ["Kari"]), (" ", "", ["Ikke oppgitt"])],
)
def test_there_is_always_one_reference(buyer: str, order: str, says: list[str]) -> None:
    """PEPPOL-EN16931-R003."""
    root = read(ehf(make_document(buyer_reference=buyer, order_reference=order)))
    assert texts(root, "cbc:BuyerReference") == says
    assert texts(root, "cac:OrderReference/cbc:ID") == ([order] if order else [])


@pytest.mark.parametrize(
    ("unit", "code"), [("dagsverk", "DAY"), ("Timer", "HUR"), ("km", "KMT"), ("stk", "C62"), ("", "C62")]
)
def test_units_are_told_in_code(unit: str, code: str) -> None:
    root = read(ehf(make_document(make_line(unit=unit))))
    assert root.xpath("//@unitCode") == [code]


def test_a_participant_day_is_a_day_in_every_language() -> None:
    line = replace(make_line(), unit="participant-days")
    root = read(ehf(make_document(line, language="en")))
    assert root.xpath("//@unitCode") == ["DAY"]
    assert text(root, "cac:InvoiceLine/cac:InvoicePeriod/cbc:StartDate") == "2026-04-20"


def test_the_period_holds_every_day_and_delivery_is_where_we_are() -> None:
    """BOKF §5-1-1: time and place of delivery."""
    root = read(ehf(make_document(delivered_from=None)))
    assert text(root, "cac:InvoicePeriod/cbc:StartDate") == "2026-04-20"
    assert text(root, "cac:InvoicePeriod/cbc:EndDate") == "2026-04-27"
    assert text(root, "cac:Delivery/cbc:ActualDeliveryDate") == "2026-04-27"
    assert text(root, "cac:Delivery/cac:DeliveryLocation/cac:Address/cbc:CityName") == "Oslo"


def test_letters_of_every_kind_come_through_and_what_xml_has_no_place_for_goes() -> None:
    line = make_line(description="Æøå Đorđević <b>&\x0b\x00  Łódź")
    root = read(ehf(make_document(line, buyer=replace(PRIVATE, name="Åse\nØ."))))
    assert text(root, "cac:InvoiceLine/cac:Item/cbc:Name") == "Æøå Đorđević <b>& Łódź"
    assert text(root, f"{BUYER_NODE}cac:PartyLegalEntity/cbc:RegistrationName") == "Åse Ø."


def test_a_line_without_words_still_has_a_name() -> None:
    root = read(ehf(make_document(make_line(description=" \x00 "))))
    assert text(root, "cac:InvoiceLine/cac:Item/cbc:Name") == "Arbeid"


def test_it_refuses_what_is_finer_than_an_ore() -> None:
    line = replace(make_line(), unit_price=Decimal("0.001"))
    with pytest.raises(ValueError, match="finer than an øre"):
        ehf(make_document(line))


def test_files_are_named_by_number() -> None:
    assert ehf_name(make_document()) == "faktura-2026-0004.xml"
    assert ehf_name(make_credit_note()) == "kreditnota-2026-0001.xml"
