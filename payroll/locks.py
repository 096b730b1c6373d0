"""What pay says about a shift: once the day is paid, the shift stays as it was."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assignments.models import Shift
from payroll.models import PaidDay


def paid_shifts(shifts: Sequence[Shift]) -> dict[int, str | Promise]:
    """The shifts of a day that has its slip (`SHIFT_LOCKS`): a reversal has to come first."""
    paid = set(
        PaidDay.objects.filter(work_day__in={shift.work_day_id for shift in shifts}).values_list(
            "participant_id", "work_day_id"
        )
    )
    return {
        shift.pk: _("Lønnsslippen er skrevet. Før den tilbake først.")
        for shift in shifts
        if (shift.participant_id, shift.work_day_id) in paid
    }
