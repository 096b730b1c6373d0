"""The debt of holiday pay (feriepengegjeld), per person and earning year. FERIE §10."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from assignments.models import Participant
from bikuben.identity import WrongNumber, birth_date
from bikuben.models import Project
from bikuben.rounding import half_up_to_krone
from payroll.exemptions import exemptions_of
from payroll.models import IncomeKind, PaySlip
from payroll.rates_of_year import rates_of
from payroll.rules.contribution_bases import liable_people
from payroll.rules.contributions import exact_contribution, relief_saved
from payroll.rules.holiday_pay import (
    HolidayEarned,
    HolidayParts,
    holiday_earned,
    holiday_parts,
    is_over_60,
    may_be_paid,
    payout_year,
)
from payroll.rules.rates import MissingRates, base_amount
from payroll.unpaid import missing_for_slip

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """One person's holiday pay of one earning year (opptjeningsår), kroner.

    `bases`: (percent, feriepengegrunnlag) of her slips; `paid`: gross of the holiday slips issued for the
    year, reversed ones taken off; `paid_over_60`: what of it was paid in years when the supplement was hers.
    """

    participant: Participant
    year: int
    bases: tuple[tuple[Decimal, Decimal], ...]
    earned: HolidayEarned
    paid: Decimal
    paid_over_60: Decimal
    may_be_paid: bool

    @property
    def base(self) -> Decimal:
        """The year's base, whatever its percentages."""
        return sum((base for _percent, base in self.bases), ZERO)

    @property
    def accrued(self) -> Decimal:
        """What is earned, to the øre."""
        return self.earned.accrued

    @property
    def owed(self) -> Decimal:
        """What is owed to the øre; a payout rounded up leaves nothing."""
        return max(ZERO, self.accrued - self.paid)

    @property
    def parts(self) -> HolidayParts:
        """What a slip written now would pay, whole kroner."""
        return holiday_parts(self.earned, paid=self.paid, paid_over_60=self.paid_over_60)

    @property
    def to_pay(self) -> Decimal:
        """The gross of such a slip."""
        return Decimal(self.parts.gross)

    @property
    def overpaid(self) -> Decimal:
        """What was paid beyond what is earned, as when a slip is reversed after its holiday pay was paid."""
        return max(ZERO, self.paid - self.earned.payable)

    @property
    def missing(self) -> tuple[str, ...]:
        """What a slip needs and her page lacks."""
        return missing_for_slip(self.participant)


def holiday_debt(
    on: date, *, participant: Participant | None = None, issued_by: date | None = None
) -> list[HolidayYear]:
    """Everyone's holiday pay as it stood on a day, oldest earning year first, in three queries.

    Counted from the slips whose payout date is that day or earlier; years that are settled are there too,
    with nothing owed. The over-60 supplement is that of the year in which the pay will be paid. Whoever is
    erased by that day is left out: nothing can be paid to her any more. `issued_by` leaves out the slips that
    were written later, whatever their payout date, as the books do.
    """
    return _years(participant, on=on, issued_by=issued_by)


def holiday_years(participant: Participant, *, payout: date | None = None) -> list[HolidayYear]:
    """One person's holiday pay by all her slips: as a slip dated `payout` would pay it, or without a date as
    it will be in the year after each earning year."""
    return _years(participant, payout=payout)


def waiting_holiday_pay(today: date) -> list[HolidayYear]:
    """What may be paid today and isn't: earlier years', and this year's of whoever has ended."""
    return [one for one in holiday_debt(today) if one.may_be_paid and one.to_pay]


