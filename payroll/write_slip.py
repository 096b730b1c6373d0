"""Writing a slip: copying everything it prints, so that nothing that changes later changes it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assignments.models import PAYABLE, Participant, Shift, WorkDay
from assignments.rules.hours import day_hours
from bikuben.models import Project
from bikuben.papers import Desk
from payroll.garnishing import garnishment_parts, garnishment_parts_back
from payroll.models import BasisKind, IncomeKind, PaySlip, PaySlipLine, ReversalCause, SlipKind
from payroll.pay_basis import SUMS, Worked, year_sums
from payroll.rules.correction import Difference

COPIED_AS_IT_IS = (
    "participant", "data_key", "work_day", "work_date", "starts_at", "ends_at", "legal_name",
    "identity_number", "address", "language", "employer_name", "employer_organisation_number",
    "employer_sub_organisation_number", "employer_address", "basis", "table", "percent", "card_year",
    "card_limit", "main_employer", "contribution_percent", "contribution_zone", "holiday_percent",
    "income_kind", "earning_year",
)  # fmt: skip
ARITHMETIC = ("was_withheld", "should_be", "first_date", "last_date")
NEGATED = ("hours", "gross", "withholding", "garnishment", "net", "contribution", "holiday_base")


def write_slip(
    desk: Desk,
    participant: Participant,
    work_day: WorkDay | None,
    worked: Worked,
    *,
    payout: date,
    kind: SlipKind = SlipKind.DAY,
    supplements: PaySlip | None = None,
    earning_year: int | None = None,
    reason: str = "",
) -> PaySlip:
    """Issue one slip of a calculation. Only the day's own slip carries its hours; a supplement has none.

    Holiday pay has no work day, and an `earning_year` instead.
    """
    pay, basis, card, project = worked.pay, worked.basis, worked.card, worked.project
    spans = [
        (shift.starts_at, shift.ends_at)
        for shift in Shift.objects.filter(participant=participant, work_day=work_day, outcome__in=PAYABLE)
    ]
    slip = PaySlip(
        kind=kind,
        work_day=work_day,
        date=payout,
        work_date=work_day.date if work_day else None,
        starts_at=min((start for start, _end in spans), default=None),
        ends_at=max((end for _start, end in spans), default=None),
        hours=day_hours(spans) if kind == SlipKind.DAY else Decimal(0),
        supplements=supplements,
        reason=reason,
        **the_two_parties(participant, project),
        income_kind=_income_kind(worked, earning_year),
        earning_year=earning_year,
        basis=basis.kind,
        table=basis.table or "",
        percent=basis.percent,
        card_year=basis.card_year,
        card_limit=basis.limit,
        main_employer=card.main_employer if card else True,
        gross=Decimal(pay.gross),
        withholding=Decimal(pay.withholding),
        garnishment=Decimal(pay.garnishment),
        net=Decimal(pay.net),
        contribution=pay.contribution,
        contribution_percent=pay.contribution_rate,
        contribution_zone=worked.zone,
        holiday_base=Decimal(pay.holiday_base),
        holiday_percent=worked.holiday_percent,
    )
    add_up_the_year(slip, worked.year_before)
    lines = [
        PaySlipLine(
            position=position,
            basis=part.kind,
            base=part.base,
            table=part.table or "",
            percent=part.percent,
            withheld=Decimal(part.withheld),
        )
        for position, part in enumerate(pay.parts, start=1)
    ]
    if pay.correction and worked.difference:
        lines.append(_correction_line(worked.difference, pay.correction, position=len(lines) + 1))
    return desk.issue(slip, lines=lines, garnishments=garnishment_parts(worked.garnished))


def _correction_line(difference: Difference, corrected: int, *, position: int) -> PaySlipLine:
    return PaySlipLine(
        position=position,
        basis=BasisKind.CORRECTION,
        base=Decimal(0),
        withheld=Decimal(corrected),
        was_withheld=Decimal(difference.was_withheld),
        should_be=Decimal(difference.should_be),
        first_date=difference.first,
        last_date=difference.last,
    )


def _income_kind(worked: Worked, earning_year: int | None) -> IncomeKind:
    if earning_year is not None:
        return IncomeKind.HOLIDAY_PAY
    return IncomeKind.WAGE if worked.holiday_percent else IncomeKind.FEE


def write_reversal(desk: Desk, slip: PaySlip, *, reason: str, cause: ReversalCause) -> PaySlip:
    """Issue the slip that takes another one back: the same copy and payout date, all amounts negated."""
    reversal = PaySlip(
        **{name: getattr(slip, name) for name in COPIED_AS_IT_IS},
        **{name: -getattr(slip, name) for name in NEGATED},
        kind=SlipKind.REVERSAL,
        reverses=slip,
        reversal_cause=cause,
        reason=reason,
        date=slip.date,
    )
    add_up_the_year(reversal, year_sums(slip.participant, slip.date))
    lines = [
        PaySlipLine(
            position=line.position,
            basis=line.basis,
            base=-line.base,
            table=line.table,
            percent=line.percent,
            withheld=-line.withheld,
            **{
                name: getattr(line, name) for name in ("was_withheld", "should_be", "first_date", "last_date")
            },
        )
        for line in slip.lines.all()
    ]
    return desk.issue(reversal, lines=lines, garnishments=garnishment_parts_back(slip))


def the_two_parties(participant: Participant, project: Project) -> dict[str, object]:
    """What every slip copies of whoever is paid and of the employer."""
    return {
        "participant": participant,
        "data_key": participant.data_key,
        "legal_name": participant.legal_name,
        "identity_number": participant.identity_number,
        "address": participant.address,
        "language": participant.language,
        "employer_name": project.legal_name,
        "employer_organisation_number": project.organisation_number,
        "employer_sub_organisation_number": project.sub_organisation_number,
        "employer_address": project.one_line_address(),
    }


def add_up_the_year(slip: PaySlip, before: dict[str, Decimal]) -> None:
    """Her sums of the payout year, given those before this slip."""
    for name in SUMS:
        setattr(slip, f"year_{name}", before[name] + getattr(slip, name))
