"""What a printed pay slip shows, copied from the issued paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from payroll.models import BasisKind, IncomeKind, PaySlip, PaySlipLine, SlipKind


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A part of the gross: how its withholding was found (a `BasisKind` code), kroner.

    Of a correction: the payouts from `first_date` to `last_date` had `was_withheld`; `should_be` was right.
    """

    basis: str
    base: Decimal
    withheld: Decimal
    table: str = ""
    percent: Decimal | None = None
    was_withheld: Decimal | None = None
    should_be: Decimal | None = None
    first_date: date | None = None
    last_date: date | None = None


@dataclass(frozen=True, slots=True)
class PrintedGarnishment:
    """What an order took, kroner, and who gets it."""

    payee: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """One slip, kroner, as AML §14-15(6), SBF §5-10-20 and BOKF §5-6 want it.

    `date` is the payout date, `work_date` the day she worked. `refers_to` is the number of the slip that
    this one reverses or supplements. `settled`: paid by what she already has, no money moves.
    `issued_on` is the day it was written, later than `date` on a reversal. `day_as_a_whole`: a supplement is
    withheld by the day's sum; one to a slip of the free weeks stands by itself. `income_kind`: a wage, a fee,
    or holiday pay earned in `earning_year`, whose `reason` then is how its sum comes about.
    """

    number: str
    kind: str
    date: date
    language: str
    legal_name: str
    identity_number: str
    employer_name: str
    employer_organisation_number: str
    employer_address: str
    basis: str
    lines: tuple[PrintedLine, ...]
    gross: Decimal
    withholding: Decimal
    garnishment: Decimal
    net: Decimal
    holiday_base: Decimal
    year_gross: Decimal
    year_withholding: Decimal
    year_net: Decimal
    year_holiday_base: Decimal
    work_date: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    hours: Decimal = Decimal(0)
    card_year: int | None = None
    refers_to: str = ""
    reason: str = ""
    settled: bool = False
    issued_on: date | None = None
    day_as_a_whole: bool = True
    income_kind: str = IncomeKind.WAGE
    earning_year: int | None = None
    garnishments: tuple[PrintedGarnishment, ...] = ()

    def __post_init__(self) -> None:
        if self.gross - self.withholding - self.garnishment != self.net:
            raise ValueError("gross less withholding and garnishment is not the net")
        if sum(one.amount for one in self.garnishments) != self.garnishment:
            raise ValueError("what the orders took is not the garnishment")

    @property
    def is_reversal(self) -> bool:
        """Whether it takes another slip back; its amounts are negative."""
        return self.kind == SlipKind.REVERSAL


def from_paper(slip: PaySlip, *, settled: bool = False) -> PrintedSlip:
    """The slip as it was issued. Read for many: `reverses`, `supplements`, `lines`, `garnishments`."""
    other = slip.reverses or slip.supplements
    return PrintedSlip(
        number=slip.full_number,
        kind=slip.kind,
        date=slip.date,
        language=slip.language,
        legal_name=slip.legal_name,
        identity_number=slip.identity_number,
        employer_name=slip.employer_name,
        employer_organisation_number=slip.employer_organisation_number,
        employer_address=slip.employer_address,
        basis=slip.basis,
        lines=tuple(_line(line) for line in sorted(slip.lines.all(), key=lambda line: line.position)),
        gross=slip.gross,
        withholding=slip.withholding,
        garnishment=slip.garnishment,
        net=slip.net,
        holiday_base=slip.holiday_base,
        year_gross=slip.year_gross,
        year_withholding=slip.year_withholding,
        year_net=slip.year_net,
        year_holiday_base=slip.year_holiday_base,
        work_date=slip.work_date,
        starts_at=slip.starts_at,
        ends_at=slip.ends_at,
        hours=slip.hours,
        card_year=slip.card_year,
        refers_to=other.full_number if other else "",
        reason=slip.reason,
        settled=settled,
        issued_on=slip.issued_on,
        income_kind=slip.income_kind,
        earning_year=slip.earning_year,
        day_as_a_whole=BasisKind.FREE_WEEKS not in (slip.basis, other.basis if other else ""),
        garnishments=tuple(
            PrintedGarnishment(str(one.payee), one.amount)
            for one in sorted(slip.garnishments.all(), key=lambda one: one.position)
        ),
    )


def _line(line: PaySlipLine) -> PrintedLine:
    printed = PrintedLine(line.basis, line.base, line.withheld, line.table, line.percent)
    if line.basis != BasisKind.CORRECTION:
        return printed
    return replace(
        printed,
        was_withheld=line.was_withheld,
        should_be=line.should_be,
        first_date=line.first_date,
        last_date=line.last_date,
    )
