"""What a year needs beside its withholding tables, entered where the program has no file for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from bikuben.models import Project, User
from bikuben.refusals import Refused
from payroll.import_tables import locked_year, next_version
from payroll.models import ContributionZone, OtherRates
from payroll.rates_of_year import is_carried
from payroll.rules.rates import Rates, Zone

LOWEST_G, HIGHEST_G = 50_000, 1_000_000
HIGHEST_RATE = 50


@dataclass(frozen=True)
class OtherRatesData:
    """What stands on the page. Percent; kroner; `next_base_amount` with its date or neither.

    `twelve_months`: of each table that no earlier year knows, whether it withholds in all twelve months.
    """

    percent_without_card: Decimal
    zones: Mapping[str, Zone]
    base_amount: int
    base_amount_from: date
    charity_total: Decimal
    charity_person: Decimal
    small_pay: Decimal
    next_base_amount: int | None = None
    next_base_amount_from: date | None = None
    twelve_months: Mapping[str, bool] = field(default_factory=dict)


def data_from(rates: Rates, year: int) -> OtherRatesData:
    """Another year's rates as the beginning of this one's: G in force at New Year, and no new one yet."""
    new_year = date(year, 1, 1)
    in_force = [one for one in rates.base_amounts if one[0] <= new_year]
    start, kroner = max(in_force, default=rates.base_amounts[0])
    return OtherRatesData(
        percent_without_card=rates.percent_without_card,
        zones=rates.zones,
        base_amount=kroner,
        base_amount_from=start,
        charity_total=rates.limits.charity_total,
        charity_person=rates.limits.charity_person,
        small_pay=rates.limits.small_pay,
    )


@transaction.atomic
def enter_other_rates(year: int, data: OtherRatesData, *, by: User, now: datetime) -> OtherRates:
    """Keep them. Entered again, they count from the next slip; issued slips stay as they are.

    Raises:
        Refused: at the field that can't be right; the program has the year's figures; or the project's own
            zone isn't among the zones.
    """
    if is_carried(year):
        raise Refused(_("Programmet har satsene for %(year)d selv.") % {"year": year}, code="carried")
    _refuse_impossible(year, data)
    row = locked_year(year)
    other = OtherRates.objects.filter(of_year=row).first() or OtherRates(of_year=row)
    for name in (
        "percent_without_card",
        "base_amount",
        "base_amount_from",
        "next_base_amount",
        "next_base_amount_from",
        "charity_total",
        "charity_person",
        "small_pay",
    ):
        setattr(other, name, getattr(data, name))
    other.twelve_month_tables = _numbers(data.twelve_months, True)
    other.other_tables = _numbers(data.twelve_months, False)
    other.entered_at = now
    other._history_user = by
    other.save()
    _keep_zones(other, data.zones, by=by)
    next_version(row, by=by)
    return other


def _keep_zones(other: OtherRates, zones: Mapping[str, Zone], *, by: User) -> None:
    kept = {one.zone: one for one in other.zones.all()}
    for name, zone in zones.items():
        one = kept.pop(name, None) or ContributionZone(other=other, zone=name)
        one.rate, one.reduced_rate, one.relief = zone.rate, zone.reduced_rate, zone.relief
        one._history_user = by
        one.save()
    for one in kept.values():
        one.delete()


def _numbers(twelve_months: Mapping[str, bool], wanted: bool) -> str:
    return ",".join(sorted(number for number, all_year in twelve_months.items() if all_year is wanted))


def _refuse_impossible(year: int, data: OtherRatesData) -> None:
    if not 0 < data.percent_without_card < 100:
        raise Refused(
            _("Prosenten må være mer enn 0 og mindre enn 100."),
            code="bad_percent",
            field="percent_without_card",
        )
    if data.base_amount_from > date(year, 1, 1):
        raise Refused(
            _("Skriv grunnbeløpet som gjelder ved nyttår."), code="late_base", field="base_amount_from"
        )
    if (data.next_base_amount is None) != (data.next_base_amount_from is None):
        lacking = "next_base_amount" if data.next_base_amount is None else "next_base_amount_from"
        raise Refused(_("Skriv både beløpet og datoen, eller ingen av dem."), code="half_base", field=lacking)
    if data.next_base_amount_from is not None and data.next_base_amount_from.year != year:
        raise Refused(
            _("Datoen må være i %(year)d.") % {"year": year}, code="other_year", field="next_base_amount_from"
        )
    for name in ("base_amount", "next_base_amount"):
        amount = getattr(data, name)
        if amount is not None and not LOWEST_G <= amount <= HIGHEST_G:
            raise Refused(_("Grunnbeløpet er et beløp som 136 549 kr."), code="bad_base", field=name)
    if data.charity_person > data.charity_total:
        raise Refused(
            _("Grensa for én person kan ikke være over grensa for alle."),
            code="bad_limits",
            field="charity_person",
        )
    for name, zone in data.zones.items():
        _refuse_impossible_zone(name, zone)
    project = Project.current()
    if project is not None and project.zone not in data.zones:
        raise Refused(
            _("Prosjektet er i sone %(zone)s, og den mangler sats.") % {"zone": project.zone}, code="no_zone"
        )


def _refuse_impossible_zone(name: str, zone: Zone) -> None:
    if not 0 <= zone.rate <= HIGHEST_RATE:
        raise Refused(
            _("Avgiften er fra 0 til %(highest)s prosent.") % {"highest": HIGHEST_RATE},
            code="bad_rate",
            field=f"zone_{name}",
        )
    if zone.reduced_rate is not None and not 0 <= zone.reduced_rate < zone.rate:
        raise Refused(
            _("Den reduserte satsen må være lavere enn den vanlige."),
            code="bad_reduced_rate",
            field=f"reduced_{name}",
        )
    if zone.relief < 0:
        raise Refused(_("Beløpet kan ikke være mindre enn null."), code="negative", field=f"relief_{name}")


def data_of(other: OtherRates) -> OtherRatesData:
    """What was entered, as the page has it."""
    return OtherRatesData(
        percent_without_card=other.percent_without_card,
        zones={
            one.zone: Zone(rate=one.rate, reduced_rate=one.reduced_rate, relief=one.relief)
            for one in other.zones.all()
        },
        base_amount=other.base_amount,
        base_amount_from=other.base_amount_from,
        next_base_amount=other.next_base_amount,
        next_base_amount_from=other.next_base_amount_from,
        charity_total=other.charity_total,
        charity_person=other.charity_person,
        small_pay=other.small_pay,
        twelve_months=other.spoken_for,
    )
