"""The books (regnskap) of a period: its vouchers, and what stood on each account before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.module_loading import import_string

from payroll.chart_of_accounts import Chart, current_chart
from payroll.customer_balances import CustomerBalance, CustomerLedger
from payroll.rules.book_periods import BookPeriod
from payroll.rules.charts import ChartAccount
from payroll.rules.vouchers import OF_THE_YEAR, AccountRole, Voucher

VoucherSource = Callable[[date, date], Iterator[Voucher]]


@dataclass(frozen=True, slots=True)
class Balance:
    """One account in a period, kroner: debit less credit before it (`opening`), and what it was moved."""

    account: ChartAccount
    opening: Decimal
    debit: Decimal
    credit: Decimal

    @property
    def closing(self) -> Decimal:
        """Debit less credit at the end of the period."""
        return self.opening + self.debit - self.credit

    @property
    def is_touched(self) -> bool:
        """Whether there is anything to say of it."""
        return bool(self.opening or self.debit or self.credit)


@dataclass(frozen=True)
class Books:
    """A period's vouchers by kind and number, and every account of the chart by its number.

    `customers` are those who owed something or were billed or paid, by their number.
    """

    period: BookPeriod
    chart: Chart
    vouchers: list[Voucher]
    balances: list[Balance]
    customers: list[CustomerBalance]

    @property
    def total(self) -> Decimal:
        """The sum of all debit, which is that of all credit, kroner."""
        return sum((voucher.total for voucher in self.vouchers), Decimal(0))

    @property
    def is_empty(self) -> bool:
        """Whether the period has no voucher."""
        return not self.vouchers

    @property
    def charges_vat(self) -> bool:
        """Whether there is or has been any VAT on what was sold."""
        number = self.chart.accounts[AccountRole.OUTPUT_VAT].number
        return any(one.is_touched for one in self.balances if one.account.number == number)


def voucher_sources() -> list[VoucherSource]:
    """What the settings name, in order."""
    return [import_string(path) for path in settings.VOUCHER_SOURCES]


def books_of(period: BookPeriod, *, today: date) -> Books:
    """Read the books from the first voucher on, each source once: as many queries for a year as for a day.

    A period that lasts is told up to `today`, so that no source gives what belongs to a day to come. Income
    and costs of earlier years lie on the account of earlier years' result; others are carried over.
    """
    chart = current_chart()
    opening: dict[AccountRole, Decimal] = dict.fromkeys(AccountRole, Decimal(0))
    vouchers: list[Voucher] = []
    customers = CustomerLedger()
    new_year = date(period.year, 1, 1)
    last = min(period.last, today)
    for source in voucher_sources():
        for voucher in source(date.min, last):
            customers.take(voucher, is_before=voucher.date < period.first)
            if voucher.date >= period.first:
                vouchers.append(voucher)
                continue
            for line in voucher.lines:
                is_past = line.account in OF_THE_YEAR and voucher.date < new_year
                opening[AccountRole.EARLIER_YEARS if is_past else line.account] += line.amount
    return Books(period, chart, vouchers, _balances(chart, opening, vouchers), customers.balances())


def _balances(chart: Chart, opening: dict[AccountRole, Decimal], vouchers: list[Voucher]) -> list[Balance]:
    """The accounts by number; what is one number in the chart is one account, whatever it is used for."""
    debit: dict[AccountRole, Decimal] = dict.fromkeys(AccountRole, Decimal(0))
    credit = dict(debit)
    for voucher in vouchers:
        for line in voucher.lines:
            debit[line.account] += line.debit
            credit[line.account] += line.credit
    found: dict[str, Balance] = {}
    for role, account in chart.accounts.items():
        before = found.get(account.number, Balance(account, Decimal(0), Decimal(0), Decimal(0)))
        found[account.number] = Balance(
            before.account,
            before.opening + opening[role],
            before.debit + debit[role],
            before.credit + credit[role],
        )
    return [found[number] for number in sorted(found)]
