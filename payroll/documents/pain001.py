"""A file of payments for the bank (ISO 20022, pain.001.001.03): Norwegian accounts, kroner.

Prints what it is given, byte for byte the same for the same payments. The bank is named by no BIC, which
nobody here knows: it follows from the account.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from lxml import etree

from payroll.rules.bank_text import EMPTY, bank_text

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
LONGEST_ID, LONGEST_MESSAGE = 35, 140


@dataclass(frozen=True)
class Payer:
    """Whose account is debited: name, organisation number, account of eleven digits."""

    name: str
    organisation_number: str
    account: str


@dataclass(frozen=True)
class Transfer:
    """One payment (kroner). `reference` is ours, the same where the same is sent again; a KID goes before a
    message."""

    reference: str
    execution_day: date
    payee: str
    account: str
    amount: Decimal
    kid: str = ""
    message: str = ""


def pain001(payer: Payer, transfers: Sequence[Transfer], *, message_id: str, made_at: datetime) -> bytes:
    """The file, one payment information for each day of execution. ValueError where there is nothing to pay
    or a sum is not above nothing."""
    if not transfers or any(one.amount <= 0 for one in transfers):
        raise ValueError("a file for the bank has payments of more than nothing")
    document = etree.Element(f"{{{NAMESPACE}}}Document", nsmap={None: NAMESPACE})
    root = _add(document, "CstmrCdtTrfInitn")
    head = _add(root, "GrpHdr")
    _add(head, "MsgId", bank_text(message_id, LONGEST_ID))
    _add(head, "CreDtTm", made_at.replace(tzinfo=None).isoformat(timespec="seconds"))
    _sums(head, transfers)
    _party(_add(head, "InitgPty"), payer.name, payer.organisation_number)
    ordered = sorted(transfers, key=lambda one: one.execution_day)
    for place, (day, group) in enumerate(groupby(ordered, key=lambda one: one.execution_day), start=1):
        _payment_information(root, payer, day, list(group), f"{message_id}-{place}")
    return etree.tostring(document, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _payment_information(
    root: etree._Element, payer: Payer, day: date, transfers: list[Transfer], name: str
) -> None:
    info = _add(root, "PmtInf")
    _add(info, "PmtInfId", bank_text(name, LONGEST_ID))
    _add(info, "PmtMtd", "TRF")
    _sums(info, transfers)
    _add(info, "ReqdExctnDt", day.isoformat())
    _party(_add(info, "Dbtr"), payer.name, payer.organisation_number)
    account = _add(info, "DbtrAcct")
    _account(account, payer.account)
    _add(account, "Ccy", "NOK")
    _add(_add(_add(_add(info, "DbtrAgt"), "FinInstnId"), "Othr"), "Id", EMPTY)
    for transfer in transfers:
        _transfer(info, transfer)


def _transfer(info: etree._Element, transfer: Transfer) -> None:
    one = _add(info, "CdtTrfTxInf")
    identity = _add(one, "PmtId")
    _add(identity, "InstrId", bank_text(transfer.reference, LONGEST_ID))
    _add(identity, "EndToEndId", bank_text(transfer.reference, LONGEST_ID))
    _add(_add(one, "Amt"), "InstdAmt", f"{transfer.amount:.2f}").set("Ccy", "NOK")
    _add(_add(one, "Cdtr"), "Nm", bank_text(transfer.payee))
    _account(_add(one, "CdtrAcct"), transfer.account)
    remittance = _add(one, "RmtInf")
    if not transfer.kid:
        _add(remittance, "Ustrd", bank_text(transfer.message, LONGEST_MESSAGE))
        return
    reference = _add(_add(remittance, "Strd"), "CdtrRefInf")
    _add(_add(_add(reference, "Tp"), "CdOrPrtry"), "Cd", "SCOR")
    _add(reference, "Ref", transfer.kid)


def _sums(parent: etree._Element, transfers: Sequence[Transfer]) -> None:
    _add(parent, "NbOfTxs", str(len(transfers)))
    _add(parent, "CtrlSum", f"{sum((one.amount for one in transfers), Decimal(0)):.2f}")


def _party(party: etree._Element, name: str, organisation_number: str) -> None:
    _add(party, "Nm", bank_text(name))
    other = _add(_add(_add(party, "Id"), "OrgId"), "Othr")
    _add(other, "Id", organisation_number)
    _add(_add(other, "SchmeNm"), "Cd", "CUST")


def _account(account: etree._Element, number: str) -> None:
    other = _add(_add(account, "Id"), "Othr")
    _add(other, "Id", number)
    _add(_add(other, "SchmeNm"), "Cd", "BBAN")


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    child.text = text
    return child
