"""Projects made up by hypothesis: a year of slips with mixed cards, reversals, holiday pay and leavers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from assignments.rules.employment import Break, spans
from payroll.rules.cards import Basis, BasisKind
from payroll.rules.monthly_report import MonthlyReport
from payroll.rules.rates import load_rates
from payroll.rules.report_facts import PersonFact, SlipFact
from tests.payroll.reports.facts import report_of, reversal
from tests.payroll.rules.cast import pay

YEAR = 2026
MONTHS = [date(YEAR, number, 1) for number in range(1, 13)]
ZONES = sorted(load_rates(YEAR).zones)
# A day's usual net; what passes 10 000 for one person; what passes 80 000 and 800 000, and zone 1a's relief.
NETS = (200, 200, 200, 133, 9_000, 60_000, 300_000)
CARDS = (
    Basis(BasisKind.TABLE, table="8100", card_year=YEAR),
    Basis(BasisKind.TABLE, table="9200", card_year=YEAR),
    Basis(BasisKind.PERCENTAGE, percent=Decimal("23.5"), card_year=YEAR),
    Basis(BasisKind.TAX_AT_SOURCE, percent=Decimal(25), card_year=YEAR),
    Basis(BasisKind.EXEMPTION, card_year=YEAR),
    Basis(BasisKind.NO_CARD, percent=Decimal(50)),
    Basis(BasisKind.FREE_WEEKS),
)
days = st.integers(0, 364).map(lambda number: date(YEAR, 1, 1) + timedelta(days=number))


@dataclass
class MadeUp:
    """A project of a year. `slips` has each reversal behind the slip it takes back."""

    zone: str
    charity: bool
    small_pay: bool
    people: list[PersonFact]
    slips: list[SlipFact] = field(default_factory=list)

    def report(self, month: date, slips: list[SlipFact] | None = None) -> MonthlyReport:
        """The report of a month as it would be told with these slips (its own, unless others are given)."""
        last = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        found = self.slips if slips is None else slips
        paid = {one.person for one in found if one.date.replace(day=1) == month}
        ended = {
            one.person
            for one in self.people
            if any(span.ended_on and month <= span.ended_on <= last for span in one.employments)
        }
        return report_of(
            found,
            [one for one in self.people if one.person in paid | ended],
            month,
            zone=self.zone,
            charity=self.charity,
            small_pay=self.small_pay,
            rates_from=[date(YEAR, 1, 1), date(YEAR, 7, 1)],
        )


@st.composite
def made_up_slips(draw: Callable[..., Any], person: int) -> list[SlipFact]:
    """A few slips of one person; some reversed, some of holiday pay or a fee, some garnished."""
    found = []
    for _ in range(draw(st.integers(0, 6))):
        one = draw(st.one_of(made_up_day(person), made_up_holiday_pay(person)))
        found.append(one)
        if draw(st.integers(0, 4)) == 0:
            found.append(reversal(one))
            if draw(st.booleans()):  # nobody fetched it: written again for another day
                found.append(replace(one, date=draw(days)))
    return found


@st.composite
def made_up_day(draw: Callable[..., Any], person: int) -> SlipFact:
    """A day's slip, its amounts found as a real one's."""
    net = draw(st.sampled_from(NETS))
    garnishment = draw(st.sampled_from((0, 0, 50)))
    kind = draw(st.sampled_from(("wage", "wage", "wage", "fee")))
    paid = pay(draw(st.sampled_from(CARDS)), net, garnishment=garnishment, holiday=kind == "wage")
    hours = Decimal(draw(st.integers(1, 400))) / 100
    return SlipFact(
        person,
        draw(days),
        kind,
        Decimal(paid.gross),
        Decimal(paid.withholding),
        hours,
        Decimal(garnishment) if draw(st.booleans()) else Decimal(0),
    )


@st.composite
def made_up_holiday_pay(draw: Callable[..., Any], person: int) -> SlipFact:
    """Holiday pay: øre in the gross, and something withheld only where it is paid out on leaving."""
    gross = Decimal(draw(st.integers(1, 3_000_000))) / 100
    withheld = Decimal(int(gross * 30 / 100)) if draw(st.booleans()) else Decimal(0)
    return SlipFact(person, draw(days), "holiday_pay", gross, withheld, Decimal(0))


@st.composite
def made_up_person(draw: Callable[..., Any], person: int) -> PersonFact:
    """Someone who began before the year or in it, may have ended, and may have come back."""
    started = date(YEAR, 1, 1) + timedelta(days=draw(st.integers(-400, 200)))
    breaks, ended = [], None
    if draw(st.integers(0, 3)) == 0:
        away = started + timedelta(days=draw(st.integers(1, 200)))
        breaks = [Break(away, "treatment", away + timedelta(days=draw(st.integers(2, 60))))]
    if draw(st.integers(0, 2)) == 0:
        since = breaks[0].returned_on if breaks else started
        ended = since + timedelta(days=draw(st.integers(0, 120)))
    reason = draw(st.sampled_from(("other_work", "permit", "unknown"))) if ended else ""
    return PersonFact(person, f"{10_000_000_000 + person}", spans(started, breaks, ended, reason))


@st.composite
def made_up_projects(draw: Callable[..., Any]) -> MadeUp:
    """A project with up to six people."""
    count = draw(st.integers(1, 6))
    return MadeUp(
        zone=draw(st.sampled_from(ZONES)),
        charity=draw(st.booleans()),
        small_pay=draw(st.booleans()),
        people=[draw(made_up_person(number)) for number in range(1, count + 1)],
        slips=[one for number in range(1, count + 1) for one in draw(made_up_slips(number))],
    )
