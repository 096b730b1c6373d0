"""Whatever is billed, credited, paid, taken back and reminded of: the books are the papers, and stay so."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.models import Sum

from assignments.invoice_balance import with_balance
from assignments.models import Client, ClientPayment, CreditNote, Invoice
from assignments.rules.reminder import Claim
from bikuben.models import User
from bikuben.refusals import Refused
from payroll.books import Books
from payroll.documents.saf_t import saf_t
from payroll.documents.vouchers_csv import vouchers_csv
from payroll.rules.book_periods import period_of
from payroll.rules.vouchers import AccountRole as Role
from tests.assignments.invoices.world import make_client, make_seller
from tests.payroll.books.schemas import parsed
from tests.payroll.books.selling import credit, pay, refund, remind, sell, take_back
from tests.payroll.books.world import books_of, closing

pytestmark = pytest.mark.django_db
STEPS = 80
PERIODS = ("2026-03", "2026-04", "2026-05", "2026-06", "2026-07")


class Hands:
    """One who presses whatever there is to press; days go by, from March 2026."""

    def __init__(self, chance: random.Random, by: User) -> None:
        self.chance, self.by, self.today = chance, by, date(2026, 3, 2)
        self.clients = [make_client(), make_client(name="Ola Hansen", organisation_number=None)]

    def press(self) -> None:
        self.today += timedelta(days=self.chance.choice([0, 0, 1, 4, 7]))
        actions = [self.refund, self.sell, self.sell, self.credit, self.remind, self.remind, self.take_back]
        with suppress(Refused, IndexError):  # there may be nothing to press
            self.chance.choice([*actions, self.pay, self.pay, self.pay])()

    def invoice(self) -> Invoice:
        return self.chance.choice(list(with_balance(Invoice.objects.all())))

    def sell(self) -> None:
        amounts = [Decimal(self.chance.randint(1, 200_000)) / 100 for _ in range(self.chance.randint(1, 3))]
        percent, client = self.chance.choice(["0", "25.0", "11.1"]), self.chance.choice(self.clients)
        sell(self.by, *amounts, percent=percent, on=self.today, client=client)

    def credit(self) -> None:
        invoice = self.invoice()
        position = self.chance.choice([(), (self.chance.randint(1, invoice.lines.count()),)])
        credit(self.by, invoice, *position, on=self.today)

    def pay(self) -> None:
        late = [one for one in with_balance(Invoice.objects.all()) if one.claimed and one.open > 0]
        invoice = self.chance.choice([self.invoice(), *late])
        all_of_it, some = invoice.open + invoice.claimed, Decimal(self.chance.randint(1, 900))
        amount = self.chance.choice([invoice.open, all_of_it, all_of_it + 7, some])
        pay(self.by, invoice, amount, on=self.today)

    def refund(self) -> None:
        owed = [one for one in with_balance(Invoice.objects.order_by("pk")) if one.open < 0]
        invoice = self.chance.choice(owed)
        refund(self.by, invoice, self.chance.choice([-invoice.open, Decimal("0.01")]), on=self.today)

    def take_back(self) -> None:
        payment = self.chance.choice(list(ClientPayment.objects.filter(reverses=None)))
        take_back(self.by, payment, on=self.today)

    def remind(self) -> None:
        late = [one for one in with_balance(Invoice.objects.order_by("due_on")) if one.open > 0]
        remind(self.by, late[0], on=self.today, claim=self.chance.choice(list(Claim)))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_pressed_the_books_are_the_papers(seed: int, supervisor) -> None:
    project = make_seller()
    hands = Hands(random.Random(seed), supervisor)
    exported: dict[str, tuple[bytes, bytes]] = {}

    def files(books: Books) -> tuple[bytes, bytes]:
        return vouchers_csv(books), saf_t(books, project, created=books.period.last)

    for _ in range(STEPS):
        hands.press()
        for period in map(period_of, PERIODS):
            if period.last < hands.today and period.code not in exported:
                exported[period.code] = files(books_of(period))
                Client.objects.filter(pk=hands.clients[0].pk).update(name=f"Perle {period.code} AS")
    books = books_of(period_of("2026"))
    assert exported == {code: files(books_of(period_of(code))) for code in exported}
    assert len(exported) >= 2
    parsed(files(books)[1])
    assert sum(one.closing for one in books.balances) == 0
    assert len({(one.kind, one.number) for one in books.vouchers}) == len(books.vouchers)
    check_sums(closing(), books)


def check_sums(found: dict[Role, Decimal], books: Books) -> None:
    """Each account is the sum of the papers, and each customer what her invoices have open."""
    sold = {
        name: (Invoice.objects.aggregate(sum=Sum(name))["sum"] or 0)
        - (CreditNote.objects.aggregate(sum=Sum(name))["sum"] or 0)
        for name in ("net", "vat")
    }
    assert -found.get(Role.SALES, 0) - found.get(Role.TAXED_SALES, 0) == sold["net"]
    assert -found.get(Role.OUTPUT_VAT, 0) == sold["vat"]
    assert found.get(Role.BANK, 0) == (ClientPayment.objects.aggregate(sum=Sum("amount"))["sum"] or 0)
    invoices = list(with_balance(Invoice.objects.all()))
    assert found.get(Role.RECEIVABLES, 0) == sum(one.open for one in invoices)
    assert -found.get(Role.LATE_INCOME, 0) == sum(one.costs_paid for one in invoices)
    for one in books.customers:
        hers = [invoice.open for invoice in invoices if str(invoice.client_id) == one.customer.number]
        assert one.closing == sum(hers)
