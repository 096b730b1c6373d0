"""How near the year's pay is to the limits above which the whole year is judged otherwise (grenser)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from django.db.models import Max, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.models import Participant, WorkDay
from bikuben.money import kroner
from bikuben.notices import Notice, Todo
from payroll.exemptions import exemptions_of
from payroll.holiday_debt import waiting_holiday_pay
from payroll.models import ExemptionsChoice, PaySlip, SlipKind
from payroll.rates_of_year import rates_of
from payroll.rules.rates import Limits, MissingRates
from payroll.rules.thresholds import Standing, standing

ZERO = Decimal(0)
# A warning said every day is no longer heard: what is crossed is a to-do for two weeks only.
LATELY = timedelta(days=14)


class LimitKind(StrEnum):
    """Which limit: a charity's wages in all or to one person (FTRL §23-2), pay not reported (SFF §7-2-1)."""

    CHARITY_TOTAL = "charity_total"
    CHARITY_PERSON = "charity_person"
    SMALL_PAY = "small_pay"


@dataclass(frozen=True)
class Approach:
    """A limit that is near or crossed, and whose pay it is about; None is everyone's (kroner)."""

    kind: LimitKind
    paid: Decimal
    limit: Decimal
    is_crossed: bool
    is_news: bool
    participant: Participant | None = None


@dataclass(frozen=True)
class LimitGroup:
    """Those of one limit that are all near, or all across it: one thing to say, and whom of."""

    kind: LimitKind
    is_crossed: bool
    limits: list[Approach]

    @property
    def limit(self) -> Decimal:
        """Kroner."""
        return self.limits[0].limit

    @property
    def paid(self) -> Decimal:
        """Of a limit for all: what is paid so far, kroner."""
        return self.limits[0].paid


@dataclass(frozen=True)
class _Year:
    paid: Decimal
    earlier: Decimal
    highest: Decimal
    holiday: Decimal = ZERO


def limits_near(today: date) -> list[Approach]:
    """The limits of this year that are near or crossed, at a constant number of queries.

    Near is also where holiday pay that may be paid today would cross it.
    """
    chosen = exemptions_of(today.year)
    limits = _limits(chosen, today)
    if limits is None:
        return []
    years = _with_holiday_pay(_years(today), today)
    total = _Year(
        *(sum((getattr(one, name) for one in years.values()), ZERO) for name in _Year.__match_args__)
    )
    found: list[Approach] = []
    if chosen.charity_exemption:
        found += _approach(LimitKind.CHARITY_TOTAL, total, limits.charity_total)
    everything_liable = any(one.is_crossed for one in found)
    people = Participant.objects.select_related("data_key").in_bulk(list(years))
    for pk, year in years.items():
        if chosen.charity_exemption and not everything_liable:
            found += _approach(LimitKind.CHARITY_PERSON, year, limits.charity_person, people[pk])
        if chosen.small_pay_rule:
            found += _approach(LimitKind.SMALL_PAY, year, limits.small_pay, people[pk])
    return sorted(found, key=lambda one: (list(LimitKind).index(one.kind), one.is_crossed, -one.paid))


def limit_groups(limits: Iterable[Approach]) -> list[LimitGroup]:
    """The same limits, one group for each thing that is said of them."""
    by_what = groupby(limits, key=lambda one: (one.kind, one.is_crossed))
    return [LimitGroup(kind, crossed, list(those)) for (kind, crossed), those in by_what]


def limit_notices(participants: Sequence[Participant], work_day: WorkDay) -> dict[int, list[Notice]]:
    """Whose next day would cross a limit of her own (`ATTENDANCE_CHECKS`), told at the door in private."""
    chosen = exemptions_of(work_day.date.year)
    limits = _limits(chosen, work_day.date)
    if limits is None:
        return {}
    found: dict[int, list[Notice]] = {}
    for pk, year in _years(work_day.date, participants).items():
        facts = {"paid": kroner(year.paid)}
        if chosen.small_pay_rule and _crosses_next(year, limits.small_pay):
            text = _(
                "Hun har fått %(paid)s kr i år, og i dag kan hun passere %(limit)s kr. "
                "Da skal alt hun har fått i år, meldes, og det blir skatt av det."
            )
            facts["limit"] = kroner(limits.small_pay)
            found.setdefault(pk, []).append(Notice("small_pay_limit", text % facts))
        if chosen.charity_exemption and _crosses_next(year, limits.charity_person):
            text = _(
                "Hun har fått %(paid)s kr i år, og i dag kan hun passere %(limit)s kr. "
                "Da skal dere betale avgift av alt hun har fått i år."
            )
            facts["limit"] = kroner(limits.charity_person)
            found.setdefault(pk, []).append(Notice("charity_person_limit", text % facts))
    return found


