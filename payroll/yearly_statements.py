"""A participant's year for her to keep (sammenstilling): what she was paid, month by month, from her slips.

Slips count by their payout date and reversals are subtracted, as in the reports of the year's months, so that
the sheet and the reports are the same sums.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum
from django.db.models.functions import ExtractMonth

from assignments.models import Participant
from assignments.people_list import sort_key
from payroll.models import IncomeKind, PaySlip

ZERO = Decimal(0)
SUMMED = ("gross", "withholding", "garnishment", "net", "holiday_base")
EMPLOYER = ("employer_name", "employer_organisation_number", "employer_address")


@dataclass(frozen=True, slots=True)
class StatementSums:
    """Kroner: pay for work, holiday pay paid out, what was taken of them, and what was left for her."""

    work: Decimal = ZERO
    holiday_pay: Decimal = ZERO
    withholding: Decimal = ZERO
    garnishment: Decimal = ZERO
    net: Decimal = ZERO
    holiday_base: Decimal = ZERO

    def __add__(self, other: StatementSums) -> StatementSums:
        return StatementSums(
            **{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)}
        )

    @property
    def gross(self) -> Decimal:
        """All pay before tax."""
        return self.work + self.holiday_pay

    @property
    def is_nothing(self) -> bool:
        """Whether all was reversed, or nothing paid."""
        return not any(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, slots=True)
class Statement:
    """One person's sheet: who, by whom, and the months (their first days) in which anything is left.

    Who she is comes from the register of today, the employer from the year's last slip.
    """

    participant_id: int
    year: int
    language: str
    legal_name: str
    identity_number: str
    employer_name: str
    employer_organisation_number: str
    employer_address: str
    months: tuple[tuple[date, StatementSums], ...]
    is_erased: bool = False

    @property
    def total(self) -> StatementSums:
        """The year."""
        return sum((sums for _month, sums in self.months), StatementSums())


def statements_of(year: int, participant: Participant | None = None) -> list[Statement]:
    """The sheets of everyone who was paid anything in a year, by name, or of one person; three queries.

    Empty where nothing was paid. Whoever has been erased is there with her sums, without a name.
    """
    slips = PaySlip.objects.filter(date__year=year)
    employer = slips.order_by("-date", "-year", "-number").values(*EMPLOYER).first()
    if participant is not None:
        slips = slips.filter(participant=participant)
    sums = _sums_by_month(slips, year)
    people = _people(sums) if participant is None else [participant]
    found = [
        Statement(
            participant_id=one.pk,
            year=year,
            language=one.language,
            legal_name=str(one.legal_name or one.chosen_name),
            identity_number=str(one.identity_number),
            months=tuple(sorted(sums[one.pk].items())),
            is_erased=one.erased_at is not None,
            **employer,
        )
        for one in people
        if sums.get(one.pk)
    ]
    return sorted(found, key=lambda one: (one.is_erased, sort_key(one.legal_name), one.participant_id))


def _sums_by_month(slips: QuerySet[PaySlip], year: int) -> dict[int, dict[date, StatementSums]]:
    """By participant and month, without the months in which all was reversed."""
    rows = (
        slips.annotate(month=ExtractMonth("date"))
        .order_by()
        .values("participant_id", "month", "income_kind")
        .annotate(**{f"sum_{name}": Sum(name) for name in SUMMED})
    )
    found: dict[int, dict[date, StatementSums]] = defaultdict(lambda: defaultdict(StatementSums))
    for row in rows:
        is_holiday_pay = row["income_kind"] == IncomeKind.HOLIDAY_PAY
        found[row["participant_id"]][date(year, row["month"], 1)] += StatementSums(
            work=ZERO if is_holiday_pay else row["sum_gross"],
            holiday_pay=row["sum_gross"] if is_holiday_pay else ZERO,
            withholding=row["sum_withholding"],
            garnishment=row["sum_garnishment"],
            net=row["sum_net"],
            holiday_base=row["sum_holiday_base"],
        )
    return {
        person: {month: sums for month, sums in months.items() if not sums.is_nothing}
        for person, months in found.items()
    }


def _people(sums: dict[int, dict[date, StatementSums]]) -> list[Participant]:
    return list(Participant.objects.filter(pk__in=sums).select_related("data_key"))
