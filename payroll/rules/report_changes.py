"""What is told now and what was told (levert): the differences, person by person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from payroll.rules.monthly_report import MonthlyReport, ReportedEmployment, ReportedIncome, ReportedPerson
from payroll.rules.report_facts import IncomeCode

D_NUMBER = "4567"  # 40 is added to the day of a D-number


class What(StrEnum):
    """What differs."""

    INCOME = "income"
    HOURS = "hours"
    WITHHOLDING = "withholding"
    GARNISHMENT = "garnishment"
    EMPLOYMENT = "employment"
    INCOME_EMPLOYMENT = "income_employment"
    PAY_CHANGED_ON = "pay_changed_on"
    IDENTITY_NUMBER = "identity_number"
    LIABLE = "liable"
    PAYOUTS = "payouts"
    BASES = "bases"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. `person` is None where it concerns the whole month.

    `before` and `after` are kroner or hours; None for what has no figure, such as when she ended.
    """

    what: What
    person: int | None = None
    code: IncomeCode | None = None
    before: Decimal | None = None
    after: Decimal | None = None


def differences(delivered: MonthlyReport, now: MonthlyReport) -> tuple[Difference, ...]:
    """What must be corrected. The employer's own details apply from now on and correct no earlier month."""
    before = {one.person: one for one in delivered.people}
    after = {one.person: one for one in now.people}
    found = [
        difference
        for person in sorted({*before, *after})
        for difference in _of_person(person, before.get(person), after.get(person))
    ]
    if delivered.payouts != now.payouts:
        found.append(_of_month(What.PAYOUTS, delivered.withholding, now.withholding))
    if delivered.bases != now.bases:
        found.append(_of_month(What.BASES, delivered.contribution, now.contribution))
    return tuple(found)


def _of_month(what: What, before: int, after: int) -> Difference:
    return Difference(what, before=Decimal(before), after=Decimal(after))


def _of_person(
    person: int, before: ReportedPerson | None, after: ReportedPerson | None
) -> Iterator[Difference]:
    incomes, now_incomes = (one.incomes if one else () for one in (before, after))
    for code in IncomeCode:
        for what, name in ((What.INCOME, "amount"), (What.HOURS, "hours")):
            was, is_now = (
                sum((getattr(one, name) for one in those if one.code == code), Decimal(0))
                for those in (incomes, now_incomes)
            )
            if was != is_now:
                yield Difference(what, person, code, was, is_now)
    for what, name in ((What.WITHHOLDING, "withholding"), (What.GARNISHMENT, "garnishment")):
        was, is_now = (Decimal(getattr(one, name)) if one else Decimal(0) for one in (before, after))
        if was != is_now:
            yield Difference(what, person, before=was, after=is_now)
    spans, now_spans = (one.employments if one else () for one in (before, after))
    if spans != now_spans:
        is_same_span = _without_pay(spans) == _without_pay(now_spans)
        yield Difference(What.PAY_CHANGED_ON if is_same_span else What.EMPLOYMENT, person)
    if before is None or after is None:
        return
    if spans == now_spans and _only_split(incomes, now_incomes):
        yield Difference(What.INCOME_EMPLOYMENT, person)
    if before.garnishment == after.garnishment and before.garnishments != after.garnishments:
        yield Difference(What.GARNISHMENT, person)
    if before.is_liable != after.is_liable:
        yield Difference(What.LIABLE, person)
    if _is_other_number(before.identity_number, after.identity_number):
        yield Difference(What.IDENTITY_NUMBER, person)


def _only_split(before: tuple[ReportedIncome, ...], after: tuple[ReportedIncome, ...]) -> bool:
    """Whether the same pay and hours belong to other employments than was told."""

    def sums(incomes: tuple[ReportedIncome, ...]) -> dict[IncomeCode, tuple[Decimal, Decimal]]:
        found = {code: (Decimal(0), Decimal(0)) for code in IncomeCode}
        for one in incomes:
            amount, hours = found[one.code]
            found[one.code] = amount + one.amount, hours + one.hours
        return found

    return before != after and sums(before) == sums(after)


def _without_pay(employments: tuple[ReportedEmployment, ...]) -> list[ReportedEmployment]:
    """The same, so that only when she began and ended tells them apart."""
    return [replace(one, pay_changed_on=one.started_on) for one in employments]


def _is_other_number(before: str, after: str) -> bool:
    """Whether she was told of by a wrong number. Whoever gets a national number in place of a D-number was
    told of rightly: the state keeps the two together."""
    got_a_national_number = before[:1] in tuple(D_NUMBER) and after[:1] not in tuple(D_NUMBER)
    return before != after and not got_a_national_number
