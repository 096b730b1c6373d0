"""What must hold of every project's every month: valid files, sums that are equal, nothing told twice."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import _Element as Element

from payroll.rules.monthly_report import MonthlyReport
from payroll.rules.rates import load_rates
from payroll.rules.report_changes import differences
from payroll.rules.report_facts import SlipFact
from tests.payroll.reports.facts import xml_of
from tests.payroll.reports.generated import MONTHS, YEAR, MadeUp, days, made_up_projects
from tests.payroll.reports.schemas import texts, valid

RATES = load_rates(YEAR)
OTHER_ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


@settings(max_examples=200)
@given(made_up_projects())
def test_files_are_valid_sums_are_equal_and_nothing_is_told_twice(project: MadeUp) -> None:
    reports = [project.report(month) for month in MONTHS]
    for report in reports:
        slips = [one for one in project.slips if one.date.replace(day=1) == report.month]
        if not report.is_empty:
            message = valid(xml_of(report))
            payouts_are_the_peoples_withholding(message, slips)
            contribution_is_bases_times_rates(message)
            garnishment_adds_up(message, slips)
        bases_are_the_slips(project, report, slips)
    incomes_are_the_slips(project, reports)
    nothing_is_in_two_months(reports)


def payouts_are_the_peoples_withholding(message: Element, slips: list[SlipFact]) -> None:
    by_date = sum(map(int, texts(message, "sumForskuddstrekkPerLoennsutbetalingsdato/beloep")))
    by_person = -sum(map(int, texts(message, "forskuddstrekk/beloep")))
    assert by_date == by_person == sum(one.withholding for one in slips)


def contribution_is_bases_times_rates(message: Element) -> None:
    """Within half a krone of the exact sum: it is rounded once."""
    bases = map(Decimal, texts(message, "loennOgGodtgjoerelse/avgiftsgrunnlagBeloep"))
    rates = map(Decimal, texts(message, "loennOgGodtgjoerelse/prosentsatsForAvgiftsberegning"))
    exact = sum((base * rate / 100 for base, rate in zip(bases, rates, strict=True)), Decimal(0))
    (told,) = texts(message, "betalingsinformasjon/sumArbeidsgiveravgift")
    assert abs(exact - int(told)) <= Decimal("0.5")


def garnishment_adds_up(message: Element, slips: list[SlipFact]) -> None:
    taken = -sum(map(int, texts(message, "utleggstrekk/beloep")))
    assert taken == sum(one.coordinated for one in slips)
    told = texts(message, "betalingsinformasjon/sumUtleggstrekk")
    assert told == ([str(taken)] if taken else [])


def bases_are_the_slips(project: MadeUp, report: MonthlyReport, slips: list[SlipFact]) -> None:
    if not project.charity and RATES.zones[project.zone].rate:
        assert sum(one.base for one in report.bases) == sum(one.gross for one in slips)


def incomes_are_the_slips(project: MadeUp, reports: list[MonthlyReport]) -> None:
    told: dict[int, Decimal] = defaultdict(Decimal)
    for person in (person for report in reports for person in report.people):
        told[person.person] += person.gross
    for person in {one.person for one in project.slips}:
        gross = sum((one.gross for one in project.slips if one.person == person), Decimal(0))
        is_small = project.small_pay and gross <= RATES.limits.small_pay
        assert told[person] == (0 if is_small else gross)


def nothing_is_in_two_months(reports: list[MonthlyReport]) -> None:
    dates = [one.date for report in reports for one in report.payouts]
    assert len(dates) == len(set(dates))
    people = [(report.month, person) for report in reports for person in report.people]
    ends = [
        (person.person, one.number)
        for _month, person in people
        for one in person.employments
        if one.ended_on is not None
    ]
    assert len(ends) == len(set(ends))


@settings(max_examples=200)
@given(made_up_projects(), st.integers(1, 6), days, st.integers(1, 400))
def test_what_changes_is_said_and_a_correction_replaces(
    project: MadeUp, person: int, day: date, gross: int
) -> None:
    """One more slip changes its own month; once that is delivered too, nothing differs any longer."""
    one = SlipFact(person, day, "wage", Decimal(gross), Decimal(gross // 4), Decimal(1))
    more = [*project.slips, one]
    before, after = project.report(one.date.replace(day=1)), project.report(one.date.replace(day=1), more)
    same = (before.people, before.payouts, before.bases) == (after.people, after.payouts, after.bases)
    assert (differences(before, after) == ()) == same
    assert differences(after, project.report(after.month, more)) == ()
    (first_id,) = texts(valid(xml_of(before)), "meldingsId")
    correction = valid(xml_of(after, message_id=OTHER_ID, replaces=first_id))
    assert texts(correction, "erstatterMeldingsId") == [first_id]
    assert texts(correction, "meldingsId") == [OTHER_ID]