def limit_todos(today: date) -> Iterator[Todo]:
    """A line for each limit that is near, or was crossed lately. Names nobody: the first page may be seen."""
    near = [one for one in limits_near(today) if one.is_news]
    url = reverse("payroll:contribution")
    for one in near:
        if one.kind == LimitKind.CHARITY_TOTAL:
            facts = {"paid": kroner(one.paid), "limit": kroner(one.limit)}
            text = (
                _("Lønna i år er over %(limit)s kr. Det skal betales avgift av all lønn, for hele året.")
                if one.is_crossed
                else _(
                    "Lønna i år er %(paid)s kr. Over %(limit)s kr skal det betales avgift av all lønn, "
                    "for hele året."
                )
            )
            yield Todo(text % facts, url, urgent=one.is_crossed)
    for kind in (LimitKind.CHARITY_PERSON, LimitKind.SMALL_PAY):
        for crossed in (True, False):
            those = [one for one in near if one.kind == kind and one.is_crossed == crossed]
            if those:
                facts = {"count": len(those), "limit": kroner(those[0].limit)}
                yield Todo(_people_text(kind, crossed, len(those)) % facts, url, urgent=crossed)


def _people_text(kind: LimitKind, crossed: bool, count: int) -> str:
    if kind == LimitKind.SMALL_PAY and crossed:
        return ngettext(
            "%(count)d deltaker har fått over %(limit)s kr i år. Alt hun har fått, skal meldes.",
            "%(count)d deltakere har fått over %(limit)s kr i år. Alt de har fått, skal meldes.",
            count,
        )
    if kind == LimitKind.SMALL_PAY:
        return ngettext(
            "%(count)d deltaker passerer %(limit)s kr med neste lønn eller feriepenger. "
            "Da skal hele året meldes.",
            "%(count)d deltakere passerer %(limit)s kr med neste lønn eller feriepenger. "
            "Da skal hele året meldes.",
            count,
        )
    if crossed:
        return ngettext(
            "%(count)d deltaker har fått over %(limit)s kr i år. Det skal betales avgift av alt hun får.",
            "%(count)d deltakere har fått over %(limit)s kr i år. Det skal betales avgift av alt de får.",
            count,
        )
    return ngettext(
        "%(count)d deltaker nærmer seg %(limit)s kr i år. Over det skal det betales avgift av hele året.",
        "%(count)d deltakere nærmer seg %(limit)s kr i år. Over det skal det betales avgift av hele året.",
        count,
    )


def _limits(chosen: ExemptionsChoice, day: date) -> Limits | None:
    if not (chosen.charity_exemption or chosen.small_pay_rule):
        return None
    try:
        return rates_of(day.year).limits
    except MissingRates:
        return None


def _years(day: date, participants: Sequence[Participant] | None = None) -> dict[int, _Year]:
    """Each person's gross of the year, that of two weeks ago, and of her best day."""
    slips = PaySlip.objects.filter(date__year=day.year)
    if participants is not None:
        slips = slips.filter(participant__in=participants)
    rows = (
        slips.order_by()
        .values_list("participant_id")
        .annotate(
            paid=Sum("gross"),
            earlier=Sum("gross", filter=Q(date__lte=day - LATELY)),
            highest=Max("gross", filter=Q(kind=SlipKind.DAY)),
        )
    )
    return {pk: _Year(paid, earlier or ZERO, highest or ZERO) for pk, paid, earlier, highest in rows}


def _with_holiday_pay(years: dict[int, _Year], today: date) -> dict[int, _Year]:
    """The same with what waits of holiday pay, also of whoever hasn't been paid this year."""
    found = dict(years)
    for one in waiting_holiday_pay(today):
        year = found.get(one.participant.pk, _Year(ZERO, ZERO, ZERO))
        found[one.participant.pk] = replace(year, holiday=year.holiday + one.to_pay)
    return found


def _crosses_next(year: _Year, limit: Decimal) -> bool:
    return standing(year.paid, limit, next_pay=year.highest) == Standing.NEAR


def _approach(
    kind: LimitKind, year: _Year, limit: Decimal, participant: Participant | None = None
) -> Iterator[Approach]:
    next_pay = year.highest if kind == LimitKind.SMALL_PAY else None
    found = standing(year.paid, limit, next_pay=next_pay)
    if found == Standing.BELOW:
        found = standing(year.paid, limit, next_pay=year.holiday)
    if found != Standing.BELOW:
        crossed = found == Standing.CROSSED
        is_news = not crossed or year.earlier <= limit
        yield Approach(kind, year.paid, limit, crossed, is_news, participant)
