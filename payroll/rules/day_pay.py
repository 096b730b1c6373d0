"""A day's pay: from the net that was agreed to everything a pay slip shows."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bikuben.rounding import whole_kroner
from payroll.rules.cards import Basis, BasisKind
from payroll.rules.contributions import contribution_rate, employer_contribution
from payroll.rules.gross_up import NoGross, gross_for_net
from payroll.rules.rates import Rates, load_rates
from payroll.rules.withholding import Period, percentage_withholding, withheld_by_table

__all__ = [
    "ContributionRule",
    "DayPay",
    "Earlier",
    "NoGross",
    "PayPart",
    "contribution_on",
    "parts_of",
    "pay_for_day",
    "withholding_of",
]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What has been paid for the same day already, summed, whole kroner; reversed slips not counted."""

    gross: int
    withheld: int
    net: int

    def __post_init__(self) -> None:
        for name in ("gross", "withheld", "net"):
            object.__setattr__(self, name, whole_kroner(getattr(self, name)))
        if min(self.gross, self.withheld, self.net) < 0 or self.withheld + self.net > self.gross:
            raise ValueError(f"impossible earlier pay: {self}")


@dataclass(frozen=True, slots=True)
class ContributionRule:
    """The project's employer's contribution: its zone, whether it is exempt, the relief saved (zone 1a)."""

    zone: str
    exempt: bool = False
    relief_used: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class PayPart:
    """A part of the gross and what is withheld of it, kroner. `base` may have øre where a limit has."""

    kind: BasisKind
    base: Decimal
    withheld: int
    percent: Decimal | None = None
    table: str | None = None

    def __post_init__(self) -> None:
        if self.base < 0 or not 0 <= self.withheld <= self.base:
            raise ValueError(f"impossible part of a pay slip: {self}")


@dataclass(frozen=True, slots=True)
class DayPay:
    """One pay slip's sums, kroner. Sums that don't add up can't be built: ValueError.

    `net` is paid out: the agreed net less the garnishment. `contribution` has øre, `contribution_rate` is in
    percent. `holiday_base` (feriepengegrunnlag) is 0 where a fee is paid instead of a wage. `earlier` is set
    on a later payment for the same day; the other sums are then this payment's alone. `correction` is the
    part of `withholding` that makes good what earlier payouts of the year withheld too little (positive) or
    too much (negative).
    """

    net: int
    gross: int
    withholding: int
    garnishment: int
    parts: tuple[PayPart, ...]
    contribution: Decimal
    contribution_rate: Decimal
    holiday_base: int
    earlier: Earlier | None = None
    correction: int = 0

    def __post_init__(self) -> None:
        amounts = (self.net, self.gross, self.withholding, self.garnishment, self.holiday_base)
        if any(amount < 0 for amount in (*amounts, self.contribution, self.contribution_rate)):
            raise ValueError("no sum of a pay slip is negative")
        if any(amount != int(amount) for amount in amounts):
            raise ValueError("the sums of a pay slip are whole kroner")
        if self.gross - self.withholding - self.garnishment != self.net:
            raise ValueError(
                f"gross {self.gross} − withholding {self.withholding} − garnishment {self.garnishment} "
                f"is not net {self.net}"
            )
        if sum(part.base for part in self.parts) != self.gross:
            raise ValueError("the parts don't add up to the gross")
        if sum(part.withheld for part in self.parts) + self.correction != self.withholding:
            raise ValueError("the parts don't add up to the withholding")
        if self.holiday_base > self.gross or self.contribution > self.gross:
            raise ValueError("neither holiday-pay base nor contribution exceeds the gross")


