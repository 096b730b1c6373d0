"""What outlets pay without an invoice stands in the books once, and what was none is taken out again."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from assignments.credit_invoice import credit_invoice
from assignments.invoice_settlement import invoice_settlement
from assignments.models import InvoiceSettings, OutletSettlement
from assignments.pay_settlement import mark_settlement_paid, mark_settlement_unpaid
from bikuben.clock import OSLO
from bikuben.models import Project
from bikuben.refusals import Refused
from payroll.documents.saf_t import saf_t
from payroll.documents.vouchers_csv import vouchers_csv
from payroll.rules.vouchers import AccountRole as Role
from payroll.rules.vouchers import VoucherKind
from payroll.settlement_source import settlement_payments
from tests.assignments.invoices.world import make_seller
from tests.assignments.production.outlet_settlements.world import become_client, build_shop, sell, settle
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY
from tests.payroll.books.schemas import parsed
from tests.payroll.books.selling import stands
from tests.payroll.books.world import JUNE, MAY, books_of, closing

pytestmark = pytest.mark.django_db
JUNE_3 = datetime(2026, 6, 3, 0, 30, tzinfo=OSLO)  # still the second of June in UTC


@pytest.fixture
def project(db: None) -> Project:
    return make_seller()


@pytest.fixture
def shop(project, supervisor) -> Production:
    return build_shop(supervisor)


def paid(shop: Production, *, now: datetime = NOW) -> OutletSettlement:
    """Twelve pieces, 2 512.80 kr of ours, paid on the fourth of May."""
    sell(shop, 12)
    paper = settle(shop)
    mark_settlement_paid(paper, paid_on=TODAY, by=shop.by, now=now, today=now.astimezone(OSLO).date())
    return paper


def test_money_comes_into_the_bank_and_is_income(shop: Production, project) -> None:
    paid(shop)
    (voucher,) = books_of(MAY).vouchers
    assert stands(voucher) == {Role.BANK: Decimal("2512.80"), Role.SALES: Decimal("-2512.80")}
    assert (voucher.kind, voucher.number, voucher.date) == (VoucherKind.OUTLET_PAYMENT, "2026-0001", TODAY)
    assert "OU-2026-0001;2026-05-04;" in vouchers_csv(books_of(MAY)).decode()
    parsed(saf_t(books_of(MAY), project, created=MAY.last))


def test_it_counts_on_the_day_it_is_written_and_says_when_the_money_came(shop: Production) -> None:
    paid(shop, now=JUNE_3)
    assert books_of(MAY).vouchers == []
    (voucher,) = books_of(JUNE).vouchers
    assert (voucher.date, voucher.value_date) == (date(2026, 6, 3), TODAY)


def test_a_payment_that_was_none_is_taken_out_and_may_come_again(shop: Production, project) -> None:
    paper = paid(shop)
    before = vouchers_csv(books_of(MAY))
    mark_settlement_unpaid(paper, by=shop.by, now=JUNE_3)
    assert vouchers_csv(books_of(MAY)) == before  # May is over, and reads the same
    (back,) = books_of(JUNE).vouchers
    assert stands(back) == {Role.BANK: Decimal("-2512.80"), Role.SALES: Decimal("2512.80")}
    assert (back.number, back.refers_to) == ("2026-0002", "2026-0001")
    assert Role.BANK not in closing()
    mark_settlement_paid(paper, paid_on=TODAY, by=shop.by, now=JUNE_3, today=JUNE_3.date())
    assert [one.number for one in books_of(JUNE).vouchers] == ["2026-0002", "2026-0003"]
    assert closing()[Role.SALES] == Decimal("-2512.80")
    parsed(saf_t(books_of(JUNE), project, created=JUNE.last))


def test_a_settlement_on_an_invoice_is_in_the_books_once_and_after_its_credit_note_by_its_payment(
    shop: Production,
) -> None:
    become_client(shop)
    sell(shop, 12)
    paper = settle(shop)
    invoice = invoice_settlement(paper, by=shop.by, now=NOW, today=TODAY)
    assert closing()[Role.SALES] == Decimal("-2512.80")
    credit_invoice(invoice, reason="Feil", by=shop.by, now=NOW, today=TODAY)
    assert Role.SALES not in closing()
    mark_settlement_paid(paper, paid_on=TODAY, by=shop.by, now=NOW, today=TODAY)
    found = closing()
    assert (found[Role.SALES], found[Role.BANK]) == (Decimal("-2512.80"), Decimal("2512.80"))
    assert Role.RECEIVABLES not in found


def test_whoever_charges_vat_asks_for_the_money_by_an_invoice(shop: Production) -> None:
    InvoiceSettings.objects.create(pk=1, charges_vat=True, vat_percent=Decimal("25.0"))
    with pytest.raises(Refused) as refused:
        paid(shop)
    assert refused.value.code == "vat"
    assert books_of(MAY).vouchers == []


def test_as_many_queries_for_one_as_for_many(shop: Production, django_assert_num_queries) -> None:
    for _each in range(2):
        paid(shop)
        with django_assert_num_queries(1):
            list(settlement_payments(date.min, date.max))
