"""What each client owes at the beginning and the end of a period of the books."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from payroll.rules.vouchers import AccountRole, Customer, Voucher, VoucherKind


@dataclass(frozen=True, slots=True)
class CustomerBalance:
    """What a client owed before a period and after it, kroner; below zero it is owed back."""

    customer: Customer
    opening: Decimal
    closing: Decimal


class CustomerLedger:
    """Receivables by customer (kundereskontro), gathered voucher by voucher. In all it is the account."""

    def __init__(self) -> None:
        self._known: dict[str, Customer] = {}
        self._in_period: set[str] = set()
        self._opening: dict[str, Decimal] = defaultdict(Decimal)
        self._closing: dict[str, Decimal] = defaultdict(Decimal)

    def take(self, voucher: Voucher, *, is_before: bool) -> None:
        """Take a voucher in. A name is that of the last invoice: other papers copy one that may be older."""
        customer = voucher.customer
        if customer is None:
            return
        number = customer.number
        if voucher.kind == VoucherKind.SALE:
            self._known[number] = customer
        else:
            self._known.setdefault(number, customer)
        amount = sum(
            (line.amount for line in voucher.lines if line.account == AccountRole.RECEIVABLES), Decimal(0)
        )
        self._closing[number] += amount
        if is_before:
            self._opening[number] += amount
        else:
            self._in_period.add(number)

    def balances(self) -> list[CustomerBalance]:
        """Who owed something, or was billed or paid in the period; by number."""
        numbers = self._in_period | {number for number, amount in self._opening.items() if amount}
        return [
            CustomerBalance(self._known[number], self._opening[number], self._closing[number])
            for number in sorted(numbers, key=lambda number: (len(number), number))
        ]
