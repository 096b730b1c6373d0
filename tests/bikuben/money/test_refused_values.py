"""What isn't an amount is refused, when cleaned, saved and looked up."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from bikuben.money import MoneyField
from tests.bikuben.money.ledger import Entry

NOT_MONEY = [
    "0.001",
    "200.005",
    "NaN",
    "sNaN",
    "Infinity",
    "-Infinity",
    "1E+11000",
    "100000000000.01",
    "-100000000000.01",
]


@pytest.mark.parametrize("amount", NOT_MONEY)
def test_it_refuses_to_save_it(ledger: type[Entry], amount: str) -> None:
    with pytest.raises(ValueError), transaction.atomic():
        Entry.objects.create(gross=Decimal(amount), net=Decimal(amount))
    assert not Entry.objects.exists()


@pytest.mark.parametrize("amount", NOT_MONEY)
def test_it_refuses_to_look_it_up(ledger: type[Entry], amount: str) -> None:
    with pytest.raises(ValueError):
        Entry.objects.filter(gross=Decimal(amount)).exists()


@pytest.mark.parametrize("amount", [*NOT_MONEY, "", "tohundre", "1 000"])
def test_it_refuses_to_clean_it(amount: str) -> None:
    with pytest.raises(ValidationError):
        MoneyField().clean(amount, None)


@pytest.mark.parametrize("amount", [200.0, True, b"200", [200]])
def test_it_refuses_another_type(amount: object) -> None:
    with pytest.raises(TypeError):
        MoneyField().get_prep_value(amount)
    with pytest.raises(ValidationError):
        MoneyField().to_python(amount)


@pytest.mark.parametrize(
    ("amount", "oere"), [(Decimal("200.50"), 20050), (200, 20000), ("-0.01", -1), (Decimal("2E+2"), 20000)]
)
def test_it_takes_an_amount(amount: Decimal | int | str, oere: int) -> None:
    assert MoneyField().get_prep_value(amount) == oere
