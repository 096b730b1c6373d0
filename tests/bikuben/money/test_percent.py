"""A percentage is written with the decimal comma of the amounts beside it, in every language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override

from bikuben.templatetags.bikuben import percent


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize(
    ("value", "written"),
    [(Decimal("14.1"), "14,1"), (Decimal("50.0"), "50"), (Decimal(0), "0"), (Decimal("12.50"), "12,5")],
)
def test_it_has_a_comma_and_no_needless_decimals(value: Decimal, written: str, language: str) -> None:
    with override(language):
        assert percent(value) == written
