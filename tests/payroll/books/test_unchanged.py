"""A period that is over reads the same for ever, whatever is issued afterwards. BOKL §10, BOKF §5-2-7."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from assignments.models import Client
from payroll.count_cash import count_cash
from payroll.documents.saf_t import saf_t
from payroll.documents.vouchers_csv import vouchers_csv
from payroll.models import OfficialPaymentKind
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.rules.book_periods import period_of
from tests.assignments.invoices.world import make_seller
from tests.payroll.books.selling import credit, pay, remind, sell, take_back
from tests.payroll.books.world import TERM_OF_MAY, about, books_of, paid_slip, pay_official
from tests.payroll.paying import fill_box

pytestmark = pytest.mark.django_db
PERIODS = ["2026-05", "2026-t3", "2026-07"]


def files(project) -> list[bytes]:
    found = []
    for code in PERIODS:
        books = books_of(period_of(code))
        found += [vouchers_csv(books), saf_t(books, project, created=books.period.last)]
    return found


def test_what_is_issued_later_changes_no_period_that_is_over(supervisor, project) -> None:
    """A reversal dated back, its settlement, a late slip, a count and another payment of the same term."""
    fill_box(supervisor)
    wrong = paid_slip(supervisor)
    paid_slip(supervisor, date(2026, 6, 8))
    july, august = date(2026, 7, 15), date(2026, 8, 3)
    pay_official(OfficialPaymentKind.CONTRIBUTION, 75, TERM_OF_MAY, by=supervisor, today=july)
    before = files(project)

    done = reverse_pay_slip(wrong, reason="Feil", money_came_back=False, **about(supervisor, august))
    assert done.reversal.date < date(2026, 6, 1) < done.reversal.issued_on
    paid_slip(supervisor, date(2026, 8, 5))
    count_cash(counted=Decimal(4000), counted_by="P", explanation="?", **about(supervisor, date(2026, 8, 5)))
    pay_official(OfficialPaymentKind.CONTRIBUTION, 5, TERM_OF_MAY, by=supervisor, today=date(2026, 9, 1))

    assert files(project) == before
    assert len(books_of(period_of("2026-08")).vouchers) > 4


def test_the_books_are_norwegian_whatever_the_language_of_the_screen(supervisor, project) -> None:
    fill_box(supervisor)
    paid_slip(supervisor)
    before = files(project)
    with override("en"):
        assert files(project) == before


def test_what_is_sold_and_paid_later_changes_no_period_that_is_over(supervisor) -> None:
    """A claim paid, a payment taken back, a credit note, a client with another name and a new address."""
    project = make_seller()
    invoice = sell(supervisor, 1000, on=date(2026, 5, 4), percent="25.0")
    payment = pay(supervisor, invoice, 250, on=date(2026, 5, 28))
    remind(supervisor, invoice, on=date(2026, 7, 1))
    before = files(project)

    august = date(2026, 8, 3)
    pay(supervisor, invoice, 1100, on=date(2026, 7, 15), entered=august)
    take_back(supervisor, payment, on=august)
    Client.objects.update(name="Perle & Sølv AS", address="Kundeveien 9")
    sell(supervisor, 300, on=august)
    credit(supervisor, invoice, on=date(2026, 8, 5))

    assert files(project) == before
    august_file = saf_t(books_of(period_of("2026-08")), project, created=august)
    assert b"Perle &amp; S\xc3\xb8lv AS" in august_file
    assert all(b"Perle &amp; Co AS" in file for file in before[1::2])
