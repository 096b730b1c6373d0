"""An invoice or a credit note as EHF Billing 3.0, which is Peppol BIS Billing 3.0 (UBL 2.1, EN 16931).

Every paper can be written, whatever way its client wants it: a copy for the accountant, or a file to send
when the client wants EHF after all. Dates and numbers of participant-days only, as on paper.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override
from lxml import etree

from assignments.documents.ehf_lines import put_lines
from assignments.documents.ehf_parties import put_buyer, put_seller
from assignments.documents.ehf_vat import put_vat
from assignments.documents.sales_data import SalesDocument
from assignments.documents.ubl import as_bytes, clean, document, group, put, put_amount

CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
INVOICE, CREDIT_NOTE = "380", "381"
CREDIT_TRANSFER = "30"


def ehf(paper: SalesDocument) -> bytes:
    """The file, written from the paper's own data: nothing is counted anew.

    Raises:
        ValueError: for an amount finer than an øre, which no issued paper has.
    """
    with override("nb" if paper.language in ("nb", "nn", "no") else "en"):
        root = document("CreditNote" if paper.is_credit_note else "Invoice")
        _put_head(root, paper)
        _put_references(root, paper)
        put_seller(group(root, "AccountingSupplierParty", "Party"), paper)
        put_buyer(group(root, "AccountingCustomerParty", "Party"), paper)
        _put_delivery(root, paper)
        _put_payment(root, paper)
        put_vat(root, paper)
        _put_totals(root, paper)
        put_lines(root, paper)
    return as_bytes(root)


def ehf_name(paper: SalesDocument) -> str:
    """The name of its file: faktura-2026-0004.xml or kreditnota-2026-0001.xml."""
    return f"{'kreditnota' if paper.is_credit_note else 'faktura'}-{paper.number}.xml"


def _put_head(root: etree._Element, paper: SalesDocument) -> None:
    put(root, "CustomizationID", CUSTOMIZATION)
    put(root, "ProfileID", PROFILE)
    put(root, "ID", paper.number)
    put(root, "IssueDate", paper.date)
    if paper.is_credit_note:
        put(root, "CreditNoteTypeCode", CREDIT_NOTE)
    else:
        if paper.due_on is not None:
            put(root, "DueDate", paper.due_on)
        put(root, "InvoiceTypeCode", INVOICE)
    put(root, "Note", paper.reason if paper.is_credit_note else paper.note)
    put(root, "DocumentCurrencyCode", "NOK")


def _put_references(root: etree._Element, paper: SalesDocument) -> None:
    """One of the two references is required (R003). Without any, that is what the file says."""
    buyer, order = clean(paper.buyer_reference), clean(paper.order_reference)
    put(root, "BuyerReference", buyer or ("" if order else _("Ikke oppgitt")))
    _put_period(root, paper)
    if order:
        put(group(root, "OrderReference"), "ID", order)
    if paper.is_credit_note:
        invoice = group(root, "BillingReference", "InvoiceDocumentReference")
        put(invoice, "ID", paper.credits)
        if paper.credits_date is not None:
            put(invoice, "IssueDate", paper.credits_date)


def _put_period(root: etree._Element, paper: SalesDocument) -> None:
    """From the first to the last day of delivery; the lines' days lie within it (R110, R111)."""
    days = [paper.delivered_from, paper.delivered_to, *(line.day for line in paper.lines)]
    known = [day for day in days if day is not None]
    if known:
        period = group(root, "InvoicePeriod")
        put(period, "StartDate", min(known))
        put(period, "EndDate", max(known))


def _put_delivery(root: etree._Element, paper: SalesDocument) -> None:
    """Time and place of delivery: the work is done where we are, as the printed invoice says. BOKF §5-1-1."""
    city = clean(paper.seller.city)
    if paper.delivered_to is None and not city:
        return
    delivery = group(root, "Delivery")
    if paper.delivered_to is not None:
        put(delivery, "ActualDeliveryDate", paper.delivered_to)
    if city:
        address = group(delivery, "DeliveryLocation", "Address")
        put(address, "CityName", city)
        put(address, "PostalZone", paper.seller.postal_code)
        put(group(address, "Country"), "IdentificationCode", "NO")


def _put_payment(root: etree._Element, paper: SalesDocument) -> None:
    """An invoice is paid to our account with its KID; a credit note asks for no money."""
    if paper.is_credit_note:
        text = _("Beløpet trekkes fra faktura %(number)s.") % {"number": paper.credits}
        put(group(root, "PaymentTerms"), "Note", text)
        return
    if clean(paper.account):
        means = group(root, "PaymentMeans")
        put(means, "PaymentMeansCode", CREDIT_TRANSFER)
        put(means, "PaymentID", paper.kid)
        put(group(means, "PayeeFinancialAccount"), "ID", paper.account)


def _put_totals(root: etree._Element, paper: SalesDocument) -> None:
    totals = group(root, "LegalMonetaryTotal")
    put_amount(totals, "LineExtensionAmount", paper.net)
    put_amount(totals, "TaxExclusiveAmount", paper.net)
    put_amount(totals, "TaxInclusiveAmount", paper.total)
    put_amount(totals, "PayableAmount", paper.total)
