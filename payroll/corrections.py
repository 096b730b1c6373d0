"""Reads what a late tax card makes of the year's payouts, for whoever is paid next (retting av trekk)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from assignments.models import Participant
from payroll.models import BasisKind, PaySlip, PaySlipLine, SlipKind, TaxCard
from payroll.pay_cards import rule_card
from payroll.rates_of_year import rates_of
from payroll.rules.cards import BasisKind as RuleBasis
from payroll.rules.cards import Card
from payroll.rules.correction import (
    LAST_MONTH_FOR_TOO_LITTLE,
    Difference,
    Withheld,
    year_difference,
)
from payroll.rules.day_pay import Earlier
from payroll.rules.rates import MissingRates
from payroll.rules.withholding import UnknownTable


def differences(participants: Collection[Participant] | Collection[int], year: int) -> dict[int, Difference]:
    """What is open for each of them, by id, in four queries, and two more where a day of an earlier year was
    paid more. Whoever has nothing open isn't there.

    `MissingRates` where the year has no rates. A card with an unknown table corrects nothing: the next slip
    refuses it.
    """
    ids = [getattr(one, "pk", one) for one in participants]
    cards: dict[int, list[Card]] = defaultdict(list)
    for card in TaxCard.objects.filter(participant__in=ids).order_by("pk"):
        cards[card.participant_id].append(rule_card(card))
    slips = list(
        PaySlip.objects.filter(participant__in=ids, date__year=year, work_day__isnull=False).order_by(
            "date", "year", "number"
        )
    )
    corrected = corrected_by_slip(year, ids)
    gone = {slip.reverses_id for slip in slips if slip.reverses_id}
    payouts: dict[int, list[Withheld]] = defaultdict(list)
    totals: dict[int, Decimal] = defaultdict(Decimal)
    for slip in slips:
        totals[slip.participant_id] += corrected.get(slip.pk, Decimal(0))
        if slip.kind != SlipKind.REVERSAL and slip.pk not in gone:
            payouts[slip.participant_id].append(_as_paid(slip, corrected.get(slip.pk, Decimal(0))))
    before = _paid_before(slips, year)
    rates = rates_of(year)
    found = {}
    for pk in totals:
        try:
            open_now = year_difference(
                payouts[pk], cards[pk], corrected=totals[pk], rates=rates, before=before.get(pk)
            )
        except UnknownTable:
            continue
        if open_now is not None:
            found[pk] = open_now
    return found


def open_difference(participant: Participant, today: date) -> Difference | None:
    """What of the year is open, if anything; None too where the year has no rates. Whether pay can still make
    it good: `payroll.made_good`."""
    try:
        return differences([participant], today.year).get(participant.pk)
    except MissingRates:
        return None


def too_little_withheld(participants: Collection[Participant], today: date) -> int:
    """How many of them had too little withheld by last year's card, while it can be corrected."""
    if today.month > LAST_MONTH_FOR_TOO_LITTLE:
        return 0
    try:
        found = differences(participants, today.year)
    except MissingRates:
        return 0
    return sum(one.amount > 0 for one in found.values())


def corrected_by_slip(year: int, participants: Collection[int]) -> dict[int, Decimal]:
    """What each slip of a payout year corrected, kroner, by its id; reversals negative."""
    lines = PaySlipLine.objects.filter(
        paper__participant__in=participants, paper__date__year=year, basis=BasisKind.CORRECTION
    )
    return dict(lines.order_by().values_list("paper_id").annotate(total=Sum("withheld")))


def _paid_before(slips: Iterable[PaySlip], year: int) -> dict[int, dict[int, Earlier]]:
    """What earlier years paid for the days of these slips, by participant and day, as `paid_for_day` sums it
    for the slip itself: pay of the free weeks left out. No queries where all days are the year's own."""
    days = {slip.work_day_id for slip in slips if slip.work_date and slip.work_date.year < year}
    if not days:
        return {}
    earlier = PaySlip.objects.filter(
        participant__in={slip.participant_id for slip in slips}, work_day__in=days, date__year__lt=year
    ).exclude(basis=BasisKind.FREE_WEEKS)
    by_day = ("participant_id", "work_day_id")
    lines = PaySlipLine.objects.filter(paper__in=earlier, basis=BasisKind.CORRECTION).order_by()
    corrected = {
        (person, day): total
        for person, day, total in lines.values_list(*(f"paper__{name}" for name in by_day)).annotate(
            total=Sum("withheld")
        )
    }
    sums = earlier.order_by().values_list(*by_day).annotate(gross=Sum("gross"), withheld=Sum("withholding"))
    found: dict[int, dict[int, Earlier]] = defaultdict(dict)
    for person, day, gross, withheld in sums:
        own = withheld - corrected.get((person, day), Decimal(0))
        found[person][day] = Earlier(gross=gross, withheld=own, net=gross - own)
    return found


def _as_paid(slip: PaySlip, corrected: Decimal) -> Withheld:
    return Withheld(
        day=slip.work_day_id,
        date=slip.date,
        gross=slip.gross,
        withheld=slip.withholding - corrected,
        by_earlier_card=slip.card_year is not None and slip.card_year < slip.date.year,
        kind=RuleBasis(slip.basis),
        table=slip.table or None,
        percent=slip.percent,
        limit=slip.card_limit,
    )