def pay_for_day(
    *,
    year: int,
    net: int,
    basis: Basis,
    exempt_used: Decimal,
    earlier: Earlier | None,
    contribution: ContributionRule,
    holiday: bool,
    garnishment: int = 0,
    correction: int = 0,
    rates: Rates | None = None,
) -> DayPay:
    """The pay that leaves exactly `net` kroner, before garnishment, for a day's work paid in `year`.

    `basis` is what the payout is withheld by (`basis_for`). `exempt_used` is what already counts against an
    exemption's limit: all gross of the year with this employer, `earlier` included, and what was used
    elsewhere; it matters for no other basis. What exceeds the limit is withheld 50 %, so a slip that
    crosses it has two parts. `garnishment` (utleggstrekk) is taken from the net and never grossed up.

    With `earlier`, the same day is paid once more: `net` is the additional net, and what is withheld is that
    of the day's sum less what was withheld already (SBF §5-10-1). Where the day's sum, by today's card,
    withholds less than was withheld, nothing is withheld and nothing given back: money withheld too much is
    corrected as SBL §5-5 says, not inside an agreed net.

    `correction` is what the year's earlier payouts withheld too little (positive) or too much (negative),
    kroner. It never touches the net: the gross changes. Of too much, no more is made good than this payment
    withholds; the rest waits for the next. Nothing is corrected where nothing is withheld (free weeks).

    `NoGross` where no gross has that net (all is withheld); ValueError for an impossible argument.
    """
    net, garnishment = whole_kroner(net), whole_kroner(garnishment)
    if net <= 0:
        raise ValueError(f"the net of a day is at least one krone, not {net}")
    if not 0 <= garnishment <= net:
        raise ValueError(f"a garnishment is from 0 to the net {net}, not {garnishment}")
    if basis.percent is not None and basis.percent >= 100:
        raise NoGross(f"{basis.percent} % is withheld: no gross leaves {net} kroner")

    before = earlier or Earlier(0, 0, 0)
    room = _room(basis, exempt_used, before)
    rates = rates or load_rates(year)
    of_day = _withholding(rates, basis, None if room is None else room + before.gross)
    difference = 0 if basis.kind == BasisKind.FREE_WEEKS else whole_kroner(correction)

    def own(gross: int) -> int:
        return max(0, of_day(before.gross + gross) - before.withheld)

    def withheld(gross: int) -> int:
        return max(0, own(gross) + difference)

    gross = gross_for_net(net, withheld)
    owed, percent = contribution_on(Decimal(gross), year, contribution, rates)
    return DayPay(
        net=net - garnishment,
        gross=gross,
        withholding=withheld(gross),
        garnishment=garnishment,
        parts=parts_of(basis, gross, own(gross), room),
        contribution=owed,
        contribution_rate=percent,
        holiday_base=gross if holiday else 0,
        earlier=earlier,
        correction=withheld(gross) - own(gross),
    )


def contribution_on(
    base: Decimal, year: int, rule: ContributionRule, rates: Rates | None = None
) -> tuple[Decimal, Decimal]:
    """The contribution on one slip's base, kroner to the øre, and its rate in percent."""
    if rule.exempt:
        return Decimal("0.00"), Decimal(0)
    return (
        employer_contribution(year, rule.zone, base, relief_used=rule.relief_used, rates=rates),
        contribution_rate(year, rule.zone, relief_used=rule.relief_used, rates=rates),
    )


def _room(basis: Basis, exempt_used: Decimal, before: Earlier) -> Decimal | None:
    """What is left of an exemption's limit; None where there is no limit. May be negative."""
    if basis.kind != BasisKind.EXEMPTION or basis.limit is None:
        return None
    if exempt_used < before.gross:
        raise ValueError(f"{exempt_used} counted against the limit leaves out {before.gross} of the same day")
    return basis.limit - exempt_used


def withholding_of(rates: Rates, basis: Basis, gross: int, *, before: Decimal = Decimal(0)) -> int:
    """What one day's `gross` is withheld by `basis`, whole kroner.

    `before`: what had used of an exemption's limit before that day.
    """
    room = None if basis.limit is None or basis.kind != BasisKind.EXEMPTION else basis.limit - before
    return _withholding(rates, basis, room)(gross)


def _withholding(rates: Rates, basis: Basis, room: Decimal | None) -> Callable[[int], int]:
    """What is withheld from a gross of the whole day; `room` is what the limit had left before the day."""
    match basis.kind:
        case BasisKind.TABLE:
            if basis.table is None:
                raise ValueError("withholding by table needs a table")
            table = basis.table
            return lambda gross: withheld_by_table(rates, table, Period.DAY, gross)
        case BasisKind.PERCENTAGE | BasisKind.TAX_AT_SOURCE | BasisKind.NO_CARD:
            if basis.percent is None:
                raise ValueError(f"withholding by {basis.kind} needs a percentage")
            percent = basis.percent
            return lambda gross: percentage_withholding(percent, Decimal(gross))
        case BasisKind.EXEMPTION if room is not None:
            if basis.percent_beyond is None:
                raise ValueError("an exemption with a limit needs the percentage beyond it")
            free, beyond = max(Decimal(0), room), basis.percent_beyond
            return lambda gross: percentage_withholding(beyond, max(Decimal(0), gross - free))
        case _:
            return lambda gross: 0


def parts_of(basis: Basis, gross: int, withheld: int, room: Decimal | None) -> tuple[PayPart, ...]:
    """A gross in the parts that a slip shows: two where it crosses an exemption's limit.

    `room`: what the limit had left before it; None where there is no limit.
    """
    if room is None:
        return (PayPart(basis.kind, Decimal(gross), withheld, percent=basis.percent, table=basis.table),)
    within = min(Decimal(gross), max(Decimal(0), room))
    parts = []
    if within:
        parts.append(PayPart(BasisKind.EXEMPTION, within, 0))
    if gross > within:
        parts.append(PayPart(BasisKind.PERCENTAGE, gross - within, withheld, percent=basis.percent_beyond))
    return tuple(parts)
