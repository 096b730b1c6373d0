"""Holiday pay (feriepenger) is paid by slips of its own: in the following year, or when she has ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from assignments.models import Participant
from bikuben.documents.wording import number
from bikuben.models import Project, User
from bikuben.money import kroner
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.garnishing import Taken, garnishment_sum, garnishments_for, garnishments_of
from payroll.holiday_debt import HolidayYear, holiday_years, waiting_holiday_pay
from payroll.issue_pay_slips import holiday_money_she_holds, settle
from payroll.models import PaySlip, Settlement, SlipKind
from payroll.pay_basis import (
    Worked,
    card_in_force,
    contribution_rule,
    counted_against_limit,
    missing_rates,
    unknown_table,
    year_sums,
)
from payroll.rates_of_year import rates_of
from payroll.rules.holiday_pay import OVER_60, may_be_paid, pay_holiday
from payroll.rules.rates import MissingRates
from payroll.rules.withholding import UnknownTable
from payroll.unpaid import details_missing, missing_for_slip
from payroll.write_slip import write_slip


@dataclass(frozen=True)
class HolidayIssued:
    """The slips of one go, and those left out because something is missing on their page."""

    slips: list[PaySlip]
    left_out: list[HolidayYear]


@transaction.atomic
def issue_holiday_slip(
    participant: Participant, earning_year: int, *, by: User, now: datetime, today: date
) -> PaySlip:
    """Issue a slip of what is owed for one earning year.

    Raises:
        Refused: too early, nothing owed, something missing on her page or in the project's details, no rates,
            or she still has other money from a reversed slip.
    """
    # All slips take this counter, so what is owed can't change between here and the slip.
    desk = Desk(PaySlip, Settlement, by=by, now=now, issued_on=today)
    participant = Participant.objects.select_related("data_key").get(pk=participant.pk)
    return _issue(desk, participant, earning_year, today)


@transaction.atomic
def issue_holiday_slips(
    *, by: User, now: datetime, today: date, participant: Participant | None = None
) -> HolidayIssued:
    """Issue the slips of all holiday pay that waits, of everyone or of one person, all or none of them.

    Raises:
        Refused: nothing waits, or only for people whose page lacks what a slip needs.
    """
    desk = Desk(PaySlip, Settlement, by=by, now=now, issued_on=today)
    found = waiting_holiday_pay(today)
    if participant is not None:
        found = [one for one in found if one.participant.pk == participant.pk]
    ready = [one for one in found if not one.missing]
    left_out = [one for one in found if one.missing]
    if not ready:
        if left_out:
            raise details_missing()
        raise Refused(_("Ingen feriepenger kan betales ut nå."), code="nothing_to_issue")
    return HolidayIssued([_issue(desk, one.participant, one.year, today) for one in ready], left_out)


def write_holiday_slip(
    desk: Desk,
    participant: Participant,
    earning_year: int,
    *,
    payout: date,
    garnished: tuple[Taken, ...] | None = None,
    zone: str | None = None,
) -> PaySlip:
    """Issue the slip of what is left of a year's holiday pay, whatever the date. Refused: nothing is left.

    `garnished` is what was taken of a slip whose money is settled by this one, and `zone` that slip's.
    """
    years = {one.year: one for one in holiday_years(participant, payout=payout)}
    account = years.get(earning_year)
    if account is None or not account.to_pay:
        raise Refused(
            _("Hun har ingen feriepenger til gode for %(year)d.") % {"year": earning_year},
            code="nothing_owed",
        )
    with override(participant.language):
        reckoning = in_words(account)
    return write_slip(
        desk,
        participant,
        None,
        work_out_holiday(account, payout=payout, garnished=garnished, zone=zone),
        payout=payout,
        kind=SlipKind.HOLIDAY,
        earning_year=earning_year,
        reason=reckoning,
    )


def work_out_holiday(
    account: HolidayYear,
    *,
    payout: date,
    garnished: tuple[Taken, ...] | None = None,
    zone: str | None = None,
) -> Worked:
    """Find what is withheld of a year's holiday pay, paid on `payout`, and what her garnishment orders take.

    Raises:
        Refused: no project details yet, no rates for the year, an unknown table, or all would be withheld.
    """
    project, participant = Project.current(), account.participant
    if project is None:
        raise Refused(_("Fyll ut opplysningene om prosjektet først."), code="no_project")
    card = card_in_force(participant, payout)
    try:
        pay, basis = pay_holiday(
            account.parts,
            earning_year=account.year,
            payout=payout,
            card=card,
            exempt_used=counted_against_limit(participant, payout.year),
            contribution=contribution_rule(zone or project.zone, participant, payout.year),
            rates=rates_of(payout.year),
        )
    except MissingRates as error:
        raise missing_rates(payout.year) from error
    except UnknownTable as error:
        raise unknown_table(payout.year) from error
    if not pay.net:
        raise Refused(_("Alt ville gått til skatt. Se på skattekortet."), code="no_net")
    taken = garnishments_for(participant, payout, pay.net) if garnished is None else garnished
    garnishment = garnishment_sum(taken)
    pay = replace(pay, net=pay.net - garnishment, garnishment=garnishment)
    percent = account.bases[-1][0] if account.bases else Decimal(0)
    before = year_sums(participant, payout)
    return Worked(pay, basis, card, project, zone or project.zone, percent, before, garnished=taken)


def in_words(account: HolidayYear) -> str:
    """How the sum comes about, as her slip says it: ``10,2 prosent av 41 250 kr, opptjent i 2025.``"""
    of_bases = _(" og ").join(
        _("%(percent)s prosent av %(base)s kr") % {"percent": number(percent), "base": kroner(base)}
        for percent, base in account.bases
    )
    words = [_("%(bases)s, opptjent i %(year)d.") % {"bases": of_bases, "year": account.year}]
    if account.earned.supplement:
        words.append(_("%(percent)s prosent til, fra året du fyller 60.") % {"percent": number(OVER_60)})
    if account.paid:
        words.append(_("%(amount)s kr er betalt før.") % {"amount": kroner(account.paid)})
    if account.earned.payable != account.earned.exact:
        words.append(_("Rundet opp til hele kroner."))
    return " ".join(words)


def _issue(desk: Desk, participant: Participant, earning_year: int, today: date) -> PaySlip:
    if not may_be_paid(earning_year, today=today, has_ended=participant.ended_on is not None):
        raise Refused(
            _("Feriepenger for %(year)d betales året etter, eller når hun slutter.") % {"year": earning_year},
            code="too_early",
        )
    if missing_for_slip(participant):
        raise details_missing()
    held = holiday_money_she_holds(participant, earning_year)
    slip = write_holiday_slip(
        desk,
        participant,
        earning_year,
        payout=held.date if held else today,
        garnished=garnishments_of(held.reverses) if held and held.reverses else None,
        zone=held.contribution_zone if held else None,
    )
    if held is not None:
        settle_the_same(desk, slip, held)
    return slip


def settle_the_same(desk: Desk, slip: PaySlip, reversal: PaySlip) -> Settlement:
    """Pay a holiday slip with what she has from a reversed one.

    Raises:
        Refused: its net is another, for its gross is fixed; then the money must come back first.
    """
    if slip.net != -reversal.net:
        raise Refused(
            _(
                "Den nye slippen gir %(new)s kr i hånda, og hun har %(had)s kr fra den gamle. "
                "Før pengene tilbake i kassa, og skriv så den nye."
            )
            % {"new": kroner(slip.net), "had": kroner(-reversal.net)},
            code="holds_other_money",
        )
    return settle(desk, slip, reversal)
