"""What a reminder says, copied from the issued paper and its invoice: what the PDF is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assignments.documents.sales_data import Party
from assignments.models import Reminder
from assignments.rules.late_interest import load_late_rates


@dataclass(frozen=True, slots=True)
class ReminderDocument:
    """A reminder, kroner. Sums that don't add up can't be built: ValueError.

    `fees`: how many fees `fee` is; `percents`: the rates of the interest, percent a year, oldest first.
    """

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
    fees: int = 1
    percents: tuple[Decimal, ...] = ()

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
        fees=fees_in(reminder),
        percents=_percents(reminder),
    )


def fees_in(reminder: Reminder) -> int:
    """How many fees are asked for: those of earlier reminders are asked for again."""
    sums = reminder.invoice.reminders.filter(step__lte=reminder.step, fee__gt=0).values_list("fee", flat=True)
    return len(set(sums))


def _percents(reminder: Reminder) -> tuple[Decimal, ...]:
    due, to = reminder.invoice.due_on, reminder.interest_to
    if to is None:
        return ()
    return tuple(one.percent for one in load_late_rates().interest if one.first <= to and one.last > due)
