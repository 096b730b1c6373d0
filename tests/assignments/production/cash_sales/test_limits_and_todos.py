"""The limit without a cash register (BOKF §5-4-1), what waits to be counted, and the watch of VAT."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from assignments.cash_sale_todos import cash_sale_todos
from assignments.cash_sales import take_back_sale
from assignments.count_sales import year_of_sales
from assignments.models import InvoiceSettings
from assignments.rules.cash_sale import Reach, reach
from assignments.vat_watch import turnover
from tests.assignments.production.cash_sales.selling import about, count, sell_one
from tests.assignments.production.world import Production
from tests.cast import TODAY

TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("sold", "expected"),
    [
        ("0", Reach.FAR),
        ("39999", Reach.FAR),
        ("39999.99", Reach.FAR),
        ("40000", Reach.NEAR),
        ("50000", Reach.NEAR),
        ("50000.01", Reach.OVER),
        ("50001", Reach.OVER),
    ],
)
def test_the_limit_is_near_from_40_000_and_over_above_50_000(sold: str, expected: Reach) -> None:
    assert reach(Decimal(sold)) == expected


@pytest.mark.parametrize(
    ("sold", "urgent", "words"),
    [
        (39_999, None, ""),
        (40_000, False, "Dere har solgt for 40\u00a0000 kr selv i år. Fra 50\u00a0000 kr kan loven"),
        (50_000, False, "Dere har solgt for 50\u00a0000 kr selv i år."),
        (50_001, True, "Over 50\u00a0000 kr kan loven kreve kassasystem. Spør regnskapsføreren."),
    ],
)
def test_the_todo_tells_and_decides_nothing(
    sold: int, urgent: bool | None, words: str, production: Production
) -> None:
    """Vipps is a cash sale too: it is paid when the piece is handed over."""
    sell_one(production, price=sold, paid_by="vipps")
    todos = cash_sale_todos(TODAY)
    assert [todo.urgent for todo in todos] == ([] if urgent is None else [urgent])
    assert all(words in str(todo.text) and todo.url == "/production/till/" for todo in todos)
    assert sell_one(production).number == 2  # nothing stops


def test_a_year_is_its_own_and_vat_and_purchases_taken_back_are_left_out(production: Production) -> None:
    InvoiceSettings.objects.create(pk=1, charges_vat=True, vat_percent=Decimal("25.0"))
    sell_one(production, price=1_000)
    take_back_sale(sell_one(production, price=500), **about(production))
    assert year_of_sales(TODAY).sold == 800
    assert year_of_sales(date(2027, 5, 4)).sold == 0


def test_earlier_cash_that_isnt_counted_is_urgent_and_todays_isnt(production: Production) -> None:
    sell_one(production)
    assert cash_sale_todos(TODAY) == []
    (todo,) = cash_sale_todos(TOMORROW)
    assert (str(todo.text), todo.urgent) == ("Salgspengene fra 4. mai er ikke talt.", True)
    assert (todo.url, todo.roles) == ("/production/till/count/", ("supervisor", "accountant"))
    count(production, 349)
    assert cash_sale_todos(TOMORROW) == []


def test_vipps_alone_needs_no_count(production: Production) -> None:
    sell_one(production, paid_by="vipps")
    assert cash_sale_todos(TOMORROW) == []


def test_our_own_sales_are_turnover_before_vat(production: Production) -> None:
    sell_one(production, price=1_000)
    take_back_sale(sell_one(production, price=100), **about(production))
    InvoiceSettings.objects.create(pk=1, charges_vat=True, vat_percent=Decimal("25.0"))
    sell_one(production, price=1_000)
    assert turnover(TODAY).amount == 1_800
    assert turnover(date(2027, 5, 3)).amount == 1_800
    assert turnover(date(2027, 5, 4)).amount == 0
