"""The dated daily count: receipts against money, a difference explained, the counter named. BOKF §5-4-5."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from assignments.cash_sales import take_back_sale
from assignments.count_sales import uncounted
from assignments.models import SaleCount
from assignments.sale_audits import sale_counts_agree
from bikuben.papers import Desk
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.cash_sales.selling import about, count, sell_one
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY


def test_only_cash_is_in_the_money_and_vipps_and_card_beside_it(production: Production) -> None:
    sell_one(production)
    sell_one(production, paid_by="vipps", price=300)
    sell_one(production, paid_by="card", price=200)
    found = uncounted()
    assert (found.receipts, found.cash, found.vipps, found.card) == (3, 349, 300, 200)
    made = count(production, 849, change=Decimal(500))
    assert (made.sales, made.expected, made.counted, made.difference) == (349, 849, 849, 0)
    assert (made.date, str(made.counted_by), made.full_number) == (TODAY, "Kari Prøve", "2026-0001")
    assert uncounted().receipts == 0
    assert list(verify_papers()) == []


def test_what_is_kept_is_the_change_of_the_next_and_what_is_handed_over_isnt(production: Production) -> None:
    sell_one(production)
    count(production, 349)
    assert uncounted().change == 349
    sell_one(production)
    count(production, 698, change=Decimal(349), handed_to="bank")
    assert uncounted().change == 0


def test_a_purchase_taken_back_goes_out_of_the_money_again(production: Production) -> None:
    take_back_sale(sell_one(production), **about(production))
    sell_one(production, price=300)
    assert count(production, 300).sales == 300


def test_a_difference_needs_an_explanation(production: Production) -> None:
    sell_one(production)
    with pytest.raises(Refused, match="grunnen til differansen") as refused:
        count(production, 340)
    assert refused.value.field == "explanation"
    made = count(production, 340, explanation="Ga for mye igjen")
    assert (made.difference, str(made.explanation)) == (-9, "Ga for mye igjen")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"counted": -1}, "counted"),
        ({"counted": 10_000_001}, "counted"),
        ({"counted": 349, "change": Decimal(-1)}, "change"),
        ({"counted": 349, "counted_by": "  "}, "counted_by"),
        ({"counted": 349, "handed_to": "pocket"}, "handed_to"),
    ],
)
def test_a_count_that_cant_be_is_refused(given: dict, field: str, production: Production) -> None:
    sell_one(production)
    with pytest.raises(Refused) as refused:
        count(production, **given)
    assert refused.value.field == field
    assert not SaleCount.objects.exists()


def test_a_count_needs_a_receipt_since_the_last(production: Production) -> None:
    with pytest.raises(Refused, match="ikke solgt noe siden"):
        count(production, 0)
    sell_one(production)
    count(production, 349)
    with pytest.raises(Refused, match="ikke solgt noe siden"):
        count(production, 349, change=Decimal(349))


def test_a_new_year_goes_on_from_the_old(production: Production) -> None:
    sell_one(production, price=100)
    count(production, 100, handed_to="bank")
    sell_one(production, price=200)
    later = TODAY + timedelta(days=300)
    assert sell_one(production, price=50, today=later).full_number == "2027-0001"
    assert uncounted().cash == 250
    count(production, 250, today=later)
    assert list(verify_papers()) == []


def test_a_count_that_leaves_a_receipt_out_is_found(production: Production) -> None:
    sell_one(production, price=100)
    last = sell_one(production, price=200)
    Desk(SaleCount, by=production.by, now=NOW, issued_on=TODAY).issue(
        SaleCount(
            sales=Decimal(200), expected=Decimal(200), counted=Decimal(200), difference=Decimal(0),
            counted_by="Kari", last_sale=last, handed_to="bank", date=TODAY,
        )
    )  # fmt: skip
    (words,) = sale_counts_agree()
    assert words.endswith("the receipts come to 300.00, not 200.00")


def test_money_given_back_of_an_earlier_day_is_never_found_money(production: Production) -> None:
    sale = sell_one(production)
    count(production, 349, handed_to="bank")
    take_back_sale(sale, **about(production, TODAY + timedelta(days=1)))
    with pytest.raises(Refused, match="gitt tilbake mer enn det som lå der") as refused:
        count(production, 0, explanation="Vet ikke", today=TODAY + timedelta(days=1))
    assert (refused.value.code, refused.value.field) == ("below_nothing", "change")
    made = count(production, 0, change=Decimal(349), today=TODAY + timedelta(days=1))
    assert (made.sales, made.expected, made.difference) == (-349, 0, 0)
