"""What is paid for paying late is income once the invoice itself is paid, as the invoice's page says."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.invoice_balance import with_balance
from assignments.models import Invoice
from assignments.rules.reminder import Claim
from bikuben.models import Project
from payroll.rules.sale_vouchers import Receivable
from payroll.rules.vouchers import AccountRole as Role
from tests.assignments.invoices.world import make_seller
from tests.payroll.books.selling import MARCH, credit, pay, refund, remind, sell, stands, take_back, vouchers
from tests.payroll.books.world import closing

#: Fourteen days after the due date: the fee is 38, and 36 500 kroner at 12 % are 12 kroner a day.
REMINDED = MARCH + timedelta(days=28)
NEXT = REMINDED + timedelta(days=1)


@pytest.fixture
def project(db: None) -> Project:
    return make_seller()


@pytest.fixture
def invoice(project, supervisor) -> Invoice:
    """36 500 kroner, reminded of: 38 in fee and 168 in interest are claimed."""
    invoice = sell(supervisor, 36_500, on=MARCH)
    remind(supervisor, invoice, on=REMINDED)
    return invoice


def open_on(invoice: Invoice) -> Decimal:
    return with_balance(Invoice.objects.filter(pk=invoice.pk)).get().open


def test_a_reminder_is_no_voucher(invoice) -> None:
    assert len(vouchers()) == 1
    assert closing() == {Role.RECEIVABLES: 36_500, Role.SALES: -36_500}


def test_what_is_paid_beyond_the_invoice_is_income(invoice, supervisor) -> None:
    pay(supervisor, invoice, 36_706, on=NEXT)
    assert stands(vouchers()[-1]) == {Role.BANK: 36_706, Role.RECEIVABLES: -36_500, Role.LATE_INCOME: -206}
    assert Role.RECEIVABLES not in closing()


def test_the_invoice_is_paid_first(invoice, supervisor) -> None:
    pay(supervisor, invoice, 36_000, on=NEXT)
    pay(supervisor, invoice, 600, on=NEXT)
    pay(supervisor, invoice, 106, on=NEXT)
    assert [stands(one) for one in vouchers()[1:]] == [
        {Role.BANK: 36_000, Role.RECEIVABLES: -36_000},
        {Role.BANK: 600, Role.RECEIVABLES: -500, Role.LATE_INCOME: -100},
        {Role.BANK: 106, Role.LATE_INCOME: -106},
    ]


def test_what_is_paid_beyond_the_claims_is_owed_back(invoice, supervisor) -> None:
    pay(supervisor, invoice, 37_000, on=NEXT)
    assert stands(vouchers()[-1]) == {Role.BANK: 37_000, Role.RECEIVABLES: -36_794, Role.LATE_INCOME: -206}
    assert closing()[Role.RECEIVABLES] == open_on(invoice) == -294


def test_compensation_of_a_business_is_income_too(project, supervisor) -> None:
    invoice = sell(supervisor, 36_500, on=MARCH)
    remind(supervisor, invoice, on=REMINDED, claim=Claim.COMPENSATION)
    pay(supervisor, invoice, 37_128, on=NEXT)
    assert stands(vouchers()[-1])[Role.LATE_INCOME] == -628  # 460 and 168


def test_a_payment_taken_back_leaves_the_invoice_before_the_claims(invoice, supervisor) -> None:
    most = pay(supervisor, invoice, 36_500, on=NEXT)
    pay(supervisor, invoice, 206, on=NEXT)
    take_back(supervisor, most, on=NEXT)
    assert stands(vouchers()[-1]) == {Role.BANK: -36_500, Role.RECEIVABLES: 36_294, Role.LATE_INCOME: 206}
    assert closing()[Role.RECEIVABLES] == open_on(invoice) == 36_294


def test_what_is_credited_after_it_was_paid_is_owed_back_and_pays_no_claim(project, supervisor) -> None:
    invoice = sell(supervisor, 36_400, 100, on=MARCH)
    remind(supervisor, invoice, on=REMINDED)
    pay(supervisor, invoice, 36_500, on=NEXT)
    credit(supervisor, invoice, 2, on=NEXT + timedelta(days=1))
    assert stands(vouchers()[-1]) == {Role.SALES: 100, Role.RECEIVABLES: -100}
    assert closing() == {Role.BANK: 36_500, Role.SALES: -36_400, Role.RECEIVABLES: -100}
    assert open_on(invoice) == -100


def test_a_claim_that_was_paid_stays_income_when_a_line_is_credited(project, supervisor) -> None:
    invoice = sell(supervisor, 36_400, 100, on=MARCH)
    remind(supervisor, invoice, on=REMINDED)
    pay(supervisor, invoice, 36_706, on=NEXT)
    credit(supervisor, invoice, 2, on=NEXT + timedelta(days=1))
    assert closing()[Role.LATE_INCOME] == -206
    assert closing()[Role.RECEIVABLES] == open_on(invoice) == -100


def test_what_is_paid_back_is_the_clients_and_none_of_the_claim(project, supervisor) -> None:
    invoice = sell(supervisor, 36_400, 100, on=MARCH)
    remind(supervisor, invoice, on=REMINDED)
    pay(supervisor, invoice, 36_706, on=NEXT)
    credit(supervisor, invoice, 2, on=NEXT)
    back = refund(supervisor, invoice, 100, on=NEXT)
    assert stands(vouchers()[-1]) == {Role.BANK: -100, Role.RECEIVABLES: 100}
    assert closing() == {Role.BANK: 36_606, Role.SALES: -36_400, Role.LATE_INCOME: -206}
    assert open_on(invoice) == 0
    take_back(supervisor, back, on=NEXT)
    assert stands(vouchers()[-1]) == {Role.BANK: 100, Role.RECEIVABLES: -100}
    assert closing()[Role.RECEIVABLES] == open_on(invoice) == -100


@pytest.mark.parametrize("days", [0, 1])
def test_a_claim_of_what_was_left_after_a_credit_note_is_income(project, supervisor, days: int) -> None:
    invoice = sell(supervisor, 36_500, 100, on=MARCH)
    credit(supervisor, invoice, 2, on=REMINDED - timedelta(days=days))
    remind(supervisor, invoice, on=REMINDED)
    pay(supervisor, invoice, 36_706, on=NEXT)
    assert closing()[Role.LATE_INCOME] == -206
    assert open_on(invoice) == 0


def test_of_an_invoice_that_is_credited_whole_nothing_was_late(invoice, supervisor) -> None:
    pay(supervisor, invoice, 36_706, on=NEXT)
    credit(supervisor, invoice, on=NEXT + timedelta(days=1))
    assert stands(vouchers()[-1]) == {Role.SALES: 36_500, Role.RECEIVABLES: -36_706, Role.LATE_INCOME: 206}
    assert closing() == {Role.BANK: 36_706, Role.RECEIVABLES: -36_706}
    assert open_on(invoice) == -36_706


KRONER = st.integers(0, 50).map(Decimal)


@given(
    total=KRONER,
    events=st.lists(st.tuples(st.sampled_from(["credit", "pay", "claim"]), KRONER), max_size=12),
)
@settings(derandomize=True, max_examples=500, deadline=None)
def test_whatever_comes_the_changes_are_the_income_and_it_is_never_more_than_was_claimed(
    total: Decimal, events: list[tuple[str, Decimal]]
) -> None:
    receivable = Receivable(total)
    income = Decimal(0)
    for kind, amount in events:
        if kind == "claim":
            receivable.claim(max(receivable.claimed, amount))
            continue  # no voucher: the next one tells what it changes
        income += getattr(receivable, kind)(amount)
        assert income == receivable.late_income
        assert 0 <= income <= receivable.claimed
        assert receivable.open == total - receivable.credited - receivable.paid + income
