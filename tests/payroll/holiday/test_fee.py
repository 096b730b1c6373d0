"""A fee (honorar) instead of a wage: no holiday pay of it; what was earned as a wage before stays earned."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from payroll.choose_holiday_pay import FOUR_WEEKS, choose_holiday_pay
from payroll.documents.agreement import agreement_pdf
from payroll.documents.pay_slip import pay_slips_pdf
from payroll.documents.slip_data import from_paper
from payroll.holiday_debt import holiday_debt
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import IncomeKind, PaySlip, ReversalCause
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import renew_pay_slip, reverse_pay_slip
from payroll.supplement import issue_supplement
from tests.cast import NOW, TODAY
from tests.paper_text import pages_of
from tests.payroll.documents.test_agreement import AGREEMENT
from tests.payroll.paying import fill_box, finished_shift, someone_done, working_day

pytestmark = pytest.mark.django_db
FEE = (IncomeKind.FEE, 0, 0)


@pytest.fixture
def about(supervisor, project) -> dict:
    fill_box(supervisor)
    return {"by": supervisor, "now": NOW, "today": TODAY}


def pay_fees(about: dict, *, is_fee: bool = True) -> None:
    choose_holiday_pay(is_fee=is_fee, holiday_percent=FOUR_WEEKS, by=about["by"], now=NOW)


def kind_of(slip: PaySlip) -> tuple:
    return slip.income_kind, slip.holiday_base, slip.holiday_percent


def test_a_fee_earns_no_holiday_pay(about) -> None:
    pay_fees(about)
    day = working_day()
    person = someone_done(day)
    assert kind_of(issue_pay_slip(person, day, **about)) == FEE
    more = issue_supplement(person, day, net=Decimal(50), reason="Ble lenger", **about)
    assert kind_of(more) == FEE
    assert holiday_debt(TODAY) == []


def test_wages_from_before_the_change_keep_their_holiday_pay(about) -> None:
    """266 kr gross by 25 %: 10.2 % is 27.132."""
    first, second = working_day(), working_day(TODAY + timedelta(days=1))
    person = someone_done(first)
    issue_pay_slip(person, first, **about)
    pay_fees(about)
    finished_shift(person, second)
    issue_pay_slip(person, second, **about)
    (account,) = holiday_debt(TODAY)
    assert (account.base, account.accrued) == (266, Decimal("27.13"))


def test_a_supplement_to_a_wage_is_a_wage_also_after_the_change(about) -> None:
    day = working_day()
    person = someone_done(day)
    issue_pay_slip(person, day, **about)
    pay_fees(about)
    more = issue_supplement(person, day, net=Decimal(50), reason="Ble lenger", **about)
    assert (more.income_kind, more.holiday_base, more.holiday_percent) == (
        IncomeKind.WAGE,
        more.gross,
        FOUR_WEEKS,
    )
    unfetched = reverse_pay_slip(
        more, reason="Ikke hentet", money_came_back=None, cause=ReversalCause.NOT_FETCHED, **about
    ).reversal
    assert renew_pay_slip(unfetched, **about).income_kind == IncomeKind.WAGE


@pytest.mark.parametrize("was_fee", [False, True])
def test_the_slip_settled_against_a_reversed_one_is_of_its_kind(about, was_fee) -> None:
    pay_fees(about, is_fee=was_fee)
    day = working_day()
    slip = issue_pay_slip(someone_done(day), day, **about)
    pay_out(slip, **about)
    pay_fees(about, is_fee=not was_fee)
    new = reverse_pay_slip(slip, reason="Feil kort", money_came_back=False, **about).new_slip
    assert kind_of(new) == kind_of(slip)


@pytest.mark.parametrize("was_fee", [False, True])
def test_so_is_one_written_later_for_money_she_kept(about, was_fee) -> None:
    """266 kr by 25 %: it keeps the date of the reversed slip, and so stays what it was."""
    pay_fees(about, is_fee=was_fee)
    day = working_day()
    slip = issue_pay_slip(someone_done(day), day, **about)
    pay_out(slip, **about)
    reverse_pay_slip(slip, reason="Feil kort", money_came_back=False, new_slip=False, **about)
    pay_fees(about, is_fee=not was_fee)
    new = issue_pay_slip(slip.participant, day, **about)
    assert kind_of(new) == (FEE if was_fee else (IncomeKind.WAGE, 266, FOUR_WEEKS))


def test_after_the_money_came_back_it_is_as_the_project_pays_now(about) -> None:
    day = working_day()
    slip = issue_pay_slip(someone_done(day), day, **about)
    pay_out(slip, **about)
    reverse_pay_slip(slip, reason="Feil kort", money_came_back=True, **about)
    pay_fees(about)
    assert kind_of(issue_pay_slip(slip.participant, day, **about)) == FEE


def test_the_slip_says_honorar_and_nothing_of_holiday_pay(about, as_supervisor, clock) -> None:
    pay_fees(about)
    day = working_day()
    slip = issue_pay_slip(someone_done(day), day, **about)
    (sheet,) = pages_of(pay_slips_pdf([from_paper(slip)]))
    assert "Honorar før skatt" in sheet
    assert "erie" not in sheet
    page = as_supervisor.get(f"/slips/{slip.pk}/").content.decode()
    assert "honorar" in page
    assert "Ferie" not in page


def test_the_agreement_says_honorar_and_nothing_of_holiday_pay() -> None:
    (sheet,) = pages_of(agreement_pdf(replace(AGREEMENT, holiday_percent=None), language="nb"))
    assert "Honoraret betales samme dag" in sheet
    assert "Lønn" not in sheet
    assert "ferieloven" not in sheet


def test_the_figures_have_no_column_of_it(about, as_reader, clock) -> None:
    pay_fees(about)
    day = working_day()
    issue_pay_slip(someone_done(day), day, **about)
    assert "Gir feriepenger av" not in as_reader.get("/figures/").content.decode()


def test_the_pages_do_not_lead_to_it(about, as_supervisor, clock) -> None:
    day = working_day()
    assert "/holiday-pay/" in as_supervisor.get(f"/day/{day.date}/pay/").content.decode()
    pay_fees(about)
    assert "/holiday-pay/" not in as_supervisor.get(f"/day/{day.date}/pay/").content.decode()
    assert "gir ikke feriepenger" in as_supervisor.get("/holiday-pay/").content.decode()
