"""A little world of invoices and of what the bank says: invoice dates, KIDs and files as short as can be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from assignments.models import Client, CreditNote, CreditNoteLine, Invoice, InvoiceLine, Job, LineKind
from assignments.rules.kid import kid_mod10
from bikuben.models import User
from bikuben.papers import Desk
from tests.cast import NOW, TODAY

ACCOUNT = "86011117947"
IBAN = "NO9386011117947"
DUE = TODAY + timedelta(days=14)
NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt"


def make_invoice(
    by: User,
    total: Decimal | int = 1000,
    *,
    on: date = TODAY,
    due_on: date | None = None,
    job: Job | None = None,
    **fields: Any,
) -> Invoice:
    """An issued invoice of one line, due after 14 days, with a KID of modulus 10."""
    client = fields.pop("client", None) or Client.objects.get_or_create(name="Prøvekunden AS")[0]
    with transaction.atomic():
        desk = Desk(Invoice, by=by, now=NOW, issued_on=on)
        year, number = desk.next_number(Invoice)
        invoice = Invoice(
            date=on,
            due_on=due_on or on + timedelta(days=14),
            kid=kid_mod10(f"{year}{number:04d}"),
            **{**_parties(client, total), **fields},
        )
        return desk.issue(invoice, lines=[InvoiceLine(**_line(total, job))])


def credit(invoice: Invoice, by: User, *, on: date = TODAY) -> CreditNote:
    """The whole invoice taken back."""
    line = invoice.lines.get()
    with transaction.atomic():
        desk = Desk(CreditNote, by=by, now=NOW, issued_on=on)
        note = CreditNote(
            date=on, invoice=invoice, reason="Feil pris", **_parties(invoice.client, invoice.total)
        )
        return desk.issue(note, lines=[CreditNoteLine(credits=line, **_line(invoice.total, line.job))])


def _parties(client: Client, total: Decimal | int) -> dict[str, Any]:
    return {
        "client": client,
        "client_name": client.name,
        "client_organisation_number": client.organisation_number or "",
        "client_address": "Kundegata 2",
        "client_postal_code": "0151",
        "client_city": "Oslo",
        "channel": "email",
        "seller_name": "Verkstedet i Prøvegata",
        "seller_organisation_number": "974760673",
        "seller_account": ACCOUNT,
        "net": Decimal(total),
        "vat": Decimal(0),
        "total": Decimal(total),
    }


def _line(total: Decimal | int, job: Job | None) -> dict[str, Any]:
    return {
        "position": 1,
        "kind": LineKind.EXTRA,
        "job": job,
        "description": "Brette esker",
        "quantity": Decimal(1),
        "unit": "stk.",
        "unit_price": Decimal(total),
        "net": Decimal(total),
    }


@dataclass(frozen=True, kw_only=True)
class Tx:
    """One transaction as the bank tells of it."""

    amount: str = "1000.00"
    kid: str = ""
    text: str = ""
    payer: str = ""
    reference: str = ""


def entry(
    *transactions: Tx,
    amount: str | None = None,
    reference: str = "",
    on: str = "2026-05-04",
    direction: str = "CRDT",
    reversal: bool = False,
    currency: str = "NOK",
    status: str = "BOOK",
    version: str = "08",
) -> str:
    """An entry; without transactions only its sum is told, and `amount` is that."""
    total = amount or f"{sum((Decimal(one.amount) for one in transactions), Decimal(0)):.2f}"
    coded = f"<Cd>{status}</Cd>" if version >= "08" else status
    details = "".join(_tx(one, version) for one in transactions)
    return (
        f'<Ntry><Amt Ccy="{currency}">{total}</Amt><CdtDbtInd>{direction}</CdtDbtInd>'
        + ("<RvslInd>true</RvslInd>" if reversal else "")
        + f"<Sts>{coded}</Sts><BookgDt><Dt>{on}</Dt></BookgDt>"
        + (f"<AcctSvcrRef>{reference}</AcctSvcrRef>" if reference else "")
        + "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>VCOM</SubFmlyCd></Fmly></Domn></BkTxCd>"
        + (f"<NtryDtls>{details}</NtryDtls>" if details else "")
        + "</Ntry>"
    )


def _tx(tx: Tx, version: str) -> str:
    amount = f'<Amt Ccy="NOK">{tx.amount}</Amt>'
    if version < "04":
        amount = f"<AmtDtls><TxAmt>{amount}</TxAmt></AmtDtls>"
    payer = f"<Nm>{tx.payer}</Nm>"
    if version >= "08":
        payer = f"<Pty>{payer}</Pty>"
    told = f"<Ustrd>{tx.text}</Ustrd>" if tx.text else ""
    told += f"<Strd><CdtrRefInf><Ref>{tx.kid}</Ref></CdtrRefInf></Strd>" if tx.kid else ""
    return (
        "<TxDtls>"
        + (f"<Refs><AcctSvcrRef>{tx.reference}</AcctSvcrRef></Refs>" if tx.reference else "")
        + amount
        + (f"<RltdPties><Dbtr>{payer}</Dbtr></RltdPties>" if tx.payer else "")
        + (f"<RmtInf>{told}</RmtInf>" if told else "")
        + "</TxDtls>"
    )


def camt(
    *entries: str, kind: str = "054", version: str = "08", account: str = "", message: str = "M1"
) -> bytes:
    """A file with one statement of our account."""
    outer, inner = {"054": ("BkToCstmrDbtCdtNtfctn", "Ntfctn"), "053": ("BkToCstmrStmt", "Stmt")}[kind]
    held = account or f"<IBAN>{IBAN}</IBAN>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="{NAMESPACE}.{kind}.001.{version}"><{outer}>'
        f"<GrpHdr><MsgId>{message}</MsgId><CreDtTm>2026-05-04T08:00:00</CreDtTm></GrpHdr>"
        f"<{inner}><Id>1</Id><Acct><Id>{held}</Id></Acct>{''.join(entries)}</{inner}></{outer}></Document>"
    ).encode()
