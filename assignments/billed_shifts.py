"""What an invoice says about a shift: once its day is billed, the shift stays as it was."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assignments.models import BilledDay, Shift


def billed_shifts(shifts: Sequence[Shift]) -> dict[int, str | Promise]:
    """The shifts of a participant-day that is billed (`SHIFT_LOCKS`): a credit note has to come first."""
    billed = set(
        BilledDay.objects.filter(work_day__in={shift.work_day_id for shift in shifts}).values_list(
            "participant_id", "work_day_id"
        )
    )
    return {
        shift.pk: _("Dagen er fakturert. Krediter fakturaen først.")
        for shift in shifts
        if (shift.participant_id, shift.work_day_id) in billed
    }
