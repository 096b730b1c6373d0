"""What a year's reading finds: garnishment by kind, small pay, thresholds, and rates that are missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assignments.end_participant import end_participant, reopen_participant
from assignments.models import Participant
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from payroll.models import (
    ExemptionsChoice,
    GarnishmentKind,
    GarnishmentOrder,
    NetRate,
    PaySlip,
    PaySlipGarnishment,
    PaySlipLine,
)
from payroll.report_files import delivered_source, xml_bytes
from payroll.report_missing import lacking
from payroll.report_paper import from_parts, parts_of
from payroll.report_state import ReportState, month_state
from payroll.rules.monthly_report import DatedAmount
from tests.cast import NOW, TODAY, make_participant
from tests.payroll.reports.schemas import texts, valid
from tests.payroll.reports.world import APRIL, EIGHTH, deliver, paid

pytestmark = pytest.mark.django_db
SAME = (
    "participant", "data_key", "legal_name", "identity_number", "employer_name", "hours",
    "employer_organisation_number", "basis", "percent", "gross", "withholding", "contribution",
    "contribution_percent", "contribution_zone", "holiday_base", "year_gross", "year_withholding",
    "year_net", "year_holiday_base",
)  # fmt: skip


def garnished(participant: Participant, by: User, amounts: dict[str, int]) -> PaySlip:
    """A slip like her first, dated the 8th, of which orders of these kinds took these amounts."""
    first = PaySlip.objects.filter(participant=participant).first()
    taken = [
        PaySlipGarnishment(
            position=position,
            order=GarnishmentOrder.objects.create(
                participant=participant,
                kind=kind,
                payee="Kemneren",
                starts_on=APRIL,
                amount=Decimal(amount),
            ),
            kind=kind,
            payee="Kemneren",
            amount=Decimal(amount),
        )
        for position, (kind, amount) in enumerate(amounts.items(), start=1)
    ]
    total = Decimal(sum(amounts.values()))
    slip = PaySlip(
        **{name: getattr(first, name) for name in SAME},
        kind="holiday",
        income_kind="holiday_pay",
        earning_year=2025,
        date=EIGHTH,
        garnishment=total,
        net=first.net - total,
    )
    line = PaySlipLine(position=1, basis="percentage", base=slip.gross, withheld=slip.withholding)
    return Desk(PaySlip, by=by, now=NOW, issued_on=TODAY).issue(slip, lines=[line], garnishments=taken)


def test_only_what_skatteetaten_coordinates_is_told(april, supervisor: User) -> None:
    garnished(april[0], supervisor, {GarnishmentKind.COORDINATED: 50, GarnishmentKind.OTHER: 30})
    report = month_state(APRIL, today=TODAY).report
    assert report.people[0].garnishments == (DatedAmount(EIGHTH, 50),)
    assert report.garnishment == 50


def test_holiday_pay_is_an_income_of_its_own(april, supervisor: User) -> None:
    garnished(april[1], supervisor, {})
    report = month_state(APRIL, today=TODAY).report
    assert [(one.code, one.amount) for one in report.people[1].incomes] == [
        ("timeloenn", 266),
        ("feriepenger", 266),
    ]


def test_small_pay_is_left_out_by_the_setting(april, supervisor: User) -> None:
    """SFF §7-2-1: not reported, but what was withheld is, and the contribution applies."""
    ExemptionsChoice.objects.create(year=2026, small_pay_rule=True)
    paper = deliver(supervisor)
    assert paper.incomes.count() == paper.employments.count() == 0
    assert (paper.withholding, paper.contribution) == (198, 113)


def test_a_charity_owes_nothing_while_its_wages_are_small(april, supervisor: User) -> None:
    """FTRL §23-2(8)."""
    ExemptionsChoice.objects.create(year=2026, charity_exemption=True)
    paper = deliver(supervisor)
    assert (paper.contribution, paper.bases.count()) == (0, 0)
    assert [one.is_liable for one in paper.people.all()] == [False, False]
    ExemptionsChoice.objects.update(charity_exemption=False)
    changed = month_state(APRIL, today=TODAY)
    assert changed.state == ReportState.CHANGED
    assert {one.what for one in changed.changes} == {"liable", "bases"}


@pytest.mark.parametrize("rule", ["charity_exemption", "small_pay_rule"])
@pytest.mark.parametrize(("year", "state"), [(2027, ReportState.DELIVERED), (2026, ReportState.CHANGED)])
def test_what_is_chosen_next_year_leaves_a_delivered_year_alone(year, state, rule, april, supervisor) -> None:
    """The 113 kr of contribution and the incomes of April 2026 stay as they were told."""
    assert deliver(supervisor).contribution == 113
    ExemptionsChoice.objects.create(year=year, **{rule: True})
    assert month_state(APRIL, today=date(2027, 2, 4)).state == state


def test_a_new_net_is_a_change_of_pay(april) -> None:
    NetRate.objects.create(valid_from=date(2026, 4, 6), net=Decimal(200))
    employment = month_state(APRIL, today=TODAY).report.people[0].employments[0]
    assert (employment.started_on, employment.pay_changed_on) == (date(2026, 1, 5), date(2026, 4, 6))


def test_whoever_came_back_has_an_employment_of_its_own(april, supervisor: User) -> None:
    when = {"by": supervisor, "now": NOW}
    end_participant(april[0], reason="treatment", ended_on=EIGHTH, today=EIGHTH, **when)
    reopen_participant(april[0], today=date(2026, 4, 20), **when)
    paper = deliver(supervisor)
    told = [(one.number, one.ended_on, one.end_cause) for one in paper.employments.all()]
    assert told[:2] == [(1, EIGHTH, "arbeidstakerHarSagtOppSelv"), (2, None, "")]
    message = valid(xml_bytes(delivered_source(paper)))
    # 266 of the 8th, 266 of the 10th, between the two: of the one before.
    assert texts(message, "inntekt/arbeidsforholdId") == [f"{april[0].pk}-1", f"{april[1].pk}-1"]
    assert texts(message, "inntekt/beloep") == ["532", "266"]
    ids = texts(message, "arbeidsforhold/arbeidsforholdId")
    assert ids[:2] == [f"{april[0].pk}-1", f"{april[0].pk}-2"]


def test_an_end_without_pay_is_told_of_whoever_has_been_paid(april, supervisor: User) -> None:
    """One who was never paid is nobody's employee, and her end nobody's business."""
    stranger = make_participant()
    for one in (april[0], stranger):
        end_participant(one, reason="moved", ended_on=TODAY, by=supervisor, now=NOW, today=TODAY)
    may = month_state(TODAY.replace(day=1), today=date(2026, 6, 2))
    assert may.state == ReportState.OPEN
    assert [(one.person, one.gross) for one in may.report.people] == [(april[0].pk, 0)]


def test_a_wrong_number_is_corrected(april, supervisor: User) -> None:
    deliver(supervisor)
    found = month_state(APRIL, today=TODAY)
    number = april[0].identity_number
    person = Participant.objects.get(pk=april[0].pk)
    person.identity_number = f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
    person.save()
    changed = month_state(APRIL, today=TODAY)
    assert [one.what for one in changed.changes] == ["identity_number"]
    assert found.state == ReportState.DELIVERED


def test_without_the_years_rates_nothing_can_be_delivered(april, supervisor, monkeypatch) -> None:
    state = month_state(APRIL, today=TODAY)
    without = replace(state.year, rates=None)
    assert [(one.code, one.url) for one in lacking(without, APRIL, None)] == [("rates", "/rates/")]
    monkeypatch.setattr("payroll.report_state.read_year", lambda *_args, **_more: without)
    with pytest.raises(Refused) as refused:
        deliver(supervisor)
    assert refused.value.code == "rates"


def test_each_employments_pay_is_kept_with_the_paper(april, supervisor: User) -> None:
    """532 before she ended on the 10th, 266 on the 21st; a paper from before told all in the last."""
    when = {"by": supervisor, "now": NOW}
    end_participant(april[0], reason="treatment", ended_on=date(2026, 4, 10), today=date(2026, 4, 10), **when)
    back = reopen_participant(april[0], today=date(2026, 4, 20), **when)
    paid(back, date(2026, 4, 21), by=supervisor)
    paper = deliver(supervisor)
    message = valid(xml_bytes(delivered_source(paper)))
    first = april[0].pk
    assert texts(message, "inntekt/beloep") == ["532", "266", "266"]
    assert texts(message, "inntekt/arbeidsforholdId") == [f"{first}-1", f"{first}-2", f"{april[1].pk}-1"]
    assert month_state(APRIL, today=TODAY).state == ReportState.DELIVERED
    assert list(verify_papers()) == []
    parts = parts_of(paper)
    for one in parts["incomes"]:
        one.employment = None
    parts["incomes"] = parts["incomes"][1:]
    assert [one.employment for one in from_parts(paper, parts).people[0].incomes] == [2]
