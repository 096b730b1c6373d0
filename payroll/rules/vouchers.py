"""Vouchers (bilag): what the books are told of one paper. Debit is credit, or there is none. BOKL §10."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal(0)
ORE = Decimal("0.01")


class AccountRole(StrEnum):
    """What an account is for; the chart of accounts (kontoplan) says which number it has."""

    RECEIVABLES = "receivables"
    CLEARING = "clearing"
    CASH = "cash"
    BANK = "bank"
    SALES_CASH = "sales_cash"
    SALES_ON_THE_WAY = "sales_on_the_way"
    EARLIER_YEARS = "earlier_years"
    WITHHOLDING_OWED = "withholding_owed"
    GARNISHMENT_OWED = "garnishment_owed"
    CONTRIBUTION_OWED = "contribution_owed"
    HOLIDAY_CONTRIBUTION_OWED = "holiday_contribution_owed"
    WAGES_OWED = "wages_owed"
    HOLIDAY_OWED = "holiday_owed"
    OUTPUT_VAT = "output_vat"
    SALES = "sales"
    TAXED_SALES = "taxed_sales"
    LATE_INCOME = "late_income"
    WAGES = "wages"
    HOLIDAY = "holiday"
    FEES = "fees"
    CONTRIBUTION = "contribution"
    HOLIDAY_CONTRIBUTION = "holiday_contribution"
    ROUNDING = "rounding"
    CASH_DIFFERENCE = "cash_difference"


#: Income and costs (resultat): they begin at nothing each year. All others are carried into the next.
OF_THE_YEAR = frozenset(
    {
        AccountRole.SALES,
        AccountRole.TAXED_SALES,
        AccountRole.LATE_INCOME,
        AccountRole.WAGES,
        AccountRole.HOLIDAY,
        AccountRole.FEES,
        AccountRole.CONTRIBUTION,
        AccountRole.HOLIDAY_CONTRIBUTION,
        AccountRole.ROUNDING,
        AccountRole.CASH_DIFFERENCE,
    }
)


class VoucherKind(StrEnum):
    """What a voucher follows from; each kind is a series of numbers and a journal of its own."""

    PAY = "pay"
    CASH = "cash"
    COUNT = "count"
    PAYMENT = "payment"
    YEAR_END = "year_end"
    SALE = "sale"
    CREDIT_NOTE = "credit_note"
    RECEIPT = "receipt"
    CASH_SALE = "cash_sale"
    SALE_COUNT = "sale_count"
    OUTLET_PAYMENT = "outlet_payment"


class Unbalanced(ValueError):
    """Debit and credit of a voucher are not the same amount."""


@dataclass(frozen=True, slots=True)
class LineVat:
    """How a line of sales is taxed: the rate in percent, 0 outside the law, and the VAT of it, kroner.

    The VAT itself is a line of its own, on the same side.
    """

    percent: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Customer:
    """A client as its papers know it. `number` is ours and never changes; the rest is as it was printed."""

    number: str
    name: str
    organisation_number: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class VoucherLine:
    """An amount on one side of one account, kroner: more than zero, never finer than an øre."""

    account: AccountRole
    debit: Decimal = ZERO
    credit: Decimal = ZERO
    vat: LineVat | None = None

    def __post_init__(self) -> None:
        if min(self.debit, self.credit) != 0 or self.debit + self.credit <= 0:
            raise ValueError(f"a line has one amount, on one side: {self}")
        if self.amount != self.amount.quantize(ORE):
            raise ValueError(f"a line is never finer than an øre: {self}")

    @property
    def amount(self) -> Decimal:
        """Debit less credit."""
        return self.debit - self.credit


@dataclass(frozen=True, slots=True)
class Voucher:
    """One paper in the books. `date` is the day it was issued, so that the order of the books never changes.

    `number` is the paper's own (2026-0042), unique in its kind. `value_date` is the day the paper counts on
    where that is another one, as with a reversal. `refers_to` is the number of the paper that it pays or
    takes back, of kind `refers_to_kind`. `text` names papers, never people. `customer` is whose receivables
    its lines move.

    Raises:
        Unbalanced: debit is not credit.
        ValueError: no lines, or receivables that are nobody's.
    """

    kind: VoucherKind
    number: str
    date: date
    text: str
    lines: tuple[VoucherLine, ...]
    value_date: date | None = None
    refers_to: str = ""
    refers_to_kind: VoucherKind | None = None
    customer: Customer | None = None

    def __post_init__(self) -> None:
        if not self.lines:
            raise ValueError(f"a voucher without lines: {self.text}")
        if sum((line.amount for line in self.lines), ZERO) != 0:
            raise Unbalanced(f"debit is not credit: {self.text}")
        if self.customer is None and any(line.account == AccountRole.RECEIVABLES for line in self.lines):
            raise ValueError(f"receivables without a customer: {self.text}")
        if self.value_date == self.date:
            object.__setattr__(self, "value_date", None)

    @property
    def total(self) -> Decimal:
        """What stands on each side, kroner."""
        return sum((line.debit for line in self.lines), ZERO)


def lines_of(*amounts: tuple[AccountRole, Decimal]) -> tuple[VoucherLine, ...]:
    """Lines of signed amounts: more than zero is debit, less is credit, nothing is no line.

    A reversal, all of whose amounts are negative, therefore stands on the opposite sides.
    """
    return tuple(line_of(account, amount) for account, amount in amounts if amount)


def line_of(account: AccountRole, amount: Decimal, *, vat: LineVat | None = None) -> VoucherLine:
    """A line of a signed amount, as in `lines_of`; ValueError for nothing."""
    return VoucherLine(account, debit=max(amount, ZERO), credit=max(-amount, ZERO), vat=vat)
