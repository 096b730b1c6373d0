"""What a reminder says, copied from the issued paper and its invoice: what the PDF is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assignments.documents.sales_data import Party
from assignments.models import Reminder


@dataclass(frozen=True, slots=True)
class ReminderDocument:
    """A reminder, kroner. Sums that don't add up can't be built: ValueError."""

    number: str
    step: int
    date: date
    due_on: date
    language: str
    seller: Party
    seller_email: str
    seller_phone: str
    account: str
    vat_registered: bool
    in_business_register: bool
    buyer: Party
    invoice_number: str
    invoice_date: date
    invoice_due_on: date
    invoice_total: Decimal
    kid: str
    open_amount: Decimal
    fee: Decimal
    compensation: Decimal
    interest: Decimal
    interest_to: date | None
    total: Decimal

    def __post_init__(self) -> None:
        if self.open_amount + self.fee + self.compensation + self.interest != self.total:
            raise ValueError("the parts of the reminder are not its total")


def from_reminder(reminder: Reminder) -> ReminderDocument:
    """The reminder as it was issued. For many, select `invoice`."""
    invoice = reminder.invoice
    names = ("name", "organisation_number", "address", "postal_code", "city")
    seller, buyer = (
        Party(**{name: getattr(invoice, f"{side}_{name}") for name in names}) for side in ("seller", "client")
    )
    return ReminderDocument(
        number=reminder.full_number,
        step=reminder.step,
        date=reminder.date,
        due_on=reminder.due_on,
        language=reminder.language,
        seller=seller,
        seller_email=invoice.seller_email,
        seller_phone=invoice.seller_phone,
        account=invoice.seller_account,
        vat_registered=invoice.vat_registered,
        in_business_register=invoice.in_business_register,
        buyer=buyer,
        invoice_number=invoice.full_number,
        invoice_date=invoice.date,
        invoice_due_on=invoice.due_on,
        invoice_total=invoice.total,
        kid=invoice.kid,
        open_amount=reminder.open_amount,
        fee=reminder.fee,
        compensation=reminder.compensation,
        interest=reminder.interest,
        interest_to=reminder.interest_to,
        total=reminder.total,
    )
