"""Our own cash sales in the books: receipts and counts, debit is credit, and the money is what lies there."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from assignments.cash_sales import take_back_sale
from assignments.models import InvoiceSettings
from bikuben.models import Project
from payroll.chart_of_accounts import choose_chart
from payroll.documents.saf_t import saf_t
from payroll.documents.vouchers_csv import vouchers_csv
from payroll.rules.book_periods import period_of
from payroll.rules.charts import Standard
from payroll.rules.vouchers import AccountRole as Role
from payroll.rules.vouchers import Voucher
from tests.assignments.invoices.world import make_seller
from tests.assignments.production.cash_sales.selling import about, count, sell_one, stock_up
from tests.assignments.production.world import Production, build_production
from tests.cast import NOW, TODAY
from tests.payroll.books.schemas import parsed
from tests.payroll.books.selling import stands
from tests.payroll.books.world import JUNE, MAY, books_of, closing

pytestmark = pytest.mark.django_db
JUNE_DAY = date(2026, 6, 8)


@pytest.fixture
def project(db: None) -> Project:
    return make_seller()


@pytest.fixture
def production(project, supervisor) -> Production:
    made = build_production(supervisor, in_stock=80)
    stock_up(made, here=20)
    return made


def vouchers(code: str = "2026") -> list[Voucher]:
    return list(books_of(period_of(code)).vouchers)


def test_a_receipt_is_money_and_income(production: Production) -> None:
    sell_one(production)
    sell_one(production, paid_by="vipps", price=300)
    cash, vipps = vouchers()
    assert stands(cash) == {Role.SALES_CASH: 349, Role.SALES: -349}
    assert stands(vipps) == {Role.SALES_ON_THE_WAY: 300, Role.SALES: -300}
    assert (cash.text, cash.number) == ("Kontantsalg, kvittering 2026-0001", "2026-0001")


def test_its_vat_is_owed_and_a_purchase_taken_back_stands_on_the_other_sides(production: Production) -> None:
    InvoiceSettings.objects.create(pk=1, charges_vat=True, vat_percent=Decimal("25.0"))
    take_back_sale(sell_one(production, paid_by="card"), **about(production))
    sold, back = vouchers()
    expected = {
        Role.SALES_ON_THE_WAY: Decimal(349),
        Role.TAXED_SALES: Decimal("-279.20"),
        Role.OUTPUT_VAT: Decimal("-69.80"),
    }
    assert stands(sold) == expected
    assert stands(back) == {role: -amount for role, amount in expected.items()}
    assert (back.refers_to, back.refers_to_kind) == ("2026-0001", "cash_sale")


def test_a_count_hands_over_and_its_difference_is_booked(production: Production) -> None:
    sell_one(production)
    count(production, 840, change=Decimal(500), explanation="Ga for mye igjen", handed_to="bank")
    _sale, counted = vouchers()
    assert stands(counted) == {
        Role.CLEARING: -500,
        Role.CASH_DIFFERENCE: 9,
        Role.BANK: 840,
        Role.SALES_CASH: -349,
    }
    assert closing().get(Role.SALES_CASH, 0) == 0


def test_what_is_kept_stays_and_no_voucher_is_written_for_nothing(production: Production) -> None:
    sell_one(production)
    count(production, 349)
    assert len(vouchers()) == 1
    assert closing()[Role.SALES_CASH] == 349
    sell_one(production, today=JUNE_DAY)
    count(production, 698, change=Decimal(349), handed_to="box", today=JUNE_DAY)
    assert stands(vouchers("2026-06")[-1]) == {Role.BANK: 698, Role.SALES_CASH: -698}
    assert closing().get(Role.SALES_CASH, 0) == 0
    assert Role.CASH not in closing()


@pytest.mark.parametrize("standard", Standard)
@pytest.mark.parametrize("percent", ["0", "25.0"])
def test_the_files_are_valid(standard, percent, production: Production, project, supervisor) -> None:
    choose_chart(standard, by=supervisor, now=NOW)
    if percent != "0":
        InvoiceSettings.objects.create(pk=1, charges_vat=True, vat_percent=Decimal(percent))
    for day in (TODAY, JUNE_DAY):
        sell_one(production, today=day)
        take_back_sale(sell_one(production, paid_by="vipps", today=day), **about(production, day))
        count(production, 340, explanation="Ga for mye igjen", handed_to="bank", today=day)
    before = saf_t(books_of(MAY), project, created=MAY.last)
    for period in (MAY, JUNE, period_of("2026"), period_of("2027")):
        parsed(saf_t(books_of(period), project, created=period.last))
    text = vouchers_csv(books_of(period_of("2026"))).decode()
    assert "KS-2026-0001;2026-05-04;" in text
    assert "ST-2026-0001;2026-05-04;" in text
    sell_one(production, today=JUNE_DAY + timedelta(days=1))
    assert before == saf_t(books_of(MAY), project, created=MAY.last)
