"""What the bank of the demo tells of money that clients have paid: camt.054, made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lxml import etree

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"


@dataclass(frozen=True)
class Received:
    """Money in the bank: when, how much (kroner), by which KID or with which words, and from whom."""

    day: date
    amount: Decimal
    kid: str
    payer: str
    text: str = ""


def bank_says(received: Sequence[Received], *, account: str, message: str) -> bytes:
    """The file for some entries on the project's account."""
    root = etree.Element(_name("Document"), nsmap={None: NAMESPACE})
    notice = _under(root, "BkToCstmrDbtCdtNtfctn")
    head = _under(notice, "GrpHdr")
    _under(head, "MsgId", message)
    _under(head, "CreDtTm", f"{max(one.day for one in received)}T18:00:00")
    told = _under(notice, "Ntfctn")
    _under(told, "Id", message)
    _under(_under(_under(_under(told, "Acct"), "Id"), "Othr"), "Id", account)
    for number, one in enumerate(received, start=1):
        _entry(told, one, reference=f"{message}-{number}")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _entry(parent: etree._Element, one: Received, *, reference: str) -> None:
    entry = _under(parent, "Ntry")
    _under(entry, "Amt", f"{one.amount:.2f}").set("Ccy", "NOK")
    _under(entry, "CdtDbtInd", "CRDT")
    _under(_under(entry, "Sts"), "Cd", "BOOK")
    _under(_under(entry, "BookgDt"), "Dt", one.day.isoformat())
    _under(entry, "AcctSvcrRef", reference)
    domain = _under(_under(entry, "BkTxCd"), "Domn")
    _under(domain, "Cd", "PMNT")
    family = _under(domain, "Fmly")
    _under(family, "Cd", "RCDT")
    _under(family, "SubFmlyCd", "VCOM")
    details = _under(_under(entry, "NtryDtls"), "TxDtls")
    _under(details, "Amt", f"{one.amount:.2f}").set("Ccy", "NOK")
    _under(_under(_under(_under(details, "RltdPties"), "Dbtr"), "Pty"), "Nm", one.payer)
    remittance = _under(details, "RmtInf")
    if one.kid:
        _under(_under(_under(remittance, "Strd"), "CdtrRefInf"), "Ref", one.kid)
    else:
        _under(remittance, "Ustrd", one.text)


def _under(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, _name(name))
    child.text = text
    return child


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
