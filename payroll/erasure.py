"""When the papers of pay may go: five years after the end of the year (BOKL §13)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from assignments.models import Participant
from payroll.models import PaySlip
from payroll.supplement import owed_supplements
from payroll.unpaid import unpaid_days

YEARS_KEPT = 5


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
