"""A slip of holiday pay: what is owed, once, when the law says so. FERIE §11."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assignments.end_participant import end_participant, reopen_participant
from assignments.models import Participant
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from payroll.holiday_debt import holiday_debt
from payroll.models import BasisKind, IncomeKind, PaySlip, SlipKind, expected_balance
from payroll.pay_holiday import issue_holiday_slip, issue_holiday_slips
from tests.cast import NOW, TODAY, make_card, make_number, make_participant
from tests.payroll.holiday.earning import earn, paid_out, someone_with
from tests.payroll.paying import fill_box

pytestmark = pytest.mark.django_db
THIS_YEAR = date(2026, 2, 2)


@pytest.fixture
def about(supervisor, project) -> dict:
    return {"by": supervisor, "now": NOW, "today": TODAY}


def refused_code(participant: Participant, year: int, about: dict) -> str:
    with pytest.raises(Refused) as refused:
        issue_holiday_slip(participant, year, **about)
    return refused.value.code


def ended(participant: Participant, about: dict) -> Participant:
    return end_participant(participant, reason="moved", ended_on=TODAY, **about)


def test_last_years_forty_thousand_gives_4080_untaxed(about) -> None:
    person = someone_with(40_000, by=about["by"])
    make_card(person)
    slip = issue_holiday_slip(person, 2025, **about)
    assert (slip.kind, slip.income_kind, slip.earning_year) == (
        SlipKind.HOLIDAY,
        IncomeKind.HOLIDAY_PAY,
        2025,
    )
    assert (slip.gross, slip.withholding, slip.net, slip.holiday_base) == (4080, 0, 4080, 0)
    assert (slip.contribution, slip.basis) == (Decimal("575.28"), BasisKind.HOLIDAY_PAY)
    assert (slip.work_day, slip.work_date, slip.hours) == (None, None, 0)
    assert slip.year_gross == 4080
    assert str(slip.reason) == "10,2 prosent av 40\u00a0000 kr, opptjent i 2025."
    assert list(verify_papers()) == []


def test_a_year_with_two_percentages_is_told_whole_and_rounded_up(about) -> None:
    """10.2 % of 249 is 25.398, 12 % of 1 000 is 120: 146 kroner in all."""
    person = someone_with(249, by=about["by"])
    earn(person, 1_000, by=about["by"], day=date(2025, 9, 1), percent=Decimal(12))
    slip = issue_holiday_slip(person, 2025, **about)
    assert slip.gross == 146
    assert str(slip.reason).replace("\u00a0", " ") == (
        "10,2 prosent av 249 kr og 12 prosent av 1 000 kr, opptjent i 2025. Rundet opp til hele kroner."
    )


def test_it_is_paid_from_the_box_like_other_slips(about) -> None:
    fill_box(about["by"], 5000)
    paid_out(issue_holiday_slip(someone_with(40_000, by=about["by"]), 2025, **about), by=about["by"])
    assert expected_balance() == 920


def test_too_little_in_the_box_is_said(about) -> None:
    fill_box(about["by"], 4000)
    slip = issue_holiday_slip(someone_with(40_000, by=about["by"]), 2025, **about)
    with pytest.raises(Refused) as refused:
        paid_out(slip, by=about["by"])
    assert refused.value.code == "box_too_small"


def test_nothing_is_owed_twice(about) -> None:
    person = someone_with(40_000, by=about["by"])
    issue_holiday_slip(person, 2025, **about)
    assert refused_code(person, 2025, about) == "nothing_owed"


def test_nothing_is_owed_for_a_year_she_earned_nothing_in(about) -> None:
    assert refused_code(someone_with(40_000, by=about["by"]), 2024, about) == "nothing_owed"


def test_this_years_waits_for_next_year(about) -> None:
    person = make_participant()
    earn(person, 1_000, by=about["by"], day=THIS_YEAR)
    assert refused_code(person, 2026, about) == "too_early"


def test_a_slip_needs_her_name_and_number(about) -> None:
    person = someone_with(40_000, by=about["by"])
    Participant.objects.filter(pk=person.pk).update(legal_name="")
    assert refused_code(person, 2025, about) == "missing_details"


def test_when_she_ends_all_years_are_paid_this_years_withheld(about) -> None:
    person = someone_with(40_000, by=about["by"])
    make_card(person)
    earn(person, 10_000, by=about["by"], day=THIS_YEAR)
    ended(person, about)
    done = issue_holiday_slips(participant=person, **about)
    assert [(slip.earning_year, slip.gross, slip.withholding, slip.net) for slip in done.slips] == [
        (2025, 4080, 0, 4080),
        (2026, 1020, 255, 765),
    ]


def test_she_leaves_comes_back_and_earns_more_and_only_the_rest_is_owed(about) -> None:
    person = make_participant()
    earn(person, 10_000, by=about["by"], day=THIS_YEAR)
    issue_holiday_slips(participant=ended(person, about), **about)
    back = reopen_participant(person, **about)
    earn(back, 5_000, by=about["by"], day=date(2026, 10, 5))
    (account,) = holiday_debt(date(2026, 12, 31))
    assert (account.accrued, account.paid, account.owed) == (1530, 1020, 510)
    again = issue_holiday_slips(
        participant=ended(back, about), by=about["by"], now=NOW, today=date(2026, 12, 1)
    )
    assert [slip.gross for slip in again.slips] == [510]
    assert str(again.slips[0].reason).endswith("1\u00a0020 kr er betalt før.")


@pytest.mark.parametrize(("born", "gross", "withheld"), [(1966, 5000, 230), (1967, 4080, 0)])
def test_the_year_she_turns_sixty_gives_more_and_the_more_is_withheld(about, born, gross, withheld) -> None:
    """2.3 % of 40 000 is 920, of which 25 % is withheld. FERIE §10(3), SBF §5-7-1."""
    number = make_number(born=date(born, 11, 30))
    person = someone_with(40_000, by=about["by"], identity_number=number)
    make_card(person)
    slip = issue_holiday_slip(person, 2025, **about)
    assert (slip.gross, slip.withholding) == (gross, withheld)


def test_everyone_at_once_leaves_out_whoever_lacks_a_number(about) -> None:
    first, second = (someone_with(base, by=about["by"]) for base in (40_000, 10_000))
    Participant.objects.filter(pk=second.pk).update(identity_number="", identity_hash=None)
    done = issue_holiday_slips(**about)
    assert [slip.participant for slip in done.slips] == [first]
    assert [(one.participant, one.missing) for one in done.left_out] == [(second, ("identity_number",))]


def test_everyone_at_once_when_nobody_has_any(about) -> None:
    with pytest.raises(Refused) as refused:
        issue_holiday_slips(**about)
    assert refused.value.code == "nothing_to_issue"
    assert not PaySlip.objects.exists()


def test_untaxed_holiday_pay_uses_of_an_exemptions_limit(about) -> None:
    """It is taxable income of the year it is paid in: 4 080 of the 5 000 are used before she leaves."""
    person = someone_with(40_000, by=about["by"])
    make_card(person, "exemption", limit=Decimal(5_000))
    issue_holiday_slip(person, 2025, **about)
    earn(person, 20_000, by=about["by"], day=date(2026, 11, 20))
    leaver = ended(person, about)
    slip = issue_holiday_slip(leaver, 2026, **about | {"today": date(2026, 12, 1)})
    # 24 080 of the year are past the limit already, so half of all 2 040 is withheld.
    assert (slip.gross, slip.withholding) == (2040, 1020)


def test_a_missing_year_of_rates_is_said(about) -> None:
    person = make_participant()
    earn(person, 1_000, by=about["by"], day=THIS_YEAR)
    about["today"] = date(2031, 6, 1)
    assert refused_code(person, 2026, about) == "missing_rates"


def test_a_hundred_percent_leaves_nothing_to_pay(about) -> None:
    person = make_participant()
    make_card(person, percent=Decimal(100))
    earn(person, 1_000, by=about["by"], day=THIS_YEAR)
    assert refused_code(ended(person, about), 2026, about) == "no_net"
