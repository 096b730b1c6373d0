"""A settlement paid without an invoice, what each outlet owes, and what the first page reminds of."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from assignments.invoice_settlement import invoice_settlement
from assignments.models import Outlet, OutletKind, SettlementPayment
from assignments.outlet_owes import owes
from assignments.pay_settlement import mark_settlement_paid, mark_settlement_unpaid
from assignments.settle_outlet import reverse_settlement
from assignments.settlement_balance import turnover_without_invoice
from assignments.settlement_todos import settlement_todos
from bikuben.refusals import Refused
from tests.assignments.production.outlet_settlements.world import MARCH_9, become_client, sell, settle
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY

D = Decimal
MAY_5, MAY_18 = date(2026, 5, 5), date(2026, 5, 18)


def texts(today: date) -> list[str]:
    return [str(todo.text) for todo in settlement_todos(today)]


def test_paid_and_not_paid_after_all(shop: Production) -> None:
    sell(shop, 12)
    paper = settle(shop)
    mark_settlement_paid(paper, paid_on=TODAY, by=shop.by, now=NOW, today=TODAY)
    assert owes([shop.shop], today=TODAY)[shop.shop.pk].settled == 0
    with pytest.raises(Refused, match="er betalt"):
        mark_settlement_paid(paper, paid_on=TODAY, by=shop.by, now=NOW, today=TODAY)
    with pytest.raises(Refused, match="er betalt"):
        reverse_settlement(paper, by=shop.by, now=NOW, today=TODAY)
    mark_settlement_unpaid(paper, by=shop.by, now=NOW)
    assert owes([shop.shop], today=TODAY)[shop.shop.pk].settled == D("2512.80")
    assert [one.history_user for one in SettlementPayment.history.all()] == [shop.by, shop.by]
    with pytest.raises(Refused, match="er ikke betalt"):
        mark_settlement_unpaid(paper, by=shop.by, now=NOW)


@pytest.mark.parametrize(
    ("day", "code"), [(TODAY + timedelta(days=1), "future"), (date(2026, 3, 31), "too_early")]
)
def test_a_day_that_cant_be_is_refused(shop: Production, day: date, code: str) -> None:
    sell(shop, 1)
    with pytest.raises(Refused) as refused:
        mark_settlement_paid(settle(shop), paid_on=day, by=shop.by, now=NOW, today=TODAY)
    assert (refused.value.code, refused.value.field) == (code, "paid_on")


def test_sales_of_a_month_that_is_over_wait_from_the_fifth(shop: Production) -> None:
    sell(shop, 3)
    assert texts(TODAY) == []  # the fourth of May
    assert texts(MAY_5) == ["Gullfugl Smykker har solgt 3 stykker som ikke er avregnet."]
    settle(shop)
    assert texts(MAY_5) == []


def test_older_sales_wait_from_the_first(shop: Production) -> None:
    sell(shop, 1, MARCH_9)
    assert texts(TODAY) == ["Gullfugl Smykker har solgt 1 stykke som ikke er avregnet."]


def test_this_months_sales_wait_for_the_next_month(shop: Production) -> None:
    sell(shop, 3, date(2026, 5, 2))
    assert texts(date(2026, 5, 31)) == []
    assert texts(date(2026, 6, 5)) != []


def test_a_settlement_waits_for_its_money_after_a_fortnight(shop: Production) -> None:
    sell(shop, 3)
    paper = settle(shop)
    assert texts(MAY_18 - timedelta(days=1)) == []
    assert texts(MAY_18) == ["Avregning 2026-0001 til Gullfugl Smykker er verken betalt eller fakturert."]
    mark_settlement_paid(paper, paid_on=TODAY, by=shop.by, now=NOW, today=TODAY)
    assert texts(MAY_18) == []


def test_what_is_on_no_invoice_is_turnover_all_the_same(shop: Production) -> None:
    become_client(shop)
    sell(shop, 1)
    reverse_settlement(settle(shop), by=shop.by, now=NOW, today=TODAY)
    paper = settle(shop)
    sell(shop, 2)
    invoice_settlement(settle(shop), by=shop.by, now=NOW, today=TODAY)
    year = (date(2025, 5, 4), TODAY)
    assert turnover_without_invoice(*year) == D("209.40")
    mark_settlement_paid(paper, paid_on=TODAY, by=shop.by, now=NOW, today=TODAY)
    assert turnover_without_invoice(*year) == D("209.40")
    assert turnover_without_invoice(TODAY, date(2027, 5, 4)) == 0


def test_the_same_number_of_queries_for_one_outlet_and_for_many(
    shop: Production, django_assert_num_queries
) -> None:
    sell(shop, 3)
    settle(shop)
    sell(shop, 2)
    many = [shop.shop, *(Outlet.objects.create(name=f"{n}", kind=OutletKind.WEB) for n in range(5))]
    for outlets in ([shop.shop], many):
        with django_assert_num_queries(2):
            owes(outlets, today=TODAY)
    with django_assert_num_queries(3):
        settlement_todos(MAY_18)
