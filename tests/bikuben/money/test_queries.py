"""Sums, averages and arithmetic in queries are kroner, and exact, on both databases."""

from decimal import Decimal

import pytest
from django.core.exceptions import FieldError
from django.db.models import Avg, Case, F, IntegerField, Max, Min, OuterRef, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from bikuben.money import MoneyField
from tests.bikuben.money.ledger import Entry, enter

pytestmark = pytest.mark.usefixtures("ledger")


def test_it_sums_exactly_where_floats_would_not() -> None:
    for _ in range(3):
        enter("0.10")
    total = Entry.objects.aggregate(total=Sum("gross"))["total"]
    assert total == Decimal("0.30")
    assert str(total) == "0.30"


def test_it_sums_per_person() -> None:
    enter("200", person=1)
    enter("300.50", person=1)
    enter("150", person=2)
    totals = Entry.objects.order_by("person").values("person").annotate(total=Sum("gross"))
    assert [row["total"] for row in totals] == [Decimal("500.50"), Decimal("150.00")]


def test_it_averages_in_kroner() -> None:
    enter("200")
    enter("300.50")
    average = Entry.objects.aggregate(average=Avg("gross"))["average"]
    assert isinstance(average, Decimal)
    assert average == Decimal("250.25")


def test_it_keeps_the_fraction_of_an_average() -> None:
    for gross in ("0.01", "0.01", "0.02"):
        enter(gross)
    average = Entry.objects.aggregate(average=Avg("gross"))["average"]
    assert round(average, 6) == Decimal("0.013333")


def test_it_finds_the_least_and_the_most() -> None:
    enter("200")
    enter("90.05")
    found = Entry.objects.aggregate(least=Min("gross"), most=Max("gross"))
    assert found == {"least": Decimal("90.05"), "most": Decimal("200.00")}


def test_it_adds_and_subtracts_columns() -> None:
    enter("267", "67", limit="0.50")
    entry = Entry.objects.annotate(sum=F("gross") + F("limit"), rest=F("gross") - F("withholding")).get()
    assert (entry.sum, entry.rest) == (Decimal("267.50"), Decimal("200.00"))


def test_it_multiplies_by_whole_numbers_and_negates() -> None:
    enter("200", person=3)
    entry = Entry.objects.annotate(
        days=F("gross") * F("person"), twice=F("gross") * 2, first=2 * F("gross"), minus=-F("gross")
    ).get()
    assert (entry.days, entry.twice, entry.first, entry.minus) == (600, 400, 400, -200)


def test_it_sums_what_was_calculated() -> None:
    enter("267", "67")
    enter("100", "0.50")
    total = Entry.objects.aggregate(total=Sum(F("gross") - F("withholding")))["total"]
    assert total == Decimal("299.50")


def test_it_takes_a_literal_as_money() -> None:
    enter("200")
    entry = Entry.objects.annotate(
        none=Coalesce(Sum("limit"), Value(Decimal(0), output_field=MoneyField())),
        more=F("gross") + Value(Decimal("0.50"), output_field=MoneyField()),
        chosen=Case(When(person=1, then=F("gross")), default=Value(0, MoneyField())),
    ).get()
    assert (entry.none, entry.more, entry.chosen) == (Decimal("0.00"), Decimal("200.50"), Decimal("200.00"))


def test_it_updates_by_its_own_column() -> None:
    enter("200")
    Entry.objects.update(gross=F("gross") + F("gross"), net=F("net") * 2)
    assert Entry.objects.get().net == Decimal("400.00")


def test_it_comes_through_a_subquery() -> None:
    enter("200")
    largest = Entry.objects.filter(person=OuterRef("person")).order_by("-gross").values("gross")[:1]
    assert Entry.objects.annotate(largest=Subquery(largest)).get().largest == Decimal("200.00")


@pytest.mark.parametrize("other", [5, Decimal("5.00")])
def test_it_refuses_to_add_a_bare_number(other: int | Decimal) -> None:
    with pytest.raises(FieldError):
        list(Entry.objects.annotate(wrong=F("gross") + other))


def test_it_counts_as_an_integer_nowhere() -> None:
    assert not issubclass(MoneyField, IntegerField)
