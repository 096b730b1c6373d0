"""The written agreement (AML §14-5): one sheet, her language, no identity number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from payroll.documents.agreement import Agreement, agreement_pdf
from tests.paper_text import pages_of

AGREEMENT = Agreement(
    employer_name="Verkstedet i Prøvegata",
    employer_organisation_number="974760673",
    employer_address="Prøvegata 1, 0150 Oslo",
    legal_name="Łucja Šćepanović",
    address="Prøvegata 2, 0150 Oslo",
    starts_on=date(2026, 1, 5),
    net=Decimal(200),
    holiday_percent=Decimal("10.2"),
    cash_reason="har ingen bankkonto",
    is_temporary=False,
)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(pages_of(pdf)).split())


def test_it_says_who_what_and_how_much() -> None:
    text = text_of(agreement_pdf(AGREEMENT, language="nb"))
    for words in (
        "Łucja Šćepanović",
        "Org.nr. 974 760 673",
        "Avtalen gjelder fra 5. januar 2026.",
        "200 kroner i hånda for hver dag.",
        "Grunn: har ingen bankkonto.",
        "10,2 % av lønna før skatt",
    ):
        assert words in text
    assert "midlertidig" not in text


def test_a_temporary_one_leaves_room_for_the_ground() -> None:
    text = text_of(agreement_pdf(replace(AGREEMENT, is_temporary=True), language="nb"))
    assert "Arbeidet er midlertidig. Grunn: ____" in text


def test_a_fee_has_no_holiday_pay() -> None:
    assert "Feriepenger" not in text_of(
        agreement_pdf(replace(AGREEMENT, holiday_percent=None), language="nb")
    )


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_longest_name_fits_on_one_sheet(language: str) -> None:
    long = replace(AGREEMENT, legal_name=" ".join(["Wilhelmina-Alexandrina"] * 5), is_temporary=True)
    pdf = agreement_pdf(long, language=language)
    assert len(pages_of(pdf)) == 1
    assert text_of(pdf).count("Wilhelmina-Alexandrina") == 10
