"""What pay has to show on a participant's page (`PARTICIPANT_PANELS`): her card, and the year so far."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Sum

from assignments.models import Participant
from assignments.panels import Panel
from bikuben.models import User
from bikuben.roles import Role, has_role
from payroll.card_words import card_words
from payroll.cards_in_force import card_standings
from payroll.models import PaySlip
from payroll.pay_basis import year_sums
from payroll.slip_status import status_of, with_status
from payroll.tables_cards import no_card_words

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)
SLIPS_SHOWN = 8


def cards_panel(participant: Participant, user: User, today: date) -> Panel | None:
    """The card that a payout today would follow."""
    if not has_role(user, *PAYERS) or participant.erased_at is not None:
        return None
    standing = card_standings([participant], today)[participant.pk]
    context = {
        "person": participant,
        "card": standing.card,
        "words": card_words(standing.card) if standing.card else no_card_words(),
        "left": standing.left,
        "is_last_years": standing.is_last_years,
    }
    return Panel("payroll/cards/panel.html", context)


def pay_panel(participant: Participant, user: User, today: date) -> Panel | None:
    """This year's pay and hours, and her latest slips."""
    if not has_role(user, *PAYERS):
        return None
    slips = PaySlip.objects.filter(participant=participant)
    latest = with_status(slips).order_by("-year", "-number")[:SLIPS_SHOWN]
    context = {
        "person": participant,
        "year": today.year,
        "statement_years": slips.order_by("-date__year").values_list("date__year", flat=True).distinct()[:2],
        "sums": year_sums(participant, today),
        "hours": year_hours(participant, today.year),
        "slips": [{"slip": slip, "status": status_of(slip)} for slip in latest],
        "leads": has_role(user, Role.SUPERVISOR),
    }
    return Panel("payroll/cards/pay_panel.html", context)


def year_hours(participant: Participant, year: int) -> Decimal:
    """The hours on her slips of a payout year; a reversed slip's count for nothing."""
    slips = PaySlip.objects.filter(participant=participant, date__year=year)
    return slips.aggregate(hours=Sum("hours"))["hours"] or Decimal(0)
