"""Pay of at most 10 000 kr a person and year isn't reported where the project is such a body. SFF §7-2-1.

The contribution applies all the same, and what was withheld is told, so that it is credited.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assignments.rules.employment import Employment
from payroll.rules.monthly_report import DatedAmount
from payroll.rules.report_changes import What, differences
from tests.payroll.reports.facts import report_of, slip, someone
from tests.payroll.reports.facts import xml_of as xml
from tests.payroll.reports.schemas import texts, valid

JUNE = date(2026, 6, 3)


def test_at_most_10_000_is_not_reported_but_what_was_withheld_is() -> None:
    report = report_of([slip(gross=10_000, withheld=2_500)], small_pay=True)
    (person,) = report.people
    assert (person.incomes, person.employments, person.withholding) == ((), (), 2_500)
    assert report.payouts == (DatedAmount(date(2026, 5, 4), 2_500),)
    assert report.contribution == 1_410
    message = valid(xml(report))
    assert texts(message, "forskuddstrekk/beloep") == ["-2500"]
    assert texts(message, "inntekt/beloep") == texts(message, "arbeidsforhold/startdato") == []


def test_one_krone_above_makes_the_whole_year_reportable() -> None:
    """What was delivered for May before she passed the limit in June must then be corrected."""
    may = [slip(gross=10_000, withheld=2_500)]
    before = report_of(may, small_pay=True)
    after = report_of([*may, slip(day=JUNE, gross=1, withheld=0)], small_pay=True)
    assert after.gross == 10_000
    assert {one.what for one in differences(before, after)} == {
        What.INCOME, What.HOURS, What.EMPLOYMENT, What.LIABLE,
    }  # fmt: skip


def test_whoever_had_nothing_withheld_is_not_in_it_at_all() -> None:
    ended = someone(1, Employment(1, date(2026, 1, 5), date(2026, 5, 6), "moved"))
    report = report_of([slip(gross=200, withheld=0)], [ended], small_pay=True)
    assert report.people == ()
    assert not report.is_empty
    assert report.bases[0].base == Decimal(200)


def test_without_the_setting_everyone_is_reported() -> None:
    assert report_of([slip()]).gross == 266
