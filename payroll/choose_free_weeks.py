"""The employer picks the two weeks before Christmas without withholding. SBF §5-7-2."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bikuben.models import User
from bikuben.refusals import Refused
from payroll.models import BasisKind, FreeWeeksChoice, PaySlip, SlipKind
from payroll.rules.free_weeks import allowed_free_weeks


@transaction.atomic
def choose_free_weeks(
    year: int, first_monday: date | None, *, by: User, now: datetime
) -> FreeWeeksChoice | None:
    """Pick the weeks of `year` by their first Monday; None means none is picked.

    Raises:
        Refused: weeks that the regulation doesn't allow, or someone has been paid in the ones picked before.
    """
    if first_monday is not None and first_monday not in allowed_free_weeks(year):
        raise Refused(_("Velg blant ukene som kan være trekkfrie."), code="bad_weeks", field="first_monday")
    choice = FreeWeeksChoice.objects.select_for_update(no_key=True).filter(year=year).first()
    if choice is not None and choice.first_monday != first_monday:
        _refuse_used(year)
    if first_monday is None:
        if choice is not None:
            choice.delete()
        return None
    choice = choice or FreeWeeksChoice(year=year)
    choice.first_monday = first_monday
    choice.save()
    return choice


def _refuse_used(year: int) -> None:
    used = PaySlip.objects.filter(date__year=year, lines__basis=BasisKind.FREE_WEEKS, reversed_by=None)
    if used.exclude(kind=SlipKind.REVERSAL).exists():
        raise Refused(
            _("Noen har fått lønn uten trekk i ukene som er valgt. Da kan de ikke byttes."),
            code="weeks_used",
            field="first_monday",
        )
