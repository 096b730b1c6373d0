"""What differs between what was told and what is told now, person by person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from assignments.rules.employment import Employment
from payroll.report_words import difference_words
from payroll.rules.report_changes import Difference, What, differences
from payroll.rules.report_facts import IncomeCode
from tests.payroll.reports.facts import report_of, reversal, slip, someone

SIXTH = date(2026, 5, 6)


def test_the_same_slips_differ_in_nothing() -> None:
    assert differences(report_of([slip(), slip(2)]), report_of([slip(2), slip()])) == ()


def test_each_thing_is_said_with_its_figures() -> None:
    before = report_of([slip(1), slip(2)])
    after = report_of([slip(1), slip(2), slip(2, SIXTH, 133, 33)])
    assert differences(before, after) == (
        Difference(What.INCOME, 2, IncomeCode.WAGE, Decimal(266), Decimal(399)),
        Difference(What.HOURS, 2, IncomeCode.WAGE, Decimal(3), Decimal(6)),
        Difference(What.WITHHOLDING, 2, None, Decimal(66), Decimal(99)),
        Difference(What.PAYOUTS, None, None, Decimal(132), Decimal(165)),
        Difference(What.BASES, None, None, Decimal(75), Decimal(94)),
    )


def test_whoever_disappears_is_named() -> None:
    first, second = slip(1), slip(2)
    found = differences(report_of([first, second]), report_of([first, second, reversal(second)]))
    assert {one.person for one in found} == {2, None}


def test_the_same_kroner_on_another_date_is_a_change() -> None:
    """The withholding is due by the payout date."""
    found = differences(report_of([slip()]), report_of([slip(day=SIXTH)]))
    assert [(one.what, one.person) for one in found] == [(What.PAYOUTS, None)]
    moved = slip(withheld=0, coordinated=Decimal(50)), slip(day=SIXTH, withheld=0, coordinated=Decimal(50))
    found = differences(*(report_of([one]) for one in moved))
    assert [(one.what, one.person) for one in found] == [(What.GARNISHMENT, 1)]


def test_an_end_that_was_not_told_is_a_change() -> None:
    ended = someone(1, Employment(1, date(2026, 1, 5), SIXTH, "moved"))
    found = differences(report_of([slip()]), report_of([slip()], [ended]))
    assert [(one.what, one.person) for one in found] == [(What.EMPLOYMENT, 1)]


def test_a_new_net_alone_is_no_other_employment() -> None:
    """The rate from the 6th was entered after delivery: she neither began nor ended anew."""
    found = differences(report_of([slip()]), report_of([slip()], rates_from=(SIXTH,)))
    assert [(one.what, one.person) for one in found] == [(What.PAY_CHANGED_ON, 1)]
    assert difference_words(found[0]) == "når lønna hennes sist ble endret"
    ended = someone(1, Employment(1, date(2026, 1, 5), date(2026, 5, 8), "moved"))
    (both,) = differences(report_of([slip()]), report_of([slip()], [ended], rates_from=(SIXTH,)))
    assert difference_words(both) == "når hun begynte eller sluttet"


def test_pay_told_in_the_other_employment_is_a_change() -> None:
    spans = (Employment(1, date(2026, 1, 5), date(2026, 5, 8), "moved"), Employment(2, date(2026, 5, 25)))
    told = report_of([slip()], [someone(1, *spans)])
    now = report_of([slip(work_date=date(2026, 5, 4))], [someone(1, *spans)])
    (found,) = differences(told, now)
    assert difference_words(found) == "hvilket arbeidsforhold lønna hører til"
    # Another number of hours for the same 266 is only that.
    longer = report_of([slip(work_date=date(2026, 5, 4), hours=Decimal(4))], [someone(1, *spans)])
    assert differences(now, longer) == (Difference(What.HOURS, 1, IncomeCode.WAGE, Decimal(3), Decimal(4)),)


def test_a_wrong_number_is_a_change_a_national_one_for_a_d_number_is_not() -> None:
    """The state keeps a D-number and the number that follows it together."""

    def told(number: str):
        return report_of([slip()], [replace(someone(), identity_number=number)])

    assert [one.what for one in differences(told("12018412345"), told("12018412346"))] == [
        What.IDENTITY_NUMBER
    ]
    assert [one.what for one in differences(told("52018412345"), told("52018412346"))] == [
        What.IDENTITY_NUMBER
    ]
    assert differences(told("52018412345"), told("12018412346")) == ()


def test_the_employers_own_details_are_none() -> None:
    report = report_of([slip()])
    moved = replace(report, employer=replace(report.employer, occupation_code="9329101"))
    assert differences(report, moved) == ()
