"""The slip of holiday pay on paper, in both languages: how its sum comes about, and no holiday-pay base."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from payroll.documents.pay_slip import pay_slips_pdf
from payroll.documents.slip_data import PrintedLine, PrintedSlip, from_paper
from payroll.models import IncomeKind, SlipKind
from payroll.pay_holiday import issue_holiday_slip
from payroll.reverse_pay_slip import reverse_pay_slip
from tests.cast import NOW, TODAY, make_card, make_number
from tests.paper_text import pages_of
from tests.payroll.documents.test_pay_slip import SLIP
from tests.payroll.holiday.earning import someone_with

HOLIDAY = replace(
    SLIP,
    kind=SlipKind.HOLIDAY,
    income_kind=IncomeKind.HOLIDAY_PAY,
    earning_year=2025,
    reason="10,2 prosent av 40 000 kr, opptjent i 2025.",
    basis="percentage",
    lines=(
        PrintedLine("holiday_pay", Decimal(4080), Decimal(0)),
        PrintedLine("percentage", Decimal(920), Decimal(230), percent=Decimal(25)),
    ),
    gross=Decimal(5000),
    withholding=Decimal(230),
    net=Decimal(4770),
    holiday_base=Decimal(0),
    year_holiday_base=Decimal(0),
    work_date=None,
    starts_at=None,
    ends_at=None,
    hours=Decimal(0),
)


def page_of(slip: PrintedSlip) -> str:
    (page,) = pages_of(pay_slips_pdf([slip]))
    return page.replace("\u00a0", " ")


def test_it_says_how_the_sum_comes_about() -> None:
    page = page_of(HOLIDAY)
    for words in (
        "4 770 kr",
        "10,2 prosent av 40 000 kr, opptjent i 2025.",
        "Feriepenger før skatt 5 000",
        "Ingen skatt av 4 080 kr feriepenger 0",
        "Skatt, 25 prosent av 920 kr −230",
        "Til deg 4 770",
    ):
        assert words in page
    for words in ("Grunn:", "Feriepengegrunnlag", "Lønn før skatt", "Arbeid "):
        assert words not in page


def test_a_wage_before_it_in_the_year_still_shows_its_base() -> None:
    assert "Feriepengegrunnlag 266" in page_of(replace(HOLIDAY, year_holiday_base=Decimal(266)))


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "percent"), [("nb", "10,2"), ("en", "10.2")])
def test_the_issued_slip_is_in_her_language(supervisor, project, language, percent) -> None:
    number = make_number(born=date(1966, 5, 1))
    person = someone_with(40_001, by=supervisor, identity_number=number, language=language)
    make_card(person)
    slip = issue_holiday_slip(person, 2025, by=supervisor, now=NOW, today=TODAY)
    page = page_of(from_paper(slip))
    assert page.count(f"{percent} ") == 2  # her part and ours
    assert page.count(str(slip.reason).replace("\u00a0", " ")) == 2
    assert (slip.gross, slip.withholding, slip.net) == (5001, 230, 4771)


@pytest.mark.django_db
def test_a_reversal_says_which_year_and_why(supervisor, project) -> None:
    about = {"by": supervisor, "now": NOW, "today": TODAY}
    slip = issue_holiday_slip(someone_with(40_000, by=supervisor), 2025, **about)
    gone = reverse_pay_slip(slip, reason="Feil navn", money_came_back=None, **about).reversal
    page = page_of(from_paper(gone))
    for words in ("Feriepenger opptjent i 2025", "Grunn: Feil navn", "Feriepenger før skatt −4 080"):
        assert words in page
    assert "Feriepengegrunnlag 40 000" not in page
