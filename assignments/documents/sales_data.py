"""What an invoice or a credit note says, copied from the issued paper: what PDF and EHF are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assignments.models import CreditNote, Invoice
from assignments.models.invoice import SalesLine
from assignments.rules.credit import sums_by_rate
from assignments.rules.invoice import LineSum, Totals, VatSum, totals_of
from bikuben.rounding import ORE


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two parties."""

    name: str
    organisation_number: str
    address: str
    postal_code: str
    city: str


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line, kroner. `day`: the date of participant-days (dagsverk); `vat_percent` 0 is exempt."""

    position: int
    description: str
    day: date | None
    quantity: Decimal
    unit: str
    unit_price: Decimal
    discount: Decimal
    net: Decimal
    vat_percent: Decimal


@dataclass(frozen=True, slots=True)
class SalesDocument:
    """An invoice, or a credit note (`credits` is then the number of its invoice and `due_on` None).

    Sums that don't add up can't be built: ValueError. The VAT of a credit note may differ by an øre from what
    its own lines come to, because all notes of an invoice add up to the invoice (`rules/credit.py`).
    """

    number: str
    date: date
    language: str
    seller: Party
    seller_email: str
    seller_phone: str
    account: str
    vat_registered: bool
    in_business_register: bool
    buyer: Party
    buyer_is_public: bool
    buyer_reference: str
    order_reference: str
    delivered_from: date | None
    delivered_to: date | None
    lines: tuple[PrintedLine, ...]
    vat_sums: tuple[VatSum, ...]
    net: Decimal
    vat: Decimal
    total: Decimal
    exemption_text: str
    due_on: date | None = None
    kid: str = ""
    note: str = ""
    credits: str = ""
    credits_date: date | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        expected = totals_of(LineSum(line.net, line.vat_percent) for line in self.lines)
        slack = ORE if self.is_credit_note else Decimal(0)
        if abs(expected.vat - self.vat) > slack or [(one.percent, one.net) for one in expected.by_rate] != [
            (one.percent, one.net) for one in self.vat_sums
        ]:
            raise ValueError("the lines are not the sums of the paper")
        Totals(net=self.net, vat=self.vat, total=self.total, by_rate=self.vat_sums)

    @property
    def is_credit_note(self) -> bool:
        """Whether it takes an invoice back."""
        return bool(self.credits)


def from_invoice(invoice: Invoice) -> SalesDocument:
    """The invoice as it was issued. For many, prefetch `lines`."""
    return SalesDocument(**_common(invoice), due_on=invoice.due_on, kid=invoice.kid, note=invoice.note)


def from_credit_note(note: CreditNote) -> SalesDocument:
    """The credit note as it was issued. For many, select `invoice` and prefetch `lines`."""
    return SalesDocument(
        **_common(note),
        kid=note.invoice.kid,
        credits=note.invoice.full_number,
        credits_date=note.invoice.date,
        reason=note.reason,
    )


def _common(paper: Invoice | CreditNote) -> dict[str, object]:
    lines = tuple(_line(line) for line in sorted(paper.lines.all(), key=lambda line: line.position))
    return {
        "number": paper.full_number,
        "date": paper.date,
        "language": paper.language,
        "seller": _party(paper, "seller"),
        "seller_email": paper.seller_email,
        "seller_phone": paper.seller_phone,
        "account": paper.seller_account,
        "vat_registered": paper.vat_registered,
        "in_business_register": paper.in_business_register,
        "buyer": _party(paper, "client"),
        "buyer_is_public": paper.client_is_public,
        "buyer_reference": paper.buyer_reference,
        "order_reference": paper.order_reference,
        "delivered_from": paper.delivered_from,
        "delivered_to": paper.delivered_to,
        "lines": lines,
        "vat_sums": sums_by_rate((LineSum(line.net, line.vat_percent) for line in lines), paper.vat),
        "net": paper.net,
        "vat": paper.vat,
        "total": paper.total,
        "exemption_text": paper.exemption_text,
    }


def _party(paper: Invoice | CreditNote, side: str) -> Party:
    names = ("name", "organisation_number", "address", "postal_code", "city")
    return Party(**{name: getattr(paper, f"{side}_{name}") for name in names})


def _line(line: SalesLine) -> PrintedLine:
    return PrintedLine(
        line.position,
        line.description,
        line.day,
        line.quantity,
        line.unit,
        line.unit_price,
        line.discount,
        line.net,
        line.vat_percent,
    )