def contribution_on_debt(years: Iterable[HolidayYear], on: date) -> Decimal | None:
    """The employer's contribution that will come on a debt when it is paid: whole kroner, by the zone and
    rate of the day. None where the day's year has no rates, or there is no project yet.

    A charity pays none as long as the year's wages, the debt included, stay under its limits (FTRL §23-2).
    """
    project = Project.current()
    if project is None:
        return None
    try:
        rates = rates_of(on.year)
    except MissingRates:
        return None
    found = list(years)
    slips = PaySlip.objects.filter(date__year=on.year, date__lte=on).order_by()
    gross = defaultdict(Decimal, slips.values_list("participant_id").annotate(total=Sum("gross")))
    used = relief_saved(on.year, project.zone, sum(gross.values(), ZERO), rates=rates)
    for one in found:
        gross[one.participant.pk] += one.owed
    liable = liable_people(gross, rates.limits, charity=exemptions_of(on.year).charity_exemption)
    base = sum((one.owed for one in found if one.participant.pk in liable), ZERO)
    return half_up_to_krone(exact_contribution(rates, project.zone, base, relief_used=used))


def _years(
    participant: Participant | None,
    *,
    on: date | None = None,
    payout: date | None = None,
    issued_by: date | None = None,
) -> list[HolidayYear]:
    slips = PaySlip.objects.order_by()
    if issued_by is not None:
        slips = slips.filter(issued_on__lte=issued_by)
    if on is not None:
        slips = slips.filter(date__lte=on)
    if participant is not None:
        slips = slips.filter(participant=participant)
    bases, paid = _bases(slips), _paid(slips)
    people = _people({person for person, _year in (*bases, *paid)}, on)
    found = []
    for person, year in sorted({*bases, *paid}, key=lambda key: (key[1], key[0])):
        if person in people and (any(bases[person, year].values()) or sum(paid[person, year].values())):
            account = _account(people[person], year, bases[person, year], paid[person, year], on or payout)
            found.append(account)
    return found


def _account(
    participant: Participant,
    year: int,
    bases: dict[Decimal, Decimal],
    paid: dict[int, Decimal],
    day: date | None,
) -> HolidayYear:
    pairs = tuple((percent, base) for percent, base in sorted(bases.items()) if base)
    has_ended = participant.ended_on is not None and (day is None or participant.ended_on <= day)
    born = _born(participant)
    over_60 = born is not None and is_over_60(born, payout_year(year, on=day, has_ended=has_ended))
    return HolidayYear(
        participant=participant,
        year=year,
        bases=pairs,
        earned=holiday_earned(pairs, over_60=over_60, base_amount=_base_amount(year) if over_60 else None),
        paid=sum(paid.values(), ZERO),
        paid_over_60=sum(
            (amount for payout, amount in paid.items() if born is not None and is_over_60(born, payout)), ZERO
        ),
        may_be_paid=day is not None and may_be_paid(year, today=day, has_ended=has_ended),
    )


def _bases(slips: QuerySet[PaySlip]) -> dict[tuple[int, int], dict[Decimal, Decimal]]:
    found: dict[tuple[int, int], dict[Decimal, Decimal]] = defaultdict(dict)
    rows = slips.values_list("participant_id", "date__year", "holiday_percent")
    for person, year, percent, base in rows.annotate(total=Sum("holiday_base")):
        if base:
            found[person, year][percent] = base
    return found


def _paid(slips: QuerySet[PaySlip]) -> dict[tuple[int, int], dict[int, Decimal]]:
    found: dict[tuple[int, int], dict[int, Decimal]] = defaultdict(dict)
    rows = slips.filter(income_kind=IncomeKind.HOLIDAY_PAY)
    for person, earning_year, year, gross in rows.values_list(
        "participant_id", "earning_year", "date__year"
    ).annotate(total=Sum("gross")):
        found[person, earning_year][year] = gross
    return found


def _people(ids: set[int], on: date | None) -> dict[int, Participant]:
    people = Participant.objects.filter(pk__in=ids).select_related("data_key")
    gone = Q(erased_at__isnull=False) if on is None else Q(erased_at__date__lte=on)
    return people.exclude(gone).in_bulk()


def _born(participant: Participant) -> date | None:
    if participant.erased_at is not None:
        return None
    try:
        return birth_date(str(participant.identity_number)) if participant.identity_number else None
    except WrongNumber:
        return None


def _base_amount(year: int) -> int | None:
    """G at the end of the earning year (FERIE §10(3)), where that year has rates."""
    try:
        return base_amount(date(year, 12, 31), rates_of(year))
    except MissingRates:
        return None
