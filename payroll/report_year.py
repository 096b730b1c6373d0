"""What the reports of a year are made from, read once however many months and people it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Min, Sum

from assignments.employment import Employment, employments_of
from assignments.models import Participant
from bikuben.models import Project
from payroll.contribution_owed import paid_in
from payroll.exemptions import exemptions_of
from payroll.models import GarnishmentKind, NetRate, PaySlip, PaySlipGarnishment
from payroll.rates_of_year import rates_of
from payroll.rules.contribution_bases import PaidGross, liable_people, month_bases
from payroll.rules.monthly_report import MonthlyReport, last_day, make_report
from payroll.rules.rates import MissingRates, Rates
from payroll.rules.report_facts import Employer, PersonFact, SlipFact, small_pay_people
from payroll.slip_status import CONDITIONS, SlipStatus


@dataclass
class ReportYear:
    """The facts of one year. `rates` is None where the year has none: then no report can be made.

    `people` are all with slips by its end, this year's or earlier; `first_paid` is the date of the first that
    stands, and has nobody whose every slip was reversed.
    `open_slips` counts by month the slips that nobody has fetched yet.
    """

    year: int
    project: Project
    rates: Rates | None
    charity: bool
    small_pay: bool
    slips: list[SlipFact]
    paid: list[PaidGross]
    people: dict[int, Participant]
    employments: dict[int, tuple[Employment, ...]]
    first_paid: dict[int, date]
    open_slips: dict[date, int]
    rates_from: list[date]

    @property
    def months(self) -> list[date]:
        """The first days of its months."""
        return [date(self.year, number, 1) for number in range(1, 13)]

    @property
    def gross(self) -> dict[int, Decimal]:
        """What each person was paid in the year."""
        found: dict[int, Decimal] = defaultdict(Decimal)
        for one in self.paid:
            found[one.person] += one.gross
        return found

    @property
    def small_pay_people(self) -> frozenset[int]:
        """Whose pay of the year is left out by the small pay rule, where the project is under it."""
        limit = self.rates.limits.small_pay if self.rates is not None and self.small_pay else None
        return small_pay_people(self.gross, limit)

    def slips_of(self, month: date) -> list[SlipFact]:
        """The slips dated in one month."""
        return [slip for slip in self.slips if slip.date.month == month.month]

    def has_employees(self, month: date) -> bool:
        """Whether anyone who has been paid by then was employed in it."""
        last = last_day(month)
        return any(
            self._is_paid_by(person, last) and any(one.overlaps(month, last) for one in spans)
            for person, spans in self.employments.items()
        )

    def report(self, month: date) -> MonthlyReport:
        """The report of one month as it is told now. `MissingRates` where the year has no rates."""
        if self.rates is None:
            raise MissingRates(self.year)
        liable = liable_people(self.gross, self.rates.limits, charity=self.charity)
        return make_report(
            month,
            self.slips_of(month),
            {person: self._fact(person) for person in self._concerned(month)},
            employer=employer_of(self.project),
            bases=month_bases(self.rates, self.paid, month.month, charity=self.charity),
            is_liable=liable.__contains__,
            small_pay=self.small_pay_people,
            rates_from=self.rates_from,
        )

    def _concerned(self, month: date) -> set[int]:
        """Who was paid in the month, or ended in it having been paid before."""
        last = last_day(month)
        ended = {
            person
            for person, spans in self.employments.items()
            if self._is_paid_by(person, last)
            and any(one.ended_on is not None and month <= one.ended_on <= last for one in spans)
        }
        return {slip.person for slip in self.slips_of(month)} | ended

    def _is_paid_by(self, person: int, day: date) -> bool:
        return person in self.first_paid and self.first_paid[person] <= day

    def _fact(self, person: int) -> PersonFact:
        return PersonFact(person, str(self.people[person].identity_number), self.employments[person])


def employer_of(project: Project) -> Employer:
    """What a report tells of the employer."""
    return Employer(
        project.organisation_number,
        project.sub_organisation_number,
        project.occupation_code,
        project.employment_form,
    )


def read_year(year: int, *, project: Project) -> ReportYear:
    """Everything the reports of a year need, in a fixed number of queries."""
    exemptions = exemptions_of(year)
    try:
        rates = rates_of(year)
    except MissingRates:
        rates = None
    paid_by_then = PaySlip.objects.filter(date__lte=date(year, 12, 31), reversed_by=None, reverses=None)
    first_paid = dict(
        paid_by_then.order_by()
        .values("participant")
        .annotate(first=Min("date"))
        .values_list("participant", "first")
    )
    slips = _slips(year)
    people = {
        one.pk: one
        for one in Participant.objects.filter(pk__in={*first_paid, *(slip.person for slip in slips)})
    }
    not_fetched = PaySlip.objects.filter(CONDITIONS[SlipStatus.NOT_FETCHED], date__year=year)
    return ReportYear(
        year=year,
        project=project,
        rates=rates,
        charity=exemptions.charity_exemption,
        small_pay=exemptions.small_pay_rule,
        slips=slips,
        paid=paid_in(year),
        people=people,
        employments=employments_of(people.values()),
        first_paid=first_paid,
        open_slips=_by_month(not_fetched.order_by().values_list("date", flat=True)),
        rates_from=sorted(NetRate.objects.values_list("valid_from", flat=True)),
    )


def _slips(year: int) -> list[SlipFact]:
    coordinated = dict(
        PaySlipGarnishment.objects.filter(kind=GarnishmentKind.COORDINATED, paper__date__year=year)
        .order_by()
        .values_list("paper")
        .annotate(total=Sum("amount"))
    )
    rows = PaySlip.objects.filter(date__year=year).order_by("year", "number")
    fields = ("pk", "participant_id", "date", "income_kind", "gross", "withholding", "hours", "work_date")
    return [
        SlipFact(person, day, kind, gross, withholding, hours, coordinated.get(pk, Decimal(0)), worked)
        for pk, person, day, kind, gross, withholding, hours, worked in rows.values_list(*fields)
    ]


def _by_month(days: Iterable[date]) -> dict[date, int]:
    found: dict[date, int] = defaultdict(int)
    for day in days:
        found[day.replace(day=1)] += 1
    return found
