"""Whether pay can still make good what a late card showed, or only her tax assessment (skatteoppgjøret)."""

from __future__ import annotations

from datetime import date

from assignments.models import Participant
from payroll.models import NetRate
from payroll.pay_basis import counted_against_limit
from payroll.pay_cards import card_in_force
from payroll.rates_of_year import rates_of
from payroll.rules.cards import basis_for
from payroll.rules.correction import Difference
from payroll.rules.day_pay import withholding_of
from payroll.rules.withholding import UnknownTable
from payroll.unpaid import agreed_net


def made_good_in_pay(participant: Participant, difference: Difference, today: date) -> bool:
    """Whether her next day's pay makes some of it good.

    Too little can't be after February. Too much can't be while her card withholds nothing of an agreed day:
    a correction only ever lessens what is withheld. The free weeks pass, and don't count here.
    """
    if not difference.at(today):
        return False
    return difference.amount > 0 or _is_withheld_from(participant, today)


def _is_withheld_from(participant: Participant, today: date) -> bool:
    rates = rates_of(today.year)
    try:
        basis = basis_for(card_in_force(participant, today), payout=today, rates=rates)
    except UnknownTable:
        return True  # the next slip refuses the card and says so
    used = basis.used_elsewhere + counted_against_limit(participant, today.year)
    net = int(agreed_net(today, NetRate.objects.all()))
    return withholding_of(rates, basis, net, before=used) > 0
