"""How an invoice, a credit note and a payment stand in the books, in literal kroner."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bikuben.models import Project
from payroll.rules.vouchers import AccountRole as Role
from payroll.rules.vouchers import LineVat, VoucherKind
from tests.assignments.invoices.world import make_seller
from tests.cast import TODAY
from tests.payroll.books.selling import credit, pay, sell, stands, take_back, vouchers
from tests.payroll.books.world import closing

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=10)


@pytest.fixture(autouse=True)
def project(db: None) -> Project:
    return make_seller()


def test_a_sale_outside_the_law_on_vat_is_owed_and_sold(supervisor) -> None:
    invoice = sell(supervisor, 1600)
    (voucher,) = vouchers()
    assert stands(voucher) == {Role.RECEIVABLES: 1600, Role.SALES: -1600}
    assert (voucher.kind, voucher.number, voucher.date, voucher.text) == (
        VoucherKind.SALE,
        "2026-0001",
        TODAY,
        "Faktura 2026-0001",
    )
    assert [line.vat for line in voucher.lines] == [None, LineVat(Decimal(0), Decimal(0))]
    assert (voucher.customer.number, voucher.customer.name) == (str(invoice.client_id), "Perle & Co AS")


def test_the_vat_of_a_taxed_sale_is_owed_and_the_rest_is_sold(supervisor) -> None:
    sell(supervisor, "1600.10", "99.99", percent="25.0")
    (voucher,) = vouchers()
    assert stands(voucher) == {
        Role.RECEIVABLES: Decimal("2125.11"),
        Role.TAXED_SALES: Decimal("-1700.09"),
        Role.OUTPUT_VAT: Decimal("-425.02"),
    }
    assert [line.vat for line in voucher.lines if line.vat] == [LineVat(Decimal(25), Decimal("425.02"))]


def test_a_credit_note_is_the_invoice_the_other_way_and_names_it(supervisor) -> None:
    invoice = sell(supervisor, 1600, percent="25.0")
    before = stands(vouchers()[0])
    credit(supervisor, invoice, on=LATER)
    voucher = vouchers()[-1]
    assert stands(voucher) == {role: -amount for role, amount in before.items()}
    assert (voucher.kind, voucher.text, voucher.date) == (
        VoucherKind.CREDIT_NOTE,
        "Kreditnota 2026-0001 av faktura 2026-0001",
        LATER,
    )
    assert (voucher.refers_to_kind, voucher.refers_to) == (VoucherKind.SALE, "2026-0001")
    assert closing() == {}


def test_parts_that_are_credited_take_the_vat_that_they_were_printed_with(supervisor) -> None:
    """0.90 at 11.1 % is 0.10 of VAT; three notes of 0.30 take back 0.03, 0.04 and 0.03."""
    invoice = sell(supervisor, "0.30", "0.30", "0.30", percent="11.1")
    for position in (1, 2, 3):
        credit(supervisor, invoice, position)
    assert [stands(one)[Role.OUTPUT_VAT] for one in vouchers()] == [
        Decimal(vat) for vat in ("-0.10", "0.03", "0.04", "0.03")
    ]
    assert closing() == {}


def test_a_payment_goes_to_the_bank_and_counts_from_the_day_it_was_there(supervisor) -> None:
    invoice = sell(supervisor, 1600)
    pay(supervisor, invoice, 600, on=TODAY, entered=LATER)
    voucher = vouchers()[-1]
    assert stands(voucher) == {Role.BANK: 600, Role.RECEIVABLES: -600}
    assert (voucher.kind, voucher.date, voucher.value_date) == (VoucherKind.RECEIPT, LATER, TODAY)
    assert voucher.text == "Innbetaling av faktura 2026-0001"
    assert (voucher.refers_to_kind, voucher.refers_to) == (VoucherKind.SALE, "2026-0001")


def test_a_payment_taken_back_stands_on_the_other_sides_and_names_what_it_takes_back(supervisor) -> None:
    invoice = sell(supervisor, 1600)
    before = closing()
    payment = pay(supervisor, invoice, 1600)
    take_back(supervisor, payment, on=LATER)
    voucher = vouchers()[-1]
    assert stands(voucher) == {Role.BANK: -1600, Role.RECEIVABLES: 1600}
    assert voucher.text == "Innbetaling av faktura 2026-0001, tilbakeført"
    assert (voucher.refers_to_kind, voucher.refers_to) == (VoucherKind.RECEIPT, "2026-0001")
    assert closing() == before


def test_what_is_paid_too_much_is_owed_to_the_client(supervisor) -> None:
    pay(supervisor, sell(supervisor, 1600), 2000)
    assert closing() == {Role.BANK: 2000, Role.RECEIVABLES: -400, Role.SALES: -1600}


def test_sales_begin_at_nothing_each_year_and_what_is_owed_does_not(supervisor) -> None:
    sell(supervisor, 1000, percent="25.0")
    assert closing("2027") == {
        Role.RECEIVABLES: Decimal(1250),
        Role.OUTPUT_VAT: Decimal(-250),
        Role.EARLIER_YEARS: Decimal(-1000),
    }


def test_an_invoice_issued_later_is_no_part_of_the_period(supervisor) -> None:
    sell(supervisor, 1600, on=date(2026, 6, 1))
    assert vouchers("2026-05") == []
    assert len(vouchers("2026-06")) == 1


def test_sales_are_read_in_as_many_queries_however_many_there_are(
    supervisor, django_assert_num_queries
) -> None:
    def business(count: int) -> None:
        for _ in range(count):
            invoice = sell(supervisor, 100, 200)
            pay(supervisor, invoice, 300)
            credit(supervisor, invoice, 2)

    business(1)
    with django_assert_num_queries(16):
        vouchers()
    business(5)
    with django_assert_num_queries(16):
        assert len(vouchers()) == 18


def test_a_credit_note_of_nothing_is_no_voucher(supervisor) -> None:
    invoice = sell(supervisor, 100, 0)
    credit(supervisor, invoice, 2)
    assert [one.kind for one in vouchers()] == [VoucherKind.SALE]
