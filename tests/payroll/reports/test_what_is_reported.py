"""What a month's slips tell: one income a person and code, what cancels out disappears."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assignments.rules.employment import Employment
from payroll.rules.contribution_bases import ContributionBase
from payroll.rules.monthly_report import (
    DatedAmount,
    MonthlyReport,
    ReportedEmployment,
    ReportedIncome,
    ReportedPerson,
    last_day,
)
from payroll.rules.report_facts import EndCause, IncomeCode, end_cause
from tests.payroll.reports.facts import EMPLOYER, MAY, report_of, reversal, slip, someone

SIXTH, APRIL_30, JUNE_1 = date(2026, 5, 6), date(2026, 4, 30), date(2026, 6, 1)


def test_a_persons_slips_are_one_income_a_code() -> None:
    report = report_of(
        [slip(), slip(day=SIXTH, gross=133, withheld=33), slip(day=SIXTH, income_kind="holiday_pay",
         gross="1020.50", withheld=0, hours=Decimal(0))]
    )  # fmt: skip
    (person,) = report.people
    assert person.incomes == (
        ReportedIncome(IncomeCode.WAGE, Decimal(399), Decimal(6), employment=1),
        ReportedIncome(IncomeCode.HOLIDAY_PAY, Decimal("1020.50"), employment=1),
    )
    assert person.withholding == 99
    assert report.payouts == (DatedAmount(date(2026, 5, 4), 66), DatedAmount(SIXTH, 33))


def test_a_fee_has_its_own_code_and_no_hours() -> None:
    (person,) = report_of([slip(income_kind="fee")]).people
    assert person.incomes == (ReportedIncome(IncomeCode.FEE, Decimal(266), employment=1),)


def test_other_months_slips_are_other_months() -> None:
    report = report_of([slip(), slip(day=APRIL_30), slip(day=JUNE_1)])
    assert report.gross == 266


def test_whoever_has_nothing_left_is_not_in_it() -> None:
    first, second = slip(person=1), slip(person=2)
    report = report_of([first, second, reversal(first)])
    assert [one.person for one in report.people] == [2]
    assert report.payouts == (DatedAmount(date(2026, 5, 4), 66),)


def test_a_month_where_all_is_reversed_is_empty() -> None:
    assert report_of([slip(), reversal(slip())]).is_empty


def test_withholding_by_date_is_a_persons_withholding() -> None:
    """One is withheld from on two dates, another on one of them."""
    report = report_of([slip(1), slip(1, SIXTH), slip(2, SIXTH, 222, 22)])
    assert [one.amount for one in report.payouts] == [66, 88]
    assert report.withholding == sum(one.withholding for one in report.people) == 154


def test_only_coordinated_garnishment_is_told_and_by_its_date() -> None:
    report = report_of([slip(coordinated=Decimal(50)), slip(day=SIXTH, coordinated=Decimal(30))])
    (person,) = report.people
    assert person.garnishments == (DatedAmount(date(2026, 5, 4), 50), DatedAmount(SIXTH, 30))
    assert report.garnishment == 80


def test_the_contribution_is_rounded_once() -> None:
    """14.1 % of 266 is 37.506; of three such it is 112.518, not 3 × 38."""
    report = report_of([slip(person) for person in (1, 2, 3)])
    assert report.bases == (ContributionBase("1", Decimal(798), Decimal("14.1")),)
    assert report.contribution == 113


def test_a_charity_is_liable_for_whoever_passes_80_000() -> None:
    """FTRL §23-2(8)."""
    report = report_of([slip(1, gross=80_001, withheld=0), slip(2)], charity=True)
    assert [one.is_liable for one in report.people] == [True, False]
    assert [one.base for one in report.bases] == [80_001]


def test_a_zone_whose_relief_runs_out_has_two_bases() -> None:
    report = report_of(
        [slip(1, date(2026, 4, 8), 24_285_000, 0), slip(1, gross=1_000, withheld=0)], zone="1a"
    )
    assert [(one.base, one.percent) for one in report.bases] == [
        (Decimal("714.29"), Decimal("10.6")),
        (Decimal("285.71"), Decimal("14.1")),
    ]


def test_an_end_is_told_in_its_month_only() -> None:
    ended = someone(1, Employment(1, date(2026, 1, 5), SIXTH, "moved"))
    (person,) = report_of([slip()], [ended]).people
    assert person.employments == (
        ReportedEmployment(1, date(2026, 1, 5), date(2026, 1, 5), SIXTH, EndCause.RESIGNED),
    )
    april = report_of([slip(day=APRIL_30)], [ended], date(2026, 4, 1))
    assert april.people[0].employments[0].ended_on is None
    june = report_of([slip(day=JUNE_1)], [ended], JUNE_1)
    assert june.people[0].employments == ()


def test_an_end_without_pay_is_told_too() -> None:
    ended = someone(2, Employment(1, date(2026, 1, 5), SIXTH, "permit"))
    report = report_of([slip(1)], [ended])
    assert [(one.person, one.gross) for one in report.people] == [(1, 266), (2, 0)]
    assert report.people[1].employments[0].end_cause == EndCause.RAN_OUT


def test_whoever_came_back_has_both_employments_in_the_month() -> None:
    back = someone(
        1, Employment(1, date(2025, 2, 3), date(2026, 5, 2), "treatment"), Employment(2, date(2026, 5, 4))
    )
    (person,) = report_of([slip()], [back]).people
    assert [(one.number, one.ended_on) for one in person.employments] == [(1, date(2026, 5, 2)), (2, None)]


def test_pay_changed_when_the_net_did_or_when_she_began() -> None:
    days = [date(2026, 1, 1), date(2026, 3, 1), JUNE_1]
    begun_later = someone(2, Employment(1, date(2026, 4, 1)))
    report = report_of([slip(1), slip(2)], [begun_later], rates_from=days)
    assert [one.employments[0].pay_changed_on for one in report.people] == [
        date(2026, 3, 1),
        date(2026, 4, 1),
    ]


@pytest.mark.parametrize(
    ("reason", "cause"),
    [
        ("other_work", "arbeidstakerHarSagtOppSelv"),
        ("unknown", "arbeidstakerHarSagtOppSelv"),
        ("permit", "kontraktEngasjementEllerVikariatErUtloept"),
        ("deceased", "kontraktEngasjementEllerVikariatErUtloept"),
    ],
)
def test_her_reason_becomes_the_registers_cause(reason: str, cause: str) -> None:
    assert end_cause(reason) == cause


def test_the_last_day_of_a_month() -> None:
    assert [last_day(date(2026, month, 1)).day for month in (2, 4, 12)] == [28, 30, 31]


def _person(**changes: object) -> ReportedPerson:
    return ReportedPerson(
        **{"person": 1, "identity_number": "1", "is_liable": True, "withholding": 66} | changes
    )


IMPOSSIBLE = {
    "by person and by date differ": ((_person(),), (DatedAmount(SIXTH, 65),)),
    "a person twice": ((_person(), _person()), (DatedAmount(SIXTH, 132),)),
    "a date twice": ((_person(),), (DatedAmount(SIXTH, 33), DatedAmount(SIXTH, 33))),
    "another month's date": ((_person(),), (DatedAmount(JUNE_1, 66),)),
    "another month's garnishment": (
        (_person(garnishments=(DatedAmount(JUNE_1, 5),)),),
        (DatedAmount(SIXTH, 66),),
    ),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_sums_that_dont_add_up_cant_be_built(case: str) -> None:
    people, payouts = IMPOSSIBLE[case]
    with pytest.raises(ValueError, match=r"reported|withheld|month"):
        MonthlyReport(MAY, EMPLOYER, people, payouts, ())


def test_an_impossible_person_cant_be_built() -> None:
    wage = ReportedIncome(IncomeCode.WAGE, Decimal(1))
    for changes in ({"withholding": -1}, {"incomes": (wage, wage)}):
        with pytest.raises(ValueError):
            _person(**changes)
    with pytest.raises(ValueError, match="impossible"):
        ReportedIncome(IncomeCode.FEE, Decimal(1), Decimal(3))
