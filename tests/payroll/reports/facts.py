"""Facts for reports without a database: May 2026, an employer in Oslo, slips by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from assignments.rules.employment import Employment
from payroll.documents.a_melding import Message, write_a_melding
from payroll.rules.contribution_bases import PaidGross, liable_people, month_bases
from payroll.rules.monthly_report import MonthlyReport, make_report
from payroll.rules.rates import load_rates
from payroll.rules.report_facts import Employer, PersonFact, SlipFact, small_pay_people

MAY = date(2026, 5, 1)
EMPLOYER = Employer("974760673", "318215693", "9329100", "fast")
MESSAGE_ID = "0f8fad5b-d9cb-469f-a165-70867728950e"
MADE_AT = datetime(2026, 6, 2, 9, 12, tzinfo=UTC)


def slip(
    person: int = 1, day: date = date(2026, 5, 4), gross: object = 266, withheld: object = 66, **more: Any
) -> SlipFact:
    """A day's slip: 200 in her hand by a 25 % card, three hours."""
    more = {"income_kind": "wage", "hours": Decimal(3), **more}
    return SlipFact(person, day, gross=Decimal(str(gross)), withholding=Decimal(str(withheld)), **more)


def reversal(of: SlipFact) -> SlipFact:
    """The slip that takes another back, dated as it."""
    return SlipFact(
        of.person,
        of.date,
        of.income_kind,
        -of.gross,
        -of.withholding,
        -of.hours,
        -of.coordinated,
        of.work_date,
    )


def someone(person: int = 1, *spans: Employment) -> PersonFact:
    """A person employed since 5 January, unless told otherwise. Her number is none that anyone has."""
    return PersonFact(person, f"{person:011d}", spans or (Employment(1, date(2026, 1, 5)),))


def report_of(
    slips: Iterable[SlipFact],
    people: Iterable[PersonFact] = (),
    month: date = MAY,
    *,
    zone: str = "1",
    charity: bool = False,
    small_pay: bool = False,
    **more: Any,
) -> MonthlyReport:
    """The report of a month, its bases and thresholds found from the slips as the year's reading does."""
    found = list(slips)
    rates = load_rates(month.year)
    gross: dict[int, Decimal] = defaultdict(Decimal)
    for one in found:
        gross[one.person] += one.gross
    paid = [PaidGross(one.person, one.date.month, zone, one.gross) for one in found]
    known = {one.person: one for one in people}
    return make_report(
        month,
        found,
        {person: known.get(person, someone(person)) for person in {*known, *_paid_in(found, month)}},
        employer=EMPLOYER,
        bases=month_bases(rates, paid, month.month, charity=charity),
        is_liable=liable_people(gross, rates.limits, charity=charity).__contains__,
        small_pay=small_pay_people(gross, rates.limits.small_pay if small_pay else None),
        **more,
    )


def _paid_in(slips: list[SlipFact], month: date) -> set[int]:
    return {one.person for one in slips if one.date.replace(day=1) == month}


def xml_of(
    report: MonthlyReport, *, message_id: str = MESSAGE_ID, replaces: str = "", draft: bool = False
) -> bytes:
    """The a-melding of a report."""
    message = Message(
        month=report.month,
        made_at=MADE_AT,
        system="Bikuben 0.1.0",
        message_id=message_id,
        replaces=replaces,
        employer=report.employer,
        contribution=report.contribution,
        garnishment=report.garnishment,
        payouts=report.payouts,
        bases=report.bases,
    )
    file = BytesIO()
    write_a_melding(file, message, report.people, draft=draft)
    return file.getvalue()
