"""Holiday pay (feriepenger): what is earned, when it is paid, and what is withheld of it. FERIE §10, §11."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bikuben.rounding import half_up_to_ore, up_to_krone, whole_kroner
from payroll.rules.cards import Basis, BasisKind, Card, CardKind, basis_for
from payroll.rules.day_pay import ContributionRule, DayPay, PayPart, contribution_on, parts_of, withholding_of
from payroll.rules.rates import Rates

__all__ = [
    "OVER_60",
    "HolidayEarned",
    "HolidayParts",
    "holiday_basis",
    "holiday_earned",
    "holiday_parts",
    "is_over_60",
    "may_be_paid",
    "pay_holiday",
    "payout_year",
]

OVER_60 = Decimal("2.3")  # percentage points, FERIE §10(3)
BASE_AMOUNTS = 6  # the supplement is of at most 6 G, FERIE §10(3)


@dataclass(frozen=True, slots=True)
class HolidayEarned:
    """What one person has earned in one year, kroner, not rounded; `supplement` is that from 60."""

    ordinary: Decimal
    supplement: Decimal = Decimal(0)

    @property
    def exact(self) -> Decimal:
        """All of it, not rounded."""
        return self.ordinary + self.supplement

    @property
    def accrued(self) -> Decimal:
        """All of it to the øre, as the debt shows it."""
        return half_up_to_ore(self.exact)

    @property
    def payable(self) -> Decimal:
        """All of it as it is paid: whole kroner, never less than the law gives."""
        return up_to_krone(self.exact)


@dataclass(frozen=True, slots=True)
class HolidayParts:
    """What is to be paid now, whole kroner. The two are withheld by different rules."""

    ordinary: int
    supplement: int

    @property
    def gross(self) -> int:
        """Both."""
        return self.ordinary + self.supplement


def is_over_60(born: date, year: int) -> bool:
    """Whether what is paid in `year` has the supplement: from the year she turns 60. FERIE §5(2), §10(3)."""
    return year - born.year >= 60


def holiday_earned(
    bases: Iterable[tuple[Decimal, Decimal]], *, over_60: bool, base_amount: int | None = None
) -> HolidayEarned:
    """What a year's (percent, base) pairs have earned. FERIE §10.

    `base_amount`: G at the end of the earning year, kroner; the supplement is of at most six of them. None
    where it isn't known: then all of the base counts.
    """
    pairs = list(bases)
    ordinary = sum((base * percent / 100 for percent, base in pairs), Decimal(0))
    if not over_60:
        return HolidayEarned(ordinary)
    base = sum((base for _percent, base in pairs), Decimal(0))
    if base_amount is not None:
        base = min(base, Decimal(BASE_AMOUNTS * base_amount))
    return HolidayEarned(ordinary, base * OVER_60 / 100)


def holiday_parts(
    earned: HolidayEarned, *, paid: Decimal, paid_over_60: Decimal = Decimal(0)
) -> HolidayParts:
    """What is left to pay, rounded up once for the whole year, however many payouts it has.

    `paid`: kroner paid for the year already; `paid_over_60`: those of them that were paid in years when the
    supplement was hers, so that it is in them. Nothing is left where more was paid than is earned.
    """
    gross = max(0, whole_kroner(earned.payable - paid))
    if not earned.supplement:
        return HolidayParts(gross, 0)
    left_of_supplement = earned.supplement - half_up_to_ore(paid_over_60 * earned.supplement / earned.exact)
    ordinary = up_to_krone(max(Decimal(0), earned.exact - paid - left_of_supplement))
    first = min(gross, whole_kroner(ordinary))
    return HolidayParts(first, gross - first)


def may_be_paid(earning_year: int, *, today: date, has_ended: bool) -> bool:
    """The year's holiday pay is paid in the following year, or when she has ended. FERIE §11(1), (3)."""
    return earning_year < today.year or (earning_year == today.year and has_ended)


def payout_year(earning_year: int, *, on: date | None, has_ended: bool) -> int:
    """The year in which it will be paid, as it looks on a day: the following year, or that day's."""
    if on is None:
        return earning_year + 1
    return on.year if may_be_paid(earning_year, today=on, has_ended=has_ended) else earning_year + 1


def holiday_basis(card: Card | None, *, payout: date, rates: Rates) -> Basis:
    """What is withheld by where something is: the card's percentage, never its table.

    Holiday pay is no pay for a number of days, so no table period fits it; a table card without a percentage
    is 50 %, as for a secondary employer. The free weeks are for pay by the hour, day or week (SBF §5-7-2).
    """
    if card is not None and card.kind == CardKind.TABLE:
        card = replace(card, main_employer=False)
    return basis_for(card, payout=payout, rates=rates)


def pay_holiday(
    parts: HolidayParts,
    *,
    earning_year: int,
    payout: date,
    card: Card | None,
    exempt_used: Decimal,
    contribution: ContributionRule,
    rates: Rates,
) -> tuple[DayPay, Basis]:
    """The slip's sums: the gross is fixed and nothing is grossed up. SBF §5-7-1.

    Nothing is withheld of the ordinary part paid in the year after it was earned; the supplement is withheld
    as pay. Paid in the earning year (she has ended), or later than the following year, all of it is: the
    exemption is read as being for the holiday year alone. Tax at source is always withheld.

    `exempt_used`: what has used of an exemption's limit here before, kroner. The untaxed part uses of it
    too: it is taxable income of the year it is paid in. ValueError where there is nothing to pay.
    """
    if parts.gross <= 0:
        raise ValueError("there is no holiday pay to pay")
    basis = holiday_basis(card, payout=payout, rates=rates)
    in_holiday_year = payout.year == earning_year + 1
    is_free = in_holiday_year and basis.kind != BasisKind.TAX_AT_SOURCE
    free = parts.ordinary if is_free else 0
    taxed = parts.gross - free
    found: list[PayPart] = []
    if free:
        found.append(PayPart(BasisKind.HOLIDAY_PAY, Decimal(free), 0))
    withheld = 0
    if taxed:
        before = exempt_used + basis.used_elsewhere + free
        withheld = withholding_of(rates, basis, taxed, before=before)
        room = basis.limit - before if basis.kind == BasisKind.EXEMPTION and basis.limit is not None else None
        found += parts_of(basis, taxed, withheld, room)
    owed, percent = contribution_on(Decimal(parts.gross), payout.year, contribution, rates)
    pay = DayPay(
        net=parts.gross - withheld,
        gross=parts.gross,
        withholding=withheld,
        garnishment=0,
        parts=tuple(found),
        contribution=owed,
        contribution_rate=percent,
        holiday_base=0,
    )
    return pay, basis if taxed else Basis(BasisKind.HOLIDAY_PAY)
