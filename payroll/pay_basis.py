"""Read once, calculate purely: everything the rules need to know before a slip is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from assignments.models import Participant, WorkDay
from bikuben.models import Project
from bikuben.refusals import Refused
from payroll.corrections import differences
from payroll.exemptions import exemptions_of
from payroll.garnishing import Taken, garnishment_sum, garnishments_for
from payroll.models import BasisKind, FreeWeeksChoice, PayrollSettings, PaySlip, PaySlipLine
from payroll.pay_cards import card_in_force
from payroll.rates_of_year import rates_of
from payroll.rules.cards import Basis, Card, FreeWeeks, basis_for
from payroll.rules.contribution_bases import liable_people
from payroll.rules.contributions import relief_saved
from payroll.rules.correction import Difference
from payroll.rules.day_pay import ContributionRule, DayPay, Earlier, NoGross, pay_for_day
from payroll.rules.rates import MissingRates
from payroll.rules.withholding import UnknownTable

SUMS = ("gross", "withholding", "net", "holiday_base")


@dataclass(frozen=True)
class Worked:
    """The result of one calculation with what it rested on, ready to be copied to a slip."""

    pay: DayPay
    basis: Basis
    card: Card | None
    project: Project
    zone: str
    holiday_percent: Decimal
    year_before: dict[str, Decimal]
    difference: Difference | None = None
    garnished: tuple[Taken, ...] = ()


def year_sums(participant: Participant, payout: date) -> dict[str, Decimal]:
    """Her sums of the year up to a payout date, by name of the slip's field, kroner; reversals negative."""
    slips = PaySlip.objects.filter(participant=participant, date__year=payout.year, date__lte=payout)
    sums = slips.aggregate(**{f"sum_{name}": Sum(name) for name in SUMS})
    return {name: sums[f"sum_{name}"] or Decimal(0) for name in SUMS}


def counted_against_limit(participant: Participant, year: int, *, but: WorkDay | None = None) -> Decimal:
    """What of a year's gross (kroner) has used of an exemption card's limit (frikortgrense).

    All of it, whatever it was withheld by, except what was withheld 50 % for lying beyond the limit: a krone
    is free once or taxed once, also where slips aren't written in the order of their dates. Of the day `but`
    everything counts, because a supplement looks at its day as a whole.
    """
    slips = PaySlip.objects.filter(participant=participant, date__year=year)
    gross = slips.aggregate(total=Sum("gross"))["total"] or Decimal(0)
    beyond = PaySlipLine.objects.filter(
        paper__in=slips, paper__basis=BasisKind.EXEMPTION, basis=BasisKind.PERCENTAGE
    )
    if but is not None:
        beyond = beyond.exclude(paper__work_day=but)
    return gross - (beyond.aggregate(total=Sum("base"))["total"] or Decimal(0))


def paid_for_day(participant: Participant, work_day: WorkDay, basis: Basis, year: int) -> Earlier | None:
    """What her slips for one day add up to; a reversed one and its reversal cancel out.

    Pay of the free weeks stands by itself: it was free, and a later payment doesn't make it taxed. Against an
    exemption card only the payout year counts, because its limit is that year's.
    """
    slips = PaySlip.objects.filter(participant=participant, work_day=work_day).exclude(
        basis=BasisKind.FREE_WEEKS
    )
    if basis.kind == BasisKind.EXEMPTION:
        slips = slips.filter(date__year=year)
    sums = slips.aggregate(gross=Sum("gross"), withheld=Sum("withholding"))
    if not sums["gross"]:
        return None
    # What a slip corrected belongs to other days.
    corrections = PaySlipLine.objects.filter(paper__in=slips, basis=BasisKind.CORRECTION)
    corrected = corrections.aggregate(total=Sum("withheld"))["total"] or Decimal(0)
    own = sums["withheld"] - corrected
    return Earlier(gross=sums["gross"], withheld=own, net=sums["gross"] - own)


def free_weeks_of(year: int) -> FreeWeeks | None:
    """The two weeks without withholding that the employer picked for a year, if any."""
    choice = FreeWeeksChoice.objects.filter(year=year).first()
    return FreeWeeks(choice.first_monday) if choice else None


