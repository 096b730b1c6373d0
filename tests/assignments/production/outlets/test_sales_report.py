"""What an outlet says that it sold: one paper, several prices, never more than it has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assignments.models import Batch, PieceMovement
from assignments.sales_report import Sold, report_in, report_sales
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.outlets.doing import APRIL, about, deliver, sell, take_back, where
from tests.assignments.production.world import Production


def test_one_report_has_one_product_at_several_prices(production: Production, batch: Batch) -> None:
    deliver(production, 8)
    sold = [
        Sold(production.product, 3, Decimal(349)),
        Sold(production.product, 2, Decimal("299.50")),
        Sold(production.product, 1, Decimal(0), batch),
    ]
    report = report_sales(production.shop, sold, **APRIL, **about(production))
    lines = report.lines.values_list("quantity", "unit_price", "source", "target")
    assert list(lines) == [
        (3, Decimal(349), "outlet", "sold"),
        (2, Decimal("299.50"), "outlet", "sold"),
        (1, Decimal(0), "outlet", "sold"),
    ]
    assert (report.date, report.period_from, report.period_to) == (
        date(2026, 4, 30), date(2026, 4, 1), date(2026, 4, 30),
    )  # fmt: skip
    assert where(production) == {"made": 12, "home": 4, "shop": 2, "market": 0, "sold": 6, "gone": 0}
    assert list(verify_papers()) == []


def test_more_than_it_has_is_refused_whole_and_the_product_is_named(
    production: Production, batch: Batch
) -> None:
    deliver(production, 8)
    sold = [Sold(production.product, 5, Decimal(349)), Sold(production.product, 4, Decimal(299))]
    with pytest.raises(Refused, match="MelliBee: det er bare 3, og det trengs 4"):
        report_sales(production.shop, sold, **APRIL, **about(production))
    assert PieceMovement.objects.filter(kind="sales").count() == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"price": "-0.01"}, "price"),
        ({"price": "1000000.01"}, "price"),
        ({"number": 0}, "quantity"),
        ({"number": 100_001}, "quantity"),
        ({"period_from": date(2026, 5, 1)}, "period_upside_down"),
        ({"period_to": date(2026, 5, 5)}, "future"),
        ({"period_from": date(1, 1, 1)}, "too_old"),
    ],
)
def test_what_cant_be_is_refused(production: Production, batch: Batch, change: dict, code: str) -> None:
    deliver(production, 8)
    arguments = {"number": 1, "price": "349", **change}
    with pytest.raises(Refused) as refused:
        sell(production, arguments.pop("number"), arguments.pop("price"), **arguments)
    assert refused.value.code == code


def test_our_own_stall_sells_by_receipts(production: Production, batch: Batch) -> None:
    deliver(production, 8, production.market)
    sold = [Sold(production.product, 1, Decimal(349))]
    with pytest.raises(Refused, match="kvittering"):
        report_sales(production.market, sold, **APRIL, **about(production))


def test_nothing_sold_is_refused(production: Production) -> None:
    with pytest.raises(Refused) as refused:
        report_sales(production.shop, [], **APRIL, **about(production))
    assert refused.value.code == "nothing"


def test_a_report_of_the_same_days_is_found_until_it_is_taken_back(
    production: Production, batch: Batch
) -> None:
    deliver(production, 8)
    report = sell(production, 1)
    assert report_in(production.shop, date(2026, 4, 30), date(2026, 5, 2)) == report
    assert report_in(production.shop, date(2026, 5, 1), date(2026, 5, 2)) is None
    take_back(production, report)
    assert report_in(production.shop, date(2026, 4, 30), date(2026, 5, 2)) is None
