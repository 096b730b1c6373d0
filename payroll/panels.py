"""What pay has to show on a participant's page (`PARTICIPANT_PANELS`): her card, and the year so far."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Sum

from assignments.models import Participant
from assignments.panels import Panel
from bikuben.models import User
from bikuben.roles import Role, has_role
from payroll.card_statuses import card_statuses, status_short
from payroll.card_words import card_words
from payroll.cards_in_force import card_standings
from payroll.corrections import open_difference
from payroll.garnishment_words import how_much
from payroll.holiday_debt import holiday_debt
from payroll.made_good import made_good_in_pay
from payroll.models import GarnishmentOrder, PaySlip
from payroll.pay_basis import year_sums
from payroll.slip_status import status_of, with_status
from payroll.tables_cards import no_card_words, used_up_words

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)
SLIPS_SHOWN = 8


def cards_panel(participant: Participant, user: User, today: date) -> Panel | None:
    """The card that a payout today would follow."""
    if not has_role(user, *PAYERS) or participant.erased_at is not None:
        return None
    standing = card_standings([participant], today)[participant.pk]
    status = card_statuses([participant], today).get(participant.pk)
    difference = open_difference(participant, today)
    context = {
        "person": participant,
        "card": standing.card,
        "words": card_words(standing.card) if standing.card else no_card_words(),
        "left": standing.left,
        "used_up": used_up_words() if standing.is_used_up else "",
        "is_last_years": standing.is_last_years,
        "difference": difference,
        "in_pay": difference is not None and made_good_in_pay(participant, difference, today),
        "status": status,
        "answer": status_short(str(status.code)) if status else "",
    }
    return Panel("payroll/cards/panel.html", context)


def garnishment_panel(participant: Participant, user: User, today: date) -> Panel | None:
    """Her garnishment orders, running and ended. Who gets the money is on a page of its own, where looks are
    logged."""
    if not has_role(user, *PAYERS) or participant.erased_at is not None:
        return None
    orders = GarnishmentOrder.objects.filter(participant=participant).annotate(total=Sum("taken__amount"))
    rows = [
        {"order": one, "words": how_much(one), "is_over": one.ends_on is not None and one.ends_on < today}
        for one in orders.order_by("-starts_on", "-pk")
    ]
    rows.sort(key=lambda row: row["is_over"])
    return Panel("payroll/garnishments/panel.html", {"person": participant, "rows": rows})


def pay_panel(participant: Participant, user: User, today: date) -> Panel | None:
    """This year's pay and hours, and her latest slips."""
    if not has_role(user, *PAYERS):
        return None
    slips = PaySlip.objects.filter(participant=participant)
    sums = year_sums(participant, today)
    latest = with_status(slips).order_by("-year", "-number")[:SLIPS_SHOWN]
    context = {
        "person": participant,
        "year": today.year,
        "sums": sums,
        "garnished": sums["gross"] - sums["withholding"] - sums["net"],
        "statement_years": slips.order_by("-date__year").values_list("date__year", flat=True).distinct()[:2],
        "hours": year_hours(participant, today.year),
        "slips": [{"slip": slip, "status": status_of(slip)} for slip in latest],
        "leads": has_role(user, Role.SUPERVISOR),
    }
    return Panel("payroll/cards/pay_panel.html", context)


def holiday_panel(participant: Participant, user: User, today: date) -> Panel | None:
    """Her holiday pay: what she has earned and when it comes. None where she has none to come."""
    if not has_role(user, *PAYERS) or participant.erased_at is not None:
        return None
    years = [one for one in holiday_debt(today, participant=participant) if one.to_pay]
    if not years:
        return None
    payable = [one for one in years if one.may_be_paid]
    context = {
        "person": participant,
        "payable": payable,
        "later": [one for one in years if not one.may_be_paid],
        "can_write": bool(payable) and not payable[0].missing,
        "has_ended": participant.ended_on is not None,
    }
    return Panel("payroll/cards/holiday_panel.html", context)


def year_hours(participant: Participant, year: int) -> Decimal:
    """The hours on her slips of a payout year; a reversed slip's count for nothing."""
    slips = PaySlip.objects.filter(participant=participant, date__year=year)
    return slips.aggregate(hours=Sum("hours"))["hours"] or Decimal(0)
