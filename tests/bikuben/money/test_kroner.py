"""How an amount is written."""

from decimal import Decimal

import pytest
from django.template import Context, Template

from bikuben.money import kroner

WRITTEN = [
    ("200", "200"),
    ("200.00", "200"),
    ("0", "0"),
    ("-0.00", "0"),
    ("0.05", "0,05"),
    ("1234.5", "1\u00a0234,50"),
    ("1234567.89", "1\u00a0234\u00a0567,89"),
    ("-200", "\u2212200"),
    ("-1234.50", "\u22121\u00a0234,50"),
    ("13.335", "13,34"),
    ("-0.004", "0"),
]


@pytest.mark.parametrize(("amount", "written"), WRITTEN)
def test_it_is_written_as_here(amount: str, written: str) -> None:
    assert kroner(Decimal(amount)) == written


@pytest.mark.parametrize("amount", [200.0, "200", None, True])
def test_it_refuses_what_is_no_amount(amount: object) -> None:
    with pytest.raises(TypeError):
        kroner(amount)


def test_it_is_a_filter_that_shows_nothing_for_none() -> None:
    template = Template("{% load bikuben %}{{ net|kroner }} kr [{{ none|kroner }}]")
    assert template.render(Context({"net": Decimal("1234.50"), "none": None})) == "1\u00a0234,50 kr []"
