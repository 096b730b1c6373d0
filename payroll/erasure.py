"""When the papers of pay may go: five years after the end of the year (BOKL §13)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from assignments.models import Participant
from bikuben.money import kroner
from payroll.holiday_debt import holiday_debt
from payroll.models import PaySlip
from payroll.supplement import owed_supplements
from payroll.unpaid import unpaid_days

YEARS_KEPT = 5
LAPSES_AFTER = 3  # years


def slips_are_kept(participant: Participant, today: date) -> str | None:
    """Why her slips keep her from being erased, or None. Read through `ERASURE_CHECKS`."""
    if unpaid_days(participant=participant) or owed_supplements().filter(participant=participant).exists():
        return _("Hun har arbeidet dager som ikke er betalt ut ennå.")
    slips = PaySlip.objects.filter(participant=participant)
    days = [*slips.order_by("-date")[:1], *slips.order_by("-issued_on")[:1]]
    if not days:
        return None
    last = max(max(slip.date, slip.issued_on) for slip in days)
    free_from = date(last.year + YEARS_KEPT + 1, 1, 1)
    if today >= free_from:
        return None
    return _("Lønnsslippene må tas vare på til og med %(year)s.") % {"year": free_from.year - 1}


def holiday_pay_is_owed(participant: Participant, today: date) -> str | None:
    """Why holiday pay she hasn't had keeps her from being erased, or None. Read through `ERASURE_CHECKS`.

    A claim lapses three years after it fell due (foreldelsesloven §2): what she never came for doesn't keep
    her name here for ever.
    """
    years = [one for one in holiday_debt(today, participant=participant) if one.to_pay]
    owed = sum((one.to_pay for one in years if one.year + 1 + LAPSES_AFTER >= today.year), Decimal(0))
    if not owed:
        return None
    return _("Hun har %(amount)s kr i feriepenger til gode.") % {"amount": kroner(owed)}
