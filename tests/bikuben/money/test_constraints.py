"""A wrong sum can't be stored; validation says so before the database does."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.bikuben.money.ledger import Entry, enter

pytestmark = pytest.mark.usefixtures("ledger")


def test_it_stores_a_right_sum() -> None:
    enter("267.50", "67")
    assert Entry.objects.get().net == Decimal("200.50")


def test_it_refuses_a_wrong_sum() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(gross=Decimal(267), withholding=Decimal(67), net=Decimal("200.01"))


def test_it_refuses_a_negative_net() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(gross=Decimal(1), withholding=Decimal(2), net=Decimal(-1))


def test_it_validates_a_right_sum() -> None:
    Entry(gross=Decimal(267), withholding=Decimal(67), net=Decimal(200)).full_clean()


@pytest.mark.parametrize(("withholding", "net"), [("67", "200.01"), ("268", "-1")])
def test_it_invalidates_a_wrong_one(withholding: str, net: str) -> None:
    entry = Entry(gross=Decimal(267), withholding=Decimal(withholding), net=Decimal(net))
    with pytest.raises(ValidationError):
        entry.full_clean()
