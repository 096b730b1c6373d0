"""What the year's payouts withheld too much or too little by a card that came late (retting av trekk).

SBL §5-5, SBF §5-5-1, §5-5-2: last year's card is used in January and the difference is corrected by the end
of February; too much is corrected within the income year. Never inside an agreed net: the gross changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.rules.cards import Basis, BasisKind, Card, CardKind, basis_for
from payroll.rules.day_pay import Earlier, withholding_of
from payroll.rules.rates import Rates

LAST_MONTH_FOR_TOO_LITTLE = 2
NEVER_CORRECTED = (BasisKind.FREE_WEEKS, BasisKind.HOLIDAY_PAY)


@dataclass(frozen=True, slots=True)
class Withheld:
    """One payout of a day's work as it was: `gross` and its own `withheld`, kroner, and what decided it.

    `day` ties together what was paid for the same day's work; `withheld` leaves out what was corrected.
    `by_earlier_card`: an earlier year's card decided.
    """

    day: int
    date: date
    gross: Decimal
    withheld: Decimal
    by_earlier_card: bool
    kind: BasisKind
    table: str | None = None
    percent: Decimal | None = None
    limit: Decimal | None = None

    def is_by(self, basis: Basis) -> bool:
        """Whether it was withheld by that basis."""
        return (self.kind, self.table, self.percent, self.limit) == (
            basis.kind,
            basis.table,
            basis.percent,
            basis.limit,
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """Payouts from `first` to `last` had `was_withheld` kroner withheld, earlier corrections included, and
    `should_be` was right."""

    first: date
    last: date
    was_withheld: int
    should_be: int

    @property
    def amount(self) -> int:
        """Kroner: positive where too little was withheld, negative where too much."""
        return self.should_be - self.was_withheld

    def at(self, payout: date) -> int:
        """What a payout on that day is to make good: too much all year, too little to the end of February."""
        if self.amount > 0 and payout.month > LAST_MONTH_FOR_TOO_LITTLE:
            return 0
        return self.amount


def year_difference(
    payouts: Iterable[Withheld],
    cards: Sequence[Card],
    *,
    corrected: Decimal,
    rates: Rates,
    before: Mapping[int, Earlier] | None = None,
) -> Difference | None:
    """What one person's payouts of the rates' year were withheld wrongly, given all cards known by now.

    Wrong is what an earlier year's card decided, once the year's own has come: its first one should have. A
    card that comes later in the year, or to someone who had none, changes nothing behind it. `payouts` are
    those that count, reversed ones left out; `corrected` is what the year's corrections have come to. None
    where nothing is open.

    `before`: by day, what an earlier year paid for that day. One date is one period (SBF §5-10-1), so right
    is what the day's sum withholds less what was withheld then; that itself is the earlier year's and stays.
    An exemption counts its own year alone.
    """
    before = before or {}
    own = [one for one in cards if one.year == rates.year and one.kind != CardKind.NONE]
    first_card = min(own, key=lambda one: one.valid_from, default=None)
    days: dict[int, list[Withheld]] = defaultdict(list)
    for payout in payouts:
        if payout.kind not in NEVER_CORRECTED:
            days[payout.day].append(payout)
    wrong: list[Withheld] = []
    should_be, used = 0, Decimal(0)
    for day, group in sorted(days.items(), key=lambda item: item[1][0].date):
        gross = sum((one.gross for one in group), Decimal(0))
        if first_card is not None and any(one.by_earlier_card for one in group):
            right = basis_for(first_card, payout=group[-1].date, rates=rates)
            if not all(one.is_by(right) for one in group):
                wrong += group
                then = before.get(day) if right.kind != BasisKind.EXEMPTION else None
                then = then or Earlier(0, 0, 0)
                of_day = withholding_of(
                    rates, right, then.gross + int(gross), before=right.used_elsewhere + used
                )
                should_be += max(0, of_day - then.withheld)
        used += gross
    was_withheld = int(sum((one.withheld for one in wrong), corrected))
    if was_withheld == should_be:
        return None
    dates = [one.date for one in wrong] or [date(rates.year, 1, 1)]
    return Difference(min(dates), max(dates), was_withheld, should_be)
