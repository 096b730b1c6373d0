"""What the holiday pay page shows, read at a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assignments.people_list import sort_key
from payroll.holiday_debt import HolidayYear, contribution_on_debt, holiday_debt
from payroll.models import PayrollSettings

PAYOUT_MONTH = 6  # June, when holiday pay usually comes


@dataclass(frozen=True)
class HolidayPerson:
    """One person with pay that may be paid now: `to_pay` kroner before tax, for the years of `years`."""

    pk: int
    name: str
    years: list[HolidayYear]

    @property
    def to_pay(self) -> Decimal:
        """Before tax, kroner."""
        return sum((one.to_pay for one in self.years), Decimal(0))

    @property
    def missing(self) -> tuple[str, ...]:
        """What her page lacks before a slip can be written."""
        return self.years[0].missing


@dataclass(frozen=True)
class HolidayPage:
    """The debt on a day. `contribution`: what will come on it, None where the year has no rates."""

    on: date
    is_today: bool
    is_payout_time: bool
    is_fee: bool
    years: list[HolidayYear]
    people: list[HolidayPerson]
    contribution: Decimal | None

    @property
    def owed(self) -> Decimal:
        """The debt, to the øre."""
        return self.total("owed")

    @property
    def to_pay(self) -> Decimal:
        """What may be paid now, whole kroner."""
        return sum((one.to_pay for one in self.people), Decimal(0))

    @property
    def writable(self) -> list[HolidayPerson]:
        """Those whose slip can be written now."""
        return [one for one in self.people if not one.missing]

    @property
    def lacking(self) -> list[HolidayYear]:
        """Those whose page lacks a name or a number, once each."""
        found = {one.participant.pk: one for one in self.years if one.owed and one.missing}
        return list(found.values())

    def total(self, name: str) -> Decimal:
        """The sum of one column."""
        return sum((getattr(one, name) for one in self.years), Decimal(0))


def holiday_page(on: date, today: date) -> HolidayPage:
    """The debt on a day; what may be paid is only of today."""
    years = sorted(holiday_debt(on), key=lambda one: (sort_key(str(one.participant.chosen_name)), one.year))
    people: dict[int, HolidayPerson] = {}
    for one in years:
        if on == today and one.may_be_paid and one.to_pay:
            who = one.participant
            person = people.setdefault(who.pk, HolidayPerson(who.pk, str(who.chosen_name), []))
            person.years.append(one)
    return HolidayPage(
        on=on,
        is_today=on == today,
        is_payout_time=today.month >= PAYOUT_MONTH,
        is_fee=PayrollSettings.current().is_fee,
        years=years,
        people=list(people.values()),
        contribution=contribution_on_debt(years, on),
    )
