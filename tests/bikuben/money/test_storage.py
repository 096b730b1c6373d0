"""Money is whole øre in the table and Decimal kroner outside it."""

from decimal import Decimal

import pytest
from django.db import connection

from bikuben.money import MoneyField
from tests.bikuben.money.ledger import Entry, enter

pytestmark = pytest.mark.usefixtures("ledger")


def stored(column: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM tests_money_entry")
        return cursor.fetchone()[0]


def test_it_stores_whole_oere() -> None:
    enter("200.50")
    assert stored("gross") == 20050


def test_it_reads_kroner_with_two_decimals() -> None:
    enter("200")
    assert str(Entry.objects.get().gross) == "200.00"


def test_it_keeps_none() -> None:
    enter("200")
    assert stored('"limit"') is None
    assert Entry.objects.get().limit is None


def test_it_keeps_the_largest_and_the_smallest_amount() -> None:
    enter("100000000000.00", limit="-100000000000.00")
    entry = Entry.objects.get()
    assert (entry.gross, entry.limit) == (Decimal("100000000000.00"), Decimal("-100000000000.00"))


def test_it_gives_a_whole_default_two_decimals() -> None:
    assert str(Entry(gross=Decimal(1), net=Decimal(1)).withholding) == "0.00"


def test_it_is_found_by_amount_by_range_and_in_a_list() -> None:
    for gross in ("199.99", "200", "200.01"):
        enter(gross)
    entries = Entry.objects.order_by("gross")
    assert entries.filter(gross=Decimal(200)).count() == 1
    assert entries.filter(gross__gt=Decimal("199.99")).count() == 2
    assert entries.filter(gross__lt=Decimal("200.01")).count() == 2
    assert entries.filter(gross__range=(Decimal(200), Decimal(300))).count() == 2
    assert entries.filter(gross__in=[Decimal("199.99"), 200]).count() == 2
    assert entries.filter(limit=None).count() == 3


def test_it_deconstructs_to_itself() -> None:
    _name, path, args, kwargs = MoneyField(null=True).deconstruct()
    assert (path, args, kwargs) == ("bikuben.money.MoneyField", [], {"null": True})