def contribution_rule(zone: str, participant: Participant, year: int) -> ContributionRule:
    """What a slip in `zone` shows of the contribution: exempt for a charity under its limits (FTRL §23-2),
    and in zone 1a with the relief saved so far that year. What is owed is counted anew from the bases."""
    charity = exemptions_of(year).charity_exemption
    rates = rates_of(year)
    if not charity and rates.zones[zone].reduced_rate is None:
        return ContributionRule(zone=zone)
    rows = PaySlip.objects.filter(date__year=year).order_by().values_list("participant_id")
    gross = dict(rows.annotate(total=Sum("gross")))
    liable = liable_people(gross, rates.limits, charity=charity)
    base = sum((gross[person] for person in liable), Decimal(0))
    return ContributionRule(
        zone=zone,
        exempt=charity and participant.pk not in liable,
        relief_used=relief_saved(year, zone, base, rates=rates),
    )


def work_out(
    participant: Participant,
    work_day: WorkDay,
    *,
    net: Decimal,
    payout: date,
    later_payment: bool = False,
    correct: bool = False,
    holiday_percent: Decimal | None = None,
    zone: str | None = None,
    garnished: tuple[Taken, ...] | None = None,
) -> Worked:
    """Find the gross that leaves `net` kroner for one day, paid on `payout`.

    With `correct`, what a late card shows to have been withheld wrongly earlier in the year is made good.
    `holiday_percent`: that of the slip which this one supplements or stands in for, 0 where it was a fee:
    what was earned as a wage stays one when the project changes to fees. None: as the project pays now.
    `zone`: that of the reversed slip which this one stands in for on its payout date (sone for
    arbeidsgiveravgift); a later change reaches no earlier payout. None: the project's now.
    Of the net her garnishment orders take their part; `garnished` is given where money that she has already
    is settled, and then takes what was taken before.

    Raises:
        Refused: no project details yet, no rates for the year, an unknown table, or no gross with that net.
    """
    project = Project.current()
    if project is None:
        raise Refused(_("Fyll ut opplysningene om prosjektet først."), code="no_project")
    percent = PayrollSettings.current().percent_now() if holiday_percent is None else holiday_percent
    card = card_in_force(participant, payout)
    before = year_sums(participant, payout)
    try:
        taken = garnishments_for(participant, payout, net) if garnished is None else garnished
        rates = rates_of(payout.year)
        basis = basis_for(card, payout=payout, free_weeks=free_weeks_of(payout.year), rates=rates)
        difference = differences([participant], payout.year).get(participant.pk) if correct else None
        pay = pay_for_day(
            year=payout.year,
            rates=rates,
            net=net,
            basis=basis,
            exempt_used=basis.used_elsewhere
            + counted_against_limit(participant, payout.year, but=work_day if later_payment else None),
            earlier=paid_for_day(participant, work_day, basis, payout.year) if later_payment else None,
            contribution=contribution_rule(zone or project.zone, participant, payout.year),
            holiday=bool(percent),
            correction=difference.at(payout) if difference else 0,
            garnishment=garnishment_sum(taken),
        )
    except MissingRates as error:
        raise missing_rates(payout.year) from error
    except UnknownTable as error:
        raise unknown_table(payout.year) from error
    except NoGross as error:
        raise Refused(
            _("Det finnes ingen brutto som gir dette i hånda. Se på skattekortet."), code="no_gross"
        ) from error
    except ValueError as error:
        raise Refused(_("Beløpet må være i hele kroner og mer enn null."), code="bad_net") from error
    return Worked(pay, basis, card, project, zone or project.zone, percent, before, difference, taken)


def missing_rates(year: int) -> Refused:
    """The refusal where the payout's year has no rates."""
    return Refused(
        _("Satsene for %(year)s mangler. Lønn kan ikke betales ut før de er lagt inn under Satser.")
        % {"year": year},
        code="missing_rates",
        mend=(reverse("payroll:rates"), _("Legg inn satsene")),
    )


def unknown_table(year: int) -> Refused:
    """The refusal where the card names a table that its year hasn't."""
    return Refused(
        _("Skattekortet har en tabell som ikke finnes i %(year)s. Se på kortet.") % {"year": year},
        code="unknown_table",
    )
