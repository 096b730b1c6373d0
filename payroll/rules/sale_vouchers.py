"""How an invoice, a credit note and money from a client stand in the books. Kroner, to the øre."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assignments.rules.invoice import VatSum
from payroll.rules.vouchers import ZERO, AccountRole, LineVat, VoucherLine, line_of, lines_of


@dataclass(slots=True)
class Receivable:
    """What a client owes on one invoice, as its papers come.

    What comes in goes first to the invoice. What is beyond it goes to the fee, compensation and interest that
    the last reminder `claimed`, and is income (`late_income`); the rest is owed back. What is credited after
    the reminder is owed back, and pays no claim; nothing is claimed any more of an invoice that is credited
    whole. What is `refunded` takes nothing from the claims. As `assignments.invoice_balance.with_balance`,
    for any day.
    """

    total: Decimal
    credited: Decimal = ZERO
    paid: Decimal = ZERO
    claimed: Decimal = ZERO
    credited_then: Decimal = ZERO
    refunded: Decimal = ZERO
    told: Decimal = ZERO

    @property
    def late_income(self) -> Decimal:
        """What has been paid of the claims for paying late."""
        beyond = self.credited_then + self.paid - self.total
        return ZERO if self.credited >= self.total else max(ZERO, min(beyond, self.claimed))

    @property
    def open(self) -> Decimal:
        """What is open on the invoice; below zero it is what the client is owed."""
        return self.total + self.late_income - self.credited - self.paid + self.refunded

    def claim(self, amount: Decimal) -> None:
        """Take a reminder in, that claims so much in all, of the invoice as it is now."""
        self.claimed, self.credited_then = amount, self.credited

    def credit(self, amount: Decimal) -> Decimal:
        """Take a credit note in. Returns what it adds to the late income, or takes from it."""
        self.credited += amount
        return self._tell()

    def pay(self, amount: Decimal) -> Decimal:
        """Take a payment in, or a negative one back. Returns what it adds to the late income, or takes."""
        self.paid += amount
        return self._tell()

    def refund(self, amount: Decimal) -> Decimal:
        """Take in what was paid back to the client, negative where that is undone. Returns as the others."""
        self.refunded += amount
        return self._tell()

    def _tell(self) -> Decimal:
        """The change since the last voucher, `told` of all before."""
        before, self.told = self.told, self.late_income
        return self.told - before


def invoice_lines(sums: Iterable[VatSum]) -> tuple[VoucherLine, ...]:
    """An invoice: the client owes all of it; the net of each rate is sold, and its VAT is owed."""
    sums = tuple(sums)
    return (
        *lines_of((AccountRole.RECEIVABLES, _total(sums))),
        *_sold(sums, sign=-1),
    )


def credit_note_lines(sums: Iterable[VatSum], *, late_income: Decimal = ZERO) -> tuple[VoucherLine, ...]:
    """A credit note: an invoice the other way. `late_income` is how much it changes that."""
    sums = tuple(sums)
    return (
        *_sold(sums, sign=1),
        *lines_of(
            (AccountRole.LATE_INCOME, -late_income), (AccountRole.RECEIVABLES, late_income - _total(sums))
        ),
    )


def receipt_lines(amount: Decimal, *, late_income: Decimal = ZERO) -> tuple[VoucherLine, ...]:
    """Money from a client to the bank, negative where it is taken back; `late_income` is the part of it."""
    return lines_of(
        (AccountRole.BANK, amount),
        (AccountRole.LATE_INCOME, -late_income),
        (AccountRole.RECEIVABLES, late_income - amount),
    )


def _sold(sums: Iterable[VatSum], *, sign: int) -> Iterator[VoucherLine]:
    for one in sums:
        account = AccountRole.TAXED_SALES if one.percent else AccountRole.SALES
        if one.net:
            yield line_of(account, sign * one.net, vat=LineVat(one.percent, one.vat))
        if one.vat:
            yield line_of(AccountRole.OUTPUT_VAT, sign * one.vat)


def _total(sums: Iterable[VatSum]) -> Decimal:
    return sum((one.net + one.vat for one in sums), ZERO)
