"""Wage with holiday pay, or a fee (honorar) without. FERIE §10."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from bikuben.models import User
from bikuben.refusals import Refused
from payroll.models import PayrollSettings
from payroll.settings_row import locked_settings

FOUR_WEEKS = Decimal("10.2")
FIVE_WEEKS = Decimal(12)
PERCENTS = (FOUR_WEEKS, FIVE_WEEKS)


@transaction.atomic
def choose_holiday_pay(*, is_fee: bool, holiday_percent: Decimal, by: User, now: datetime) -> PayrollSettings:
    """Set how the project pays from now on: slips that are issued stay as they are.

    Raises:
        Refused: a percentage that is neither 10.2 nor 12.
    """
    if holiday_percent not in PERCENTS:
        raise Refused(
            _("Feriepengene er 10,2 eller 12 prosent."), code="bad_percent", field="holiday_percent"
        )
    settings = locked_settings()
    settings.is_fee, settings.holiday_percent = is_fee, holiday_percent
    settings.save()
    return settings
