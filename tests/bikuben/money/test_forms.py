"""Amounts typed by hand, with comma or point."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.utils.translation import override

from bikuben.money import MoneyFormField
from tests.bikuben.money.ledger import Entry

EntryForm = modelform_factory(Entry, fields=["gross", "withholding", "limit"])


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("200", "200.00"),
        ("200,50", "200.50"),
        ("200.50", "200.50"),
        (" 1 234,5 ", "1234.50"),
        ("1\u00a0234,50", "1234.50"),
        ("\u221250", "-50.00"),
    ],
)
def test_it_understands(typed: str, amount: str, language: str) -> None:
    with override(language):
        assert str(MoneyFormField().clean(typed)) == amount


@pytest.mark.parametrize(
    "typed", ["200,505", "1.234", "1,234.50", "NaN", "inf", "1e400", "tohundre", "100000000000,01"]
)
def test_it_refuses(typed: str) -> None:
    form = EntryForm({"gross": typed, "withholding": "0"})
    assert not form.is_valid()
    assert list(form.errors) == ["gross"]


def test_it_says_in_norwegian_what_is_too_fine() -> None:
    form = EntryForm({"gross": "200,505", "withholding": "0"})
    assert form.errors["gross"] == ["Et beløp kan ikke være finere enn øre (to desimaler)."]


def test_it_may_be_left_empty_where_it_may_be_unknown() -> None:
    form = EntryForm({"gross": "200", "withholding": "0", "limit": ""})
    form.is_valid()
    assert form.cleaned_data["limit"] is None


def test_it_obeys_a_least_amount() -> None:
    field = MoneyFormField(min_value=Decimal(0))
    assert field.clean("0") == 0
    with pytest.raises(ValidationError):
        field.clean("-1")


def test_it_shows_the_amount_as_it_is_typed() -> None:
    field = MoneyFormField()
    with override("nb"):
        assert field.prepare_value(Decimal("200.50")) == "200,50"
        assert field.prepare_value(Decimal("200.00")) == "200"
        assert field.prepare_value("12,x") == "12,x"


def test_it_sees_that_nothing_changed() -> None:
    assert not MoneyFormField().has_changed(Decimal("200.00"), "200")
    assert MoneyFormField().has_changed(Decimal("200.00"), "200,50")
