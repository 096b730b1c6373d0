"""Seller and buyer as EHF names them."""

from __future__ import annotations

from lxml import etree
from stdnum.no import orgnr

from assignments.documents.ehf_vat import is_registered
from assignments.documents.sales_data import Party, SalesDocument
from assignments.documents.ubl import clean, group, put

ORGANISATION = "0192"  # Enhetsregisteret, in the list of electronic addresses


def put_seller(node: etree._Element, paper: SalesDocument) -> None:
    """Ourselves. MVA and Foretaksregisteret stand here only where they are true. BOKF §5-1-2.

    The official rules warn (NO-R-002) where Foretaksregisteret is missing, but only AS, ASA and branches of
    foreign companies are to have it (foretaksregisterloven §10-2).
    """
    number = paper.seller.organisation_number
    put(node, "EndpointID", number, schemeID=ORGANISATION)
    _put_address(node, paper.seller)
    if is_registered(paper):
        _put_tax_scheme(node, f"NO{number}MVA", "VAT")
    if paper.in_business_register:
        _put_tax_scheme(node, "Foretaksregisteret", "TAX")
    _put_legal_entity(node, paper.seller)
    if clean(paper.seller_phone) or clean(paper.seller_email):
        contact = group(node, "Contact")
        put(contact, "Telephone", paper.seller_phone)
        put(contact, "ElectronicMail", paper.seller_email)


def put_buyer(node: etree._Element, paper: SalesDocument) -> None:
    """The client. One without an organisation number has no address in Peppol, and the rules want one.

    Then it is our own: the file, should anyone send it, comes back to us, who hand it over another way. The
    client's e-mail address can't stand there: Peppol's list of addresses has no scheme for it (CL008).
    """
    buyer = paper.buyer
    number = buyer.organisation_number if _is_number(buyer) else paper.seller.organisation_number
    put(node, "EndpointID", number, schemeID=ORGANISATION)
    _put_address(node, buyer)
    _put_legal_entity(node, buyer)


def _is_number(party: Party) -> bool:
    return bool(orgnr.is_valid(party.organisation_number))


def _put_address(node: etree._Element, party: Party) -> None:
    address = group(node, "PostalAddress")
    put(address, "StreetName", party.address)
    put(address, "CityName", party.city)
    put(address, "PostalZone", party.postal_code)
    put(group(address, "Country"), "IdentificationCode", "NO")


def _put_tax_scheme(node: etree._Element, company: str, scheme: str) -> None:
    tax = group(node, "PartyTaxScheme")
    put(tax, "CompanyID", company)
    put(group(tax, "TaxScheme"), "ID", scheme)


def _put_legal_entity(node: etree._Element, party: Party) -> None:
    entity = group(node, "PartyLegalEntity")
    put(entity, "RegistrationName", party.name)
    if _is_number(party):
        put(entity, "CompanyID", party.organisation_number, schemeID=ORGANISATION)
