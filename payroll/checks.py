"""What has to be looked at before someone works, as far as pay knows: cards and what benefits allow.

Called through `ATTENDANCE_CHECKS` with everyone at once: a list costs the same however long it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from assignments.models import Benefit, Participant, WorkDay
from bikuben.money import kroner
from bikuben.notices import Notice
from payroll.cards_in_force import CardStanding, card_standings
from payroll.models import PaySlip, TaxCardKind
from payroll.rates_of_year import rates_of
from payroll.rules.rates import MissingRates, base_amount

# A handful of days' pay, so that there is time to ask for a new card.
NEARLY_USED = Decimal(1000)
NEAR_CEILING = Decimal(5000)


def cards(participants: Sequence[Participant], work_day: WorkDay) -> dict[int, list[Notice]]:
    """No card, last year's card, an exemption card nearly used."""
    found = {}
    for pk, standing in card_standings(participants, work_day.date).items():
        notices = _card_notices(standing)
        if notices:
            found[pk] = notices
    return found


def _card_notices(standing: CardStanding) -> list[Notice]:
    card = standing.card
    if card is None:
        return [Notice("no_card", _("Hun har ikke skattekort. Det trekkes 50 prosent skatt."))]
    notices = []
    if standing.is_last_years:
        notices.append(
            Notice(
                "card_last_year",
                _("Skattekortet er fra %(year)s. Hent det nye.") % {"year": card.year},
            )
        )
    if card.kind == TaxCardKind.EXEMPTION and standing.left is not None:
        if standing.left <= 0:
            notices.append(Notice("exemption_used", _("Frikortet er brukt opp. Det trekkes 50 % av resten.")))
        elif standing.left < NEARLY_USED:
            notices.append(
                Notice(
                    "exemption_nearly_used",
                    _("Det er %(amount)s kr igjen av frikortet. Over det trekkes 50 %%.")
                    % {"amount": kroner(standing.left)},
                )
            )
    return notices


def benefit_ceilings(participants: Sequence[Participant], work_day: WorkDay) -> dict[int, list[Notice]]:
    """Disability benefit: pay up to 0.4 G a year in the first 24 months, then 1 G (from 2026)."""
    those = [one for one in participants if Benefit.DISABILITY in one.benefits]
    if not those:
        return {}
    try:
        g = Decimal(base_amount(work_day.date, rates_of(work_day.date.year)))
    except (MissingRates, ValueError):
        return {}
    paid = PaySlip.objects.filter(participant__in=those, date__year=work_day.date.year).order_by()
    sums = dict(paid.values_list("participant").annotate(total=Sum("gross")))
    found = {}
    for one in those:
        ceiling = disability_ceiling(one.disability_since, work_day.date, g)
        gross = sums.get(one.pk) or Decimal(0)
        if gross > ceiling - NEAR_CEILING:
            found[one.pk] = [
                Notice(
                    "disability_ceiling",
                    _("Uføretrygd: Hun har tjent %(gross)s kr hos oss i år. Grensa er %(ceiling)s kr.")
                    % {"gross": kroner(gross), "ceiling": kroner(ceiling)},
                )
            ]
    return found


def disability_ceiling(since: date | None, day: date, g: Decimal) -> Decimal:
    """What she may earn in the year beside disability benefit, kroner. Unknown start: the lower one."""
    if since is None:
        return (g * 4 / 10).quantize(Decimal(1))
    months = (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
    return g if months >= 24 else (g * 4 / 10).quantize(Decimal(1))
