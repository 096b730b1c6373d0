"""The elements stand in the order that UBL 2.1 has them in, and none is empty."""

from __future__ import annotations

from hypothesis import given, settings
from lxml import etree

from assignments.documents.ehf import ehf
from tests.assignments.ehf.documents import documents
from tests.assignments.ehf.reading import read

PARTY = "EndpointID PostalAddress PartyTaxScheme PartyLegalEntity Contact"
LINE = "InvoicePeriod AllowanceCharge Item Price"
REST = (
    "Note DocumentCurrencyCode BuyerReference InvoicePeriod OrderReference BillingReference "
    "AccountingSupplierParty AccountingCustomerParty Delivery PaymentMeans PaymentTerms TaxTotal "
    "LegalMonetaryTotal"
)
ORDER = {
    "Invoice": f"CustomizationID ProfileID ID IssueDate DueDate InvoiceTypeCode {REST} InvoiceLine",
    "CreditNote": f"CustomizationID ProfileID ID IssueDate CreditNoteTypeCode {REST} CreditNoteLine",
    "InvoicePeriod": "StartDate EndDate",
    "OrderReference": "ID",
    "BillingReference": "InvoiceDocumentReference",
    "InvoiceDocumentReference": "ID IssueDate",
    "AccountingSupplierParty": "Party",
    "AccountingCustomerParty": "Party",
    "Party": PARTY,
    "PostalAddress": "StreetName CityName PostalZone Country",
    "Address": "CityName PostalZone Country",
    "Country": "IdentificationCode",
    "PartyTaxScheme": "CompanyID TaxScheme",
    "TaxScheme": "ID",
    "PartyLegalEntity": "RegistrationName CompanyID",
    "Contact": "Telephone ElectronicMail",
    "Delivery": "ActualDeliveryDate DeliveryLocation",
    "DeliveryLocation": "Address",
    "PaymentMeans": "PaymentMeansCode PaymentID PayeeFinancialAccount",
    "PayeeFinancialAccount": "ID",
    "PaymentTerms": "Note",
    "TaxTotal": "TaxAmount TaxSubtotal",
    "TaxSubtotal": "TaxableAmount TaxAmount TaxCategory",
    "TaxCategory": "ID Percent TaxExemptionReasonCode TaxExemptionReason TaxScheme",
    "ClassifiedTaxCategory": "ID Percent TaxScheme",
    "LegalMonetaryTotal": "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount PayableAmount",
    "InvoiceLine": f"ID InvoicedQuantity LineExtensionAmount {LINE}",
    "CreditNoteLine": f"ID CreditedQuantity LineExtensionAmount {LINE}",
    "AllowanceCharge": "ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason Amount",
    "Item": "Name ClassifiedTaxCategory",
    "Price": "PriceAmount",
}
MANY = {"InvoiceLine", "CreditNoteLine", "TaxSubtotal", "PartyTaxScheme"}


def name_of(node: etree._Element) -> str:
    return etree.QName(node).localname


@settings(max_examples=60)
@given(paper=documents())
def test_every_element_is_known_and_in_its_place(paper) -> None:
    for node in read(ehf(paper)).iter():
        names = [name_of(child) for child in node]
        allowed = ORDER.get(name_of(node), "").split()
        assert set(names) <= set(allowed)
        assert names == sorted(names, key=allowed.index)
        assert {name for name in names if names.count(name) > 1} <= MANY


@settings(max_examples=60)
@given(paper=documents())
def test_no_element_is_empty_and_every_file_is_the_same_twice(paper) -> None:
    content = ehf(paper)
    assert [name_of(node) for node in read(content).iter() if not len(node) and not node.text.strip()] == []
    assert ehf(paper) == content
