"""A participant's year on one sheet: days, hours and pay, from her slips."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from assignments.documents.person_sheet import PersonDay, PersonSheet
from assignments.models import Participant
from bikuben.models import Project
from payroll.models import PaySlip

ZERO = Decimal(0)


def person_year(participant: Participant, year: int) -> PersonSheet:
    """Her paid days of a year by payout date, kroner. What was reversed is left out."""
    slips = PaySlip.objects.filter(participant=participant, date__year=year).order_by("date", "number")
    sums: dict[date, list[Decimal]] = defaultdict(lambda: [ZERO, ZERO, ZERO, ZERO])
    for slip in slips:
        amounts = (slip.hours, slip.gross, slip.withholding, slip.net)
        day = slip.work_date or slip.date
        sums[day] = [before + amount for before, amount in zip(sums[day], amounts, strict=True)]
    days = tuple(PersonDay(day, *sums[day]) for day in sorted(sums) if any(sums[day]))
    project = Project.current()
    total = PersonDay(
        day=date(year, 12, 31),
        hours=sum((one.hours for one in days), ZERO),
        gross=sum((one.gross or ZERO for one in days), ZERO),
        withheld=sum((one.withheld or ZERO for one in days), ZERO),
        net=sum((one.net or ZERO for one in days), ZERO),
    )
    return PersonSheet(
        name=str(participant.legal_name or participant.chosen_name),
        employer=project.legal_name if project else "",
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        days=days,
        total=total,
    )
