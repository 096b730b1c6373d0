"""Where vouchers come from is a list in the settings: whoever sells anything else adds theirs there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from payroll.documents.saf_t import saf_t
from payroll.documents.vouchers_csv import vouchers_csv
from payroll.rules.vouchers import AccountRole as Role
from payroll.rules.vouchers import Customer, Voucher, VoucherKind, lines_of
from tests.payroll.books.schemas import parsed
from tests.payroll.books.world import JUNE, MAY, amounts, books_of, paid_slip
from tests.payroll.paying import fill_box

pytestmark = pytest.mark.django_db
SALE = Voucher(
    kind=VoucherKind.SALE,
    number="2026-0001",
    date=date(2026, 5, 29),
    text="Faktura 2026-0001",
    lines=lines_of((Role.RECEIVABLES, Decimal(1600)), (Role.SALES, Decimal(-1600))),
    customer=Customer("7", "Prøvekunden AS"),
)


def sales(first: date, last: date) -> Iterator[Voucher]:
    """One invoice of 1600 kroner."""
    if first <= SALE.date <= last:
        yield SALE


@pytest.fixture(autouse=True)
def _world(settings, project, supervisor) -> None:
    settings.VOUCHER_SOURCES = [*settings.VOUCHER_SOURCES, f"{__name__}.sales"]
    fill_box(supervisor)
    paid_slip(supervisor)


def test_a_sale_stands_in_the_books_of_its_month(project) -> None:
    found = amounts(books_of(MAY))
    assert (found[Role.RECEIVABLES], found[Role.SALES]) == (1600, -1600)
    assert "SG-2026-0001;2026-05-29;" in vouchers_csv(books_of(MAY)).decode()
    assert b"<JournalID>SG</JournalID>" in saf_t(books_of(MAY), project, created=MAY.last)
    parsed(saf_t(books_of(MAY), project, created=MAY.last))


def test_and_is_carried_into_the_next() -> None:
    opening = {one.account.number: one.opening for one in books_of(JUNE).balances}
    assert (opening["1500"], opening["3200"]) == (1600, -1600)
