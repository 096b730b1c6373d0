"""From a report to the paper that is delivered, and back: the one place that knows both shapes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from assignments.models import Participant
from bikuben.models import Project
from bikuben.papers import PaperPart
from bikuben.version import VERSION
from payroll.models import (
    MonthlyReport,
    ReportBase,
    ReportChannel,
    ReportEmployment,
    ReportGarnishment,
    ReportIncome,
    ReportPayout,
    ReportPerson,
)
from payroll.rules import monthly_report as rules
from payroll.rules.report_facts import Employer, EndCause, IncomeCode

PARTS = ("people", "employments", "incomes", "garnishments", "payouts", "bases")
Parts = dict[str, Sequence[PaperPart]]


def channel_of(project: Project) -> str:
    """A unit of a larger entity reports to its payroll office, a legal entity to Skatteetaten."""
    return ReportChannel.A_MELDING if project.is_own_entity else ReportChannel.PAYROLL_OFFICE


def system_name() -> str:
    """The program and its version, as the a-melding names them (kildesystem)."""
    return f"Bikuben {VERSION}"


def to_paper(
    report: rules.MonthlyReport,
    project: Project,
    people: Mapping[int, Participant],
    *,
    message_id: str,
    replaces: MonthlyReport | None = None,
) -> tuple[MonthlyReport, Parts]:
    """An unsaved paper and its parts with all that the files print copied to them."""
    paper = MonthlyReport(
        date=report.month,
        edition=replaces.edition + 1 if replaces else 1,
        replaces=replaces,
        channel=channel_of(project),
        message_id=message_id,
        system=system_name(),
        employer_name=project.legal_name,
        employer_organisation_number=report.employer.organisation_number,
        employer_sub_organisation_number=report.employer.sub_organisation_number,
        occupation_code=report.employer.occupation_code,
        employment_form=report.employer.employment_form,
        withholding=Decimal(report.withholding),
        garnishment=Decimal(report.garnishment),
        contribution=Decimal(report.contribution),
    )
    parts: Parts = {
        "people": [_person(one, people[one.person]) for one in report.people],
        "employments": [
            ReportEmployment(
                participant=people[person.person],
                number=one.number,
                started_on=one.started_on,
                pay_changed_on=one.pay_changed_on,
                ended_on=one.ended_on,
                end_cause=one.end_cause or "",
            )
            for person in report.people
            for one in person.employments
        ],
        "incomes": [
            ReportIncome(
                participant=people[person.person],
                code=one.code,
                amount=one.amount,
                hours=one.hours,
                employment=one.employment,
            )
            for person in report.people
            for one in person.incomes
        ],
        "garnishments": [
            ReportGarnishment(participant=people[person.person], date=one.date, amount=Decimal(one.amount))
            for person in report.people
            for one in person.garnishments
        ],
        "payouts": [ReportPayout(date=one.date, amount=Decimal(one.amount)) for one in report.payouts],
        "bases": [ReportBase(zone=one.zone, base=one.base, percent=one.percent) for one in report.bases],
    }
    for those in parts.values():
        for position, part in enumerate(those, start=1):
            part.position = position  # type: ignore[attr-defined]
    return paper, parts


def from_paper(paper: MonthlyReport) -> rules.MonthlyReport:
    """What a delivered paper told, as the rules know it. Its sums are checked again on the way."""
    return from_parts(paper, parts_of(paper))


def parts_of(paper: MonthlyReport) -> Parts:
    """The parts of a delivered paper, each kind in its order."""
    return {name: list(getattr(paper, name).all()) for name in PARTS}


def from_parts(paper: MonthlyReport, parts: Mapping[str, Sequence[PaperPart]]) -> rules.MonthlyReport:
    """The same for a paper whose parts are at hand, issued or not."""
    of_person: dict[str, dict[int, list]] = {name: defaultdict(list) for name in PARTS[1:4]}
    for name, found in of_person.items():
        for part in parts[name]:
            found[part.participant_id].append(part)
    return rules.MonthlyReport(
        month=paper.date,
        employer=Employer(
            paper.employer_organisation_number,
            paper.employer_sub_organisation_number,
            paper.occupation_code,
            paper.employment_form,
        ),
        people=tuple(
            rules.ReportedPerson(
                person=one.participant_id,
                identity_number=str(one.identity_number),
                is_liable=one.is_liable,
                withholding=int(one.withholding),
                incomes=tuple(
                    _income(income, of_person["employments"][one.participant_id])
                    for income in of_person["incomes"][one.participant_id]
                ),
                employments=tuple(
                    _employment(employment) for employment in of_person["employments"][one.participant_id]
                ),
                garnishments=_dated(of_person["garnishments"][one.participant_id]),
            )
            for one in parts["people"]
        ),
        payouts=_dated(parts["payouts"]),
        bases=tuple(one.as_base() for one in parts["bases"]),
    )


def delivered_in(year: int) -> dict[date, list[MonthlyReport]]:
    """The delivered editions of each month of a year, oldest first, with their parts."""
    found: dict[date, list[MonthlyReport]] = defaultdict(list)
    papers = MonthlyReport.objects.filter(date__year=year).select_related("replaces", "issued_by")
    for paper in papers.prefetch_related(*PARTS).order_by("date", "edition"):
        found[paper.date].append(paper)
    return found


def _person(one: rules.ReportedPerson, participant: Participant) -> ReportPerson:
    return ReportPerson(
        participant=participant,
        data_key=participant.data_key,
        legal_name=participant.legal_name,
        identity_number=one.identity_number,
        is_liable=one.is_liable,
        withholding=Decimal(one.withholding),
    )


def _income(one: ReportIncome, employments: list[ReportEmployment]) -> rules.ReportedIncome:
    """A paper of hash version 1 has no employment on its incomes: all were told in the last."""
    last = employments[-1].number if employments else None
    return rules.ReportedIncome(IncomeCode(one.code), one.amount, one.hours, one.employment or last)


def _employment(one: ReportEmployment) -> rules.ReportedEmployment:
    return rules.ReportedEmployment(
        number=one.number,
        started_on=one.started_on,
        pay_changed_on=one.pay_changed_on,
        ended_on=one.ended_on,
        end_cause=EndCause(one.end_cause) if one.end_cause else None,
    )


def _dated(amounts: Sequence) -> tuple[rules.DatedAmount, ...]:
    return tuple(rules.DatedAmount(one.date, int(one.amount)) for one in amounts)
